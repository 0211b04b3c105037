import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { commandProgram } from '../../conformance/clients/program.ts';
import { testClient } from '../../conformance/clients/run.ts';
import { describeScenario, readScenarios } from '../../conformance/clients/scenario.ts';
import { clients, type RealClient } from './clients.ts';
import { type Row, toMarkdown } from './markdown.ts';

const page = new URL('../../docs/client-results.md', import.meta.url);
const CACHE = fileURLToPath(new URL('../../.cache/clients', import.meta.url));
const ADAPTERS = fileURLToPath(new URL('../../conformance/clients/adapters', import.meta.url));

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
  const missing = client.needs.filter((command) => spawnSync('which', [command]).status !== 0);
  if (missing.length > 0) {
    without.push(client.name);
    console.error(`${client.name}: not tried, since ${missing.join(' and ')} is not on this machine`);
    continue;
  }
  const row = await tryOut(client);
  rows.push(row);
  console.error(row.report.summary);
}
if (wanted.length === 0 && without.length === 0) {
  const date = new Date().toISOString().slice(0, 10);
  await writeFile(page, toMarkdown(rows, scenarios.map(describeScenario), date));
  console.error('docs/client-results.md is written.');
}
// What others' clients do is told and not judged; our own has to keep everything.
const own = rows.find(({ client }) => client.name === 'this package')?.report.counts;
process.exitCode = without.length > 0 ? 2 : own !== undefined && own.failed + own.warned > 0 ? 1 : 0;

async function tryOut(client: RealClient): Promise<Row> {
  if (client.install !== undefined) shell(client.install);
  const version = shell(client.version).trim().replaceAll(/\s+/g, ', ');
  const { report } = await testClient({
    name: client.name,
    program: commandProgram(expanded(client.command)),
    scenarios,
    timeLimit,
    concurrency: availableParallelism(),
    strict: false,
    baseline: [],
    shown: {},
  });
  return { client, version, report };
}

function shell(command: string): string {
  return execFileSync('/bin/sh', ['-euc', expanded(command)], { encoding: 'utf8' });
}

function expanded(command: string): string {
  return command.replaceAll('$CACHE', CACHE).replaceAll('$ADAPTERS', ADAPTERS);
}
