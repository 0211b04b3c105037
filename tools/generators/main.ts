import { writeFile } from 'node:fs/promises';
import { startReferenceEndpoint } from '../../conformance/reference/index.ts';
import { toOpenApi30 } from '../../openapi/editions/openapi-3.0.ts';
import { readDocument } from '../../openapi/generate/document.ts';
import { questions, stateOf } from './answers.ts';
import { generators } from './generators.ts';
import { toMarkdown } from './markdown.ts';
import { type Cell, missing, tryOut, writeSpec } from './matrix.ts';

const page = new URL('../../docs/generators.md', import.meta.url);
const names = process.argv.slice(2);
const unknown = names.filter((name) => !generators.some((generator) => generator.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no generator ${unknown.join(', ')}; there are ${generators.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const asked = questions();
const endpoint = await startReferenceEndpoint({ state: stateOf(asked) });
const document = await readDocument();
const specs = {
  '3.1': await writeSpec('3.1', document),
  '3.0': await writeSpec('3.0', toOpenApi30(document)),
};
const cells: Cell[] = [];
const without: string[] = [];
for (const generator of generators.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const absent = await missing(generator);
  if (absent.length > 0) {
    without.push(generator.name);
    console.error(`${generator.name}: not tried, since ${absent.join(' and ')} is not on this machine`);
    continue;
  }
  for (const edition of generator.editions) {
    const cell = await tryOut(generator, edition, specs[edition], endpoint.origin, asked);
    cells.push(cell);
    const { failed } = cell;
    console.error(
      `${generator.name}, ${edition}: ${failed ? `fails at: ${failed.step}\n${failed.output}` : 'works'}`,
    );
  }
}
await endpoint.stop();
if (names.length === 0 && without.length === 0) {
  await writeFile(page, toMarkdown(cells, new Date().toISOString().slice(0, 10)));
  console.error('docs/generators.md is written.');
}
process.exitCode = without.length > 0 ? 2 : cells.some(({ failed }) => failed) ? 1 : 0;
