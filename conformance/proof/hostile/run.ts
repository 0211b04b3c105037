import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { functionUrns, projectId, stateOfMany } from '../../reference/many-functions.ts';
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

/** What an encounter may cost: seconds where nothing else is said, and megabytes. */
const bounds = { seconds: 30, megabytes: 300 };

/** How much more memory may be in use on a busy machine, where the garbage collector comes late. */
const lateCollection = 1.1;

/** When a command is killed, as a multiple of what it may take: a machine has other work, too. */
const patience = 4;

/** The most characters of anything that is printed or written, archives aside, which hold bodies. */
const longestArtefact = 8_000_000;

const { token, accessKey, secretKey, securityToken } = canaries;
const credentials = {
  token: { CONFORMANCE_TOKEN: token },
  key: {
    HUAWEICLOUD_SDK_AK: accessKey,
    HUAWEICLOUD_SDK_SK: secretKey,
    HUAWEICLOUD_SDK_SECURITY_TOKEN: securityToken,
  },
};

/** Lets the suite meet everything that is hostile, and looks at all that it leaves behind. */
export async function meetAll(
  hostiles: readonly Hostile[],
  onProgress: (done: number) => void,
): Promise<readonly Encounter[]> {
  const encounters = new Map<Hostile, Encounter>();
  // Those that may take long come first, so that none of them is left to wait for in the end.
  const queue = hostiles.toSorted((a, b) => secondsFor(b) - secondsFor(a)).values();
  const work = async () => {
    for (const hostile of queue) {
      encounters.set(hostile, await meet(hostile));
      onProgress(encounters.size);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return hostiles.flatMap((hostile) => encounters.get(hostile) ?? []);
}

function secondsFor({ seconds = bounds.seconds }: Hostile): number {
  return seconds;
}

interface Met {
  readonly cost: Cost;
  /** What the suite did that it must never do. */
  readonly misconduct: readonly string[];
  readonly signatures: ReadonlySet<string>;
}

async function meet(hostile: Hostile): Promise<Encounter> {
  const [inputs, outputs] = [
    await mkdtemp(join(tmpdir(), 'hostile-')),
    await mkdtemp(join(tmpdir(), 'hostile-')),
  ];
  const variables = {
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: join(outputs, 'step-summary.md'),
    CONFORMANCE_REPORT_DIR: join(outputs, 'reports'),
    CONFORMANCE_FUZZ: 'off',
  };
  const run = (command: HostileInput['command'], args: readonly string[], kind: keyof typeof credentials) =>
    runMeasured(command, args, { ...variables, ...credentials[kind] }, patience * secondsFor(hostile));
  try {
    const { cost, misconduct, signatures } =
      'attack' in hostile
        ? await meetTarget(hostile, inputs, run)
        : await meetInput(hostile, inputs, outputs, run);
    const artefacts = { stdout: cost.stdout, stderr: cost.stderr, ...(await writtenIn(outputs)) };
    const traces = Object.entries(artefacts).flatMap(([name, text]) => tracesIn(name, text, signatures));
    return { hostile, cost, broken: [...brokenBounds(hostile, cost), ...misconduct, ...traces] };
  } finally {
    await rm(inputs, { recursive: true });
    await rm(outputs, { recursive: true });
  }
}

type Run = (
  command: HostileInput['command'],
  args: readonly string[],
  kind: keyof typeof credentials,
) => Promise<Cost>;

async function meetTarget(hostile: HostileTarget, inputs: string, run: Run): Promise<Met> {
  const { functions = 1, credentials: kind = 'token', timeout = 5 } = hostile;
  const configured = stateOfMany(functions).projects[projectId]?.functions ?? [];
  const accessKeys = [{ accessKey, secretKey, securityToken }];
  const target = await startTarget(hostile, {
    projects: { [projectId]: { tokens: [token], accessKeys, functions: configured } },
  });
  const list = join(inputs, 'functions.txt');
  await writeFile(list, functionUrns(functions).join('\n'));
  try {
    const args = ['--base-url', target.origin, '--project-id', projectId, '--functions-file', list];
    const cost = await run('conformance', [...args, '--timeout', String(timeout)], kind);
    const { methods, requests, strayed, signatures } = target.seen;
    const most = hostile.requests ?? Number.POSITIVE_INFINITY;
    const misconduct = [
      ...[...methods].filter((method) => method !== 'GET').map((method) => `sent ${method}`),
      ...(requests > most ? [`sent ${requests} requests, more than ${most}`] : []),
      ...(strayed > 0 ? ['asked another origin'] : []),
    ];
    return { cost, signatures, misconduct };
  } finally {
    await target.stop();
  }
}

async function meetInput(
  { text, command, args }: HostileInput,
  inputs: string,
  outputs: string,
  run: Run,
): Promise<Met> {
  const file = join(inputs, args.includes('--env') ? 'input.yaml' : 'input');
  const page = command === 'report' ? ['--out', join(outputs, 'page.html')] : [];
  await writeFile(file, text);
  const cost = await run(command, [...args, file, ...page], 'token');
  return { cost, signatures: new Set(), misconduct: cost.code === 2 ? untidiness(cost) : [] };
}

async function writtenIn(folder: string): Promise<{ readonly [name: string]: string }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = async (path: string, name: string) =>
    [name, await readFile(join(path, name), 'latin1')] as const;
  return Object.fromEntries(await Promise.all(files.map(({ parentPath, name }) => read(parentPath, name))));
}

function brokenBounds(hostile: Hostile, { code, busySeconds, megabytes = 0 }: Cost): readonly string[] {
  const most = secondsFor(hostile);
  return [
    ...(code === null || !hostile.exits.includes(code)
      ? [`ended with ${code ?? 'a signal'}, not ${hostile.exits.join(' or ')}`]
      : []),
    ...(busySeconds > most ? [`was busy for ${busySeconds.toFixed(0)} s, more than ${most}`] : []),
    ...(megabytes > bounds.megabytes * lateCollection
      ? [`took ${megabytes} MB, more than ${bounds.megabytes}`]
      : []),
  ];
}

/** A command that was used in a wrong way says so in one sentence, and no more. */
function untidiness({ stderr, stdout }: Cost): readonly string[] {
  const lines = stderr.trim().split('\n').length;
  const isTidy = lines <= 2 && stderr.length < 1000 && stdout === '' && !/^\s+at /m.test(stderr);
  return isTidy ? [] : [`did not end in one sentence but in ${lines} lines`];
}

/** What is in none of the texts that the suite prints or writes: for each of them, by the end of its name. */
const forbidden: readonly (readonly [name: RegExp, what: string, pattern: RegExp])[] = [
  [/^std/, 'a control character', /[^\P{Cc}\n\t]/u],
  [/^std/, 'a command to a runner', /##(?:vso)?\[|^\s*::(?!(?:error|warning|notice) title=)/m],
  [/^std/, 'text that changes direction', /[\u202a-\u202e\u2066-\u2069]/],
  [
    /\.md$/,
    'an image, a link or markup',
    /!\[[^\]]*\]\(|\]\(http:\/\/pwned|<http:\/\/pwned|<(?:img|script|svg)/i,
  ],
  [/\.html$/, 'markup', /<(?:img|svg|script)\b[^>]*pwned|<[a-z](?:[^<>"]|"[^"]*")*\son\w+=["']?pwned/i],
  [/\.xml$/, 'markup', /name="pwned"|<!ENTITY/],
];

function tracesIn(name: string, text: string, signatures: ReadonlySet<string>): readonly string[] {
  const leak = findLeak(text, [token, secretKey, securityToken]) ?? findLeak(text, [...signatures], 16);
  // In Markdown, code is shown as it is.
  const live = name.endsWith('.md') ? text.replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '') : text;
  const found = forbidden.filter(([names, , pattern]) => names.test(name) && pattern.test(live));
  return [
    ...(leak === undefined ? [] : [`left a secret in ${name}: ${leak}`]),
    ...found.map(([, what]) => `left ${what} in ${name}`),
    ...(text.length > longestArtefact && !name.endsWith('.har')
      ? [`wrote ${text.length} characters to ${name}`]
      : []),
  ];
}
