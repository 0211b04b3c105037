import { writeFile } from 'node:fs/promises';
import { toOpenApi30 } from '../../openapi/editions/openapi-3.0.ts';
import { readDocument } from '../../openapi/generate/document.ts';
import { readSources } from '../../openapi/sources.ts';
import { type Reading, toMarkdown } from './markdown.ts';
import { portals } from './portals.ts';
import { Reader } from './reader.ts';
import { missingFrom, sightsOf } from './sights.ts';

const names = process.argv.slice(2);
const document = await readDocument();
const editions: { readonly [name: string]: object } = { '3.1': document, '3.0': toOpenApi30(document) };
const { statements, foundations } = await readSources();
const asked = portals.filter(({ name }) => names.length === 0 || names.includes(name));
const texts = Object.entries(editions).map(([name, edition]) => [`${name}.json`, JSON.stringify(edition)]);
const reader = await Reader.open(asked, Object.fromEntries(texts));
const readings: Reading[] = [];
for (const portal of asked) {
  for (const edition of Object.keys(editions)) {
    for (const by of ['document', 'deep link'] as const) {
      const text = await reader.read(portal, `${edition}.json`, by === 'document' ? '' : portal.deepLink);
      // What the reference takes for granted need not be told beside the operation.
      const told = by === 'document' ? [...statements, ...foundations] : statements;
      const hidden = told.flatMap((statement) => {
        const missing = missingFrom(text, sightsOf(statement, document), document);
        const words = missing.map(
          ({ pattern, field }) => `${field === undefined ? '' : `beside ${field}: `}${pattern.source}`,
        );
        return missing.length > 0 ? [{ id: statement.id, missing: words.join('; ') }] : [];
      });
      readings.push({ portal, edition, by, hidden });
      const found = hidden.map(({ id, missing }) => `\n  ${id} (${missing})`).join('');
      console.error(
        `${portal.name}, ${edition}, ${by}: ${hidden.length === 0 ? 'shows everything' : `hides${found}`}`,
      );
    }
  }
}
await reader.close();
if (names.length === 0) {
  const page = new URL('../../docs/portals.md', import.meta.url);
  await writeFile(page, toMarkdown(readings, new Date().toISOString().slice(0, 10)));
  console.error('docs/portals.md is written.');
}
process.exitCode = readings.some(({ hidden }) => hidden.length > 0) ? 1 : 0;
