import { execFile } from 'node:child_process';
import { cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectId, type Question, token } from './answers.ts';
import type { Generator } from './generators.ts';

/** What came of one generator and one edition: the first step that failed, and what it said. */
export interface Cell {
  readonly generator: Generator;
  readonly edition: '3.1' | '3.0';
  readonly failed?: { readonly step: string; readonly output: string };
}

/** Where everything is downloaded to and generated. */
export const cache = fileURLToPath(new URL('../../.cache/generators', import.meta.url));
const bin = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url));
const programs = fileURLToPath(new URL('programs', import.meta.url));

/** The commands that a generator needs and this machine does not have. */
export async function missing({ needs }: Generator): Promise<string[]> {
  const found = await Promise.all(needs.map((command) => shell(`command -v ${command}`, '.', {})));
  return needs.filter((_command, i) => found[i]?.code !== 0);
}

/** A folder with generated code, and what the commands that compile and run it know; or the step that failed. */
type Generated =
  | { readonly out: string; readonly environment: Environment; readonly failed?: undefined }
  | { readonly failed: NonNullable<Cell['failed']> };

/** Installs a generator, where it is not there yet, and lets it write a client. */
export async function generate(
  generator: Generator,
  edition: Cell['edition'],
  spec: string,
  variables: Environment,
): Promise<Generated> {
  const { name, version } = generator;
  const out = join(cache, 'generated', `${name}-${edition}`);
  const tool = join(cache, `${name.replace(/^(openapi-generator)-.*/, '$1')}-${version}`);
  const environment = {
    SPEC: spec,
    OUT: out,
    CACHE: cache,
    TOOL: tool,
    BIN: bin,
    GOPATH: join(cache, 'go'),
    GOFLAGS: '-modcacherw',
    CARGO_HOME: join(cache, 'cargo'),
    ...variables,
  };
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const isInstalled = await stat(tool).then(
    () => true,
    () => false,
  );
  const steps: [string, string][] = [['generate', generator.generate]];
  if (!isInstalled) steps.unshift(['install', generator.install]);
  for (const [step, command] of steps) {
    const { code, output } = await shell(command, out, environment);
    if (code !== 0) {
      if (step === 'install') await rm(tool, { recursive: true, force: true });
      return { failed: { step, output } };
    }
  }
  return { out, environment };
}

/** Generates a client, compiles it, and lets it answer every question from the endpoint at an address. */
export async function tryOut(
  generator: Generator,
  edition: Cell['edition'],
  spec: string,
  baseUrl: string,
  questions: readonly Question[],
): Promise<Cell> {
  const { name, program } = generator;
  const variables = { BASE_URL: baseUrl, TOKEN: token, PROJECT_ID: projectId };
  const generated = await generate(generator, edition, spec, variables);
  if (generated.failed !== undefined) return { generator, edition, failed: generated.failed };
  const { out, environment } = generated;
  await mkdir(dirname(join(out, program)), { recursive: true });
  await cp(join(programs, `${name}${program.slice(program.lastIndexOf('.'))}`), join(out, program));
  const compiled = await shell(generator.compile, out, environment);
  if (compiled.code !== 0)
    return { generator, edition, failed: { step: 'compile', output: compiled.output } };
  const asked = questions.map(({ functionUrn }) => `'${functionUrn}'`).join(' ');
  const { output } = await shell(`${generator.run} ${asked}`, out, environment);
  const lines = output.split(/\r?\n/);
  const wrong = questions.findIndex(({ expected }, i) => lines[i] !== expected);
  const { tries, expected } = questions[wrong] ?? {};
  if (tries !== undefined) {
    return {
      generator,
      edition,
      failed: { step: tries, output: `expected ${expected}\ngot\n${output}` },
    };
  }
  return { generator, edition };
}

interface Environment {
  readonly [name: string]: string;
}

interface Ended {
  readonly code: number;
  readonly output: string;
}

function shell(command: string, cwd: string, environment: Environment): Promise<Ended> {
  const options = { cwd, env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile('bash', ['-c', command], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : 1, output: error === null ? stdout : stdout + stderr });
    });
  });
}

/** Writes an edition of the document to where the generators read it. */
export async function writeSpec(edition: Cell['edition'], document: object): Promise<string> {
  await mkdir(cache, { recursive: true });
  const path = join(cache, `openapi-${edition}.json`);
  await writeFile(path, JSON.stringify(document, null, 2));
  return path;
}
