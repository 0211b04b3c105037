import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { functionUrns, projectId, stateOfMany } from '../reference/many-functions.ts';
import { type Cost, runMeasured } from './child.ts';
import { canaries, type Hostile, type HostileInput, type HostileTarget } from './hostile.ts';
import { findLeak } from './search.ts';
import { startTarget } from './server.ts';

/** What came of an encounter. */
export interface Encounter {
  readonly hostile: Hostile;
  readonly cost: Cost;
  /** Promises that were not kept, one sentence each. */
  readonly broken: readonly string[];
}

/** How many encounters there are at once. */
const parallel = 3;

const byDefault = { seconds: 30, megabytes: 300 };

const environments = fileURLToPath(new URL('../../environments/', import.meta.url));

const credentials = {
  token: { CONFORMANCE_TOKEN: canaries.token },
  key: {
    HUAWEICLOUD_SDK_AK: canaries.accessKey,
    HUAWEICLOUD_SDK_SK: canaries.secretKey,
    HUAWEICLOUD_SDK_SECURITY_TOKEN: canaries.securityToken,
  },
};

/** Lets the suite meet everything that is hostile, and looks at all that it leaves behind. */
export async function meetAll(
  hostiles: readonly Hostile[],
  onProgress: (done: number) => void,
): Promise<readonly Encounter[]> {
  const encounters = new Map<Hostile, Encounter>();
  const queue = hostiles.values();
  const work = async () => {
    for (const hostile of queue) {
      encounters.set(hostile, await meet(hostile));
      onProgress(encounters.size);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return hostiles.flatMap((hostile) => encounters.get(hostile) ?? []);
}

async function meet(hostile: Hostile): Promise<Encounter> {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  try {
    const summary = join(folder, 'step-summary.md');
    const variables = {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
      CONFORMANCE_REPORT_DIR: join(folder, 'reports'),
      CONFORMANCE_FUZZ: 'off',
    };
    const patience = 2 * (hostile.seconds ?? byDefault.seconds);
    const { cost, misconduct, signatures } =
      'attack' in hostile
        ? await meetTarget(hostile, folder, variables, patience)
        : await meetInput(hostile, folder, variables, patience);
    const artefacts = new Map([
      ['standard output', cost.stdout],
      ['standard error', cost.stderr],
      ...(await writtenIn(folder)),
    ]);
    return {
      hostile,
      cost,
      broken: [
        ...boundsBroken(hostile, cost),
        ...misconduct,
        ...tracesIn(artefacts, signatures),
        ...(cost.code === 2 ? untidy(cost) : []),
      ],
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Met {
  readonly cost: Cost;
  readonly misconduct: readonly string[];
  readonly signatures: ReadonlySet<string>;
}

async function meetTarget(
  hostile: HostileTarget,
  folder: string,
  variables: { readonly [name: string]: string },
  patience: number,
): Promise<Met> {
  const { functions = 1, credentials: kind = 'token' } = hostile;
  const state = stateOfMany(functions);
  const { token, ...key } = canaries;
  const own = { tokens: [token], accessKeys: [key], functions: state.projects[projectId]?.functions ?? [] };
  const target = await startTarget(hostile, { projects: { [projectId]: own } });
  const list = join(folder, 'functions.txt');
  await writeFile(list, functionUrns(functions).join('\n'));
  try {
    const args = [
      '--base-url',
      target.origin,
      '--project-id',
      projectId,
      '--functions-file',
      list,
      '--timeout',
      '1',
    ];
    const cost = await runMeasured('conformance', args, { ...variables, ...credentials[kind] }, patience);
    await rm(list);
    return {
      cost,
      signatures: target.signatures,
      misconduct: [
        ...[...target.methods].filter((method) => method !== 'GET').map((method) => `sent ${method}`),
        ...(target.strayed() > 0 ? ['asked another origin'] : []),
      ],
    };
  } finally {
    await target.stop();
  }
}

async function meetInput(
  { files, environment, command, args }: HostileInput,
  folder: string,
  variables: { readonly [name: string]: string },
  patience: number,
): Promise<Met> {
  const inputs = await mkdtemp(join(tmpdir(), 'hostile-input-'));
  const name = `hostile-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const environmentFile = join(environments, `${name}.yaml`);
  try {
    for (const [file, content] of Object.entries(files)) await writeFile(join(inputs, file), content);
    if (environment !== undefined) await writeFile(environmentFile, environment);
    const named = environment === undefined ? [] : ['--env', name];
    await mkdir(join(folder, 'out'));
    const filled = args.map((arg) =>
      arg.endsWith('.html') ? arg.replace('{}', join(folder, 'out')) : arg.replace('{}', inputs),
    );
    const cost = await runMeasured(
      command,
      [...filled, ...named],
      { ...variables, ...credentials.token },
      patience,
    );
    return { cost, misconduct: [], signatures: new Set() };
  } finally {
    await rm(inputs, { recursive: true });
    await rm(environmentFile, { force: true });
  }
}

async function writtenIn(folder: string): Promise<readonly (readonly [name: string, text: string])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(
      async ({ parentPath, name }) => [name, await readFile(join(parentPath, name), 'latin1')] as const,
    ),
  );
}

function boundsBroken(hostile: Hostile, { code, seconds, megabytes }: Cost): readonly string[] {
  const most = { ...byDefault, ...hostile };
  return [
    ...(code === null || !hostile.exits.includes(code)
      ? [`ended with ${code ?? 'a signal'}, not ${hostile.exits.join(' or ')}`]
      : []),
    ...(seconds > most.seconds ? [`took ${seconds.toFixed(0)} s, more than ${most.seconds}`] : []),
    ...(megabytes !== undefined && megabytes > most.megabytes
      ? [`took ${megabytes} MB, more than ${most.megabytes}`]
      : []),
  ];
}

/** What must stand in nothing that the suite prints or writes. */
function tracesIn(
  artefacts: ReadonlyMap<string, string>,
  signatures: ReadonlySet<string>,
): readonly string[] {
  const { accessKey: _public, ...secrets } = canaries;
  return [...artefacts].flatMap(([name, text]) => {
    const leak = findLeak(text, Object.values(secrets)) ?? findLeak(text, [...signatures], 16);
    return [
      ...(leak === undefined ? [] : [`left a secret in ${name}: ${leak}`]),
      ...forbidden(name).flatMap(([what, pattern]) =>
        pattern.test(text) ? [`left ${what} in ${name}`] : [],
      ),
    ];
  });
}

function forbidden(name: string): readonly (readonly [what: string, pattern: RegExp])[] {
  if (name.startsWith('standard'))
    return [
      ['a control character', /[^\P{Cc}\n\t]/u],
      [
        'a command to a runner',
        /##(?:vso)?\[|::(?!error |warning |notice )[a-z-]+(?: [^\n]*)?::|::error file=pwned/,
      ],
      ['text that changes direction', /[\u202a-\u202e\u2066-\u2069]/],
    ];
  if (name.endsWith('.md'))
    return [
      ['an image, a link or markup', /!\[[^\]]*\]\(|\]\(http:\/\/pwned|<http:\/\/pwned|<(?:img|script|svg)/i],
    ];
  if (name.endsWith('.html'))
    return [['markup', /<(?:img|svg|script)\b[^>]*pwned|<[a-z](?:[^<>"]|"[^"]*")*\son\w+=["']?pwned/i]];
  if (name.endsWith('.xml')) return [['markup', /name="pwned"|<!ENTITY/]];
  return [];
}

/** A command that was used in a wrong way says so in one sentence, and no more. */
function untidy({ stderr, stdout }: Cost): readonly string[] {
  const isStack = /^\s+at /m.test(stderr);
  const lines = stderr.trim().split('\n').length;
  return isStack || lines > 2 || stderr.length > 1000 || stdout !== ''
    ? [`ended with 2 and ${isStack ? 'a stack' : `${lines} lines`}`]
    : [];
}
