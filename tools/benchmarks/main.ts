import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { measureClient } from './client/index.ts';
import { lastTimes } from './last-page.ts';
import { toMarkdown } from './markdown.ts';
import { measureInstallation } from './subjects/installation.ts';
import { measureJudging } from './subjects/judging.ts';
import { measureManyFunctions } from './subjects/many-functions.ts';
import { measureOneTarget } from './subjects/one-target.ts';

const page = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));

const [begin = Number.NaN] = loadavg();
const last = lastTimes(await readFile(page, 'utf8'));
console.error('One target …');
const oneTarget = await measureOneTarget();
const installation = await measureInstallation();
console.error('Judging …');
const judging = await measureJudging();
console.error('Many functions …');
const manyFunctions = await measureManyFunctions();
console.error('The client, which takes about a minute …');
const client = await measureClient();
const [end = Number.NaN] = loadavg();
const machine = {
  cores: availableParallelism(),
  node: process.version,
  platform: process.platform,
  load: [begin, end] as const,
};
await writeFile(page, toMarkdown({ oneTarget, installation, judging, manyFunctions, client, machine, last }));
console.error(`${page} is written.`);
