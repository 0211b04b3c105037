import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { commandProgram } from '../../conformance/clients/program.ts';
import { testClient } from '../../conformance/clients/run.ts';
import { describeScenario, readScenarios } from '../../conformance/clients/scenario.ts';
import { readDocument } from '../../openapi/generate/document.ts';
import { generators } from '../generators/generators.ts';
import { generate, writeSpec } from '../generators/matrix.ts';
import { clients, type RealClient } from './clients.ts';
import { type Row, toMarkdown } from './markdown.ts';

const page = new URL('../../docs/client-results.md', import.meta.url);
const CACHE = fileURLToPath(new URL('../../.cache/clients', import.meta.url));
const ADAPTERS = fileURLToPath(new URL('../../conformance/clients/adapters', import.meta.url));

/** A client cannot be tried on this machine. */
class NotThere extends Error {}

/** Seconds that a client may take in one scenario. */
const timeLimit = 60;

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
mkdirSync(CACHE, { recursive: true });
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !clients.some((client) => client.name === name));
if (unknown !== undefined) {
  console.error(`There is no client ${unknown}; there are ${clients.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const scenarios = await readScenarios();
const rows: Row[] = [];
const without: string[] = [];
for (const client of clients.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  try {
    const row = await tryOut(client);
    rows.push(row);
    console.error(row.report.summary);
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
    without.push(client.name);
    console.error(`${client.name}: not tried, since ${error.message}`);
  }
}
if (wanted.length === 0 && without.length === 0) {
  const date = new Date().toISOString().slice(0, 10);
  await writeFile(page, toMarkdown(rows, scenarios.map(describeScenario), date));
  console.error('docs/client-results.md is written.');
} else {
  console.error('docs/client-results.md is left as it is, since it takes all clients.');
}
// What others' clients do is told and not judged; our own has to keep everything.
const own = rows.find(({ client }) => client.name === 'this package')?.report.counts;
process.exitCode = without.length > 0 ? 2 : own !== undefined && own.failed + own.warned > 0 ? 1 : 0;

async function tryOut(client: RealClient): Promise<Row> {
  const missing = client.needs.filter((command) => spawnSync('which', [command]).status !== 0);
  if (missing.length > 0) throw new NotThere(`${missing.join(' and ')} is not on this machine`);
  const folders = { CACHE, ADAPTERS, GENERATED: await generated(client) };
  if (client.install !== undefined) {
    const { status, stderr } = shell(client.install, folders);
    if (status !== 0) throw new NotThere(`it could not be installed: ${stderr.trim()}`);
  }
  const { report } = await testClient({
    name: client.name,
    program: commandProgram(expanded(client.command, folders)),
    scenarios,
    timeLimit,
    concurrency: availableParallelism(),
    strict: false,
    baseline: [],
    shown: {},
  });
  return { client, version: shell(client.version, folders).stdout.trim().replaceAll(/\s+/g, ', '), report };
}

/** Lets the generator of a client write it, and gives the folder. */
async function generated({ generator: name }: RealClient): Promise<string> {
  const generator = generators.find((candidate) => candidate.name === name);
  if (generator === undefined) return '';
  const made = await generate(generator, '3.1', await writeSpec('3.1', await readDocument()), {});
  if (made.failed !== undefined)
    throw new NotThere(`its generator failed at: ${made.failed.step}\n${made.failed.output}`);
  return made.out;
}

type Folders = Readonly<Record<'CACHE' | 'ADAPTERS' | 'GENERATED', string>>;

function shell(command: string, folders: Folders) {
  return spawnSync('/bin/sh', ['-euc', expanded(command, folders)], { encoding: 'utf8' });
}

function expanded(command: string, folders: Folders): string {
  return command.replaceAll(
    /\$(CACHE|ADAPTERS|GENERATED)\b/g,
    (_whole, name: keyof Folders) => folders[name],
  );
}
