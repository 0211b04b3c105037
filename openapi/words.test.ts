import { describe, expect, it } from 'vitest';
import { readDocument } from './generate/document.ts';
import { applyOverlay, readOverlays } from './generate/overlay.ts';
import type { JsonObject } from './json.ts';
import { readSources } from './sources.ts';

const document = await readDocument();
const profiles = [...(await readOverlays())].map(([name, overlay]) => ({ name, overlay }));
const { statements, foundations } = await readSources();

/** Every description of the document and its summaries, without the marks of code. */
const descriptions = JSON.stringify(document, (key, value) => (key === 'examples' ? undefined : value));
const plain = (text: string) => text.replaceAll(/\\n|\s+/g, ' ').replaceAll('`', '');

it.each([...statements, ...foundations].filter(({ words }) => words))(
  'the document has the words of $id',
  ({ words = [] }) => {
    for (const text of words) expect(plain(descriptions)).toContain(plain(text));
  },
);

describe.each([{ name: 'base', overlay: undefined }, ...profiles])('$name', ({ overlay }) => {
  // Portals do not show the lengths of parameters, or what is in `contentSchema`.
  it.each([
    ['ProjectId', undefined, 'minLength', 'maxLength', ['parameters', 'project_id']],
    ['FunctionUrn', undefined, 'minLength', 'maxLength', ['parameters', 'function_urn']],
    [
      'FunctionUrn',
      undefined,
      'minLength',
      'maxLength',
      ['schemas', 'FuncDestinationConfig', 'properties', 'param'],
    ],
    [
      'ObsDestinationParam',
      'expires',
      'minimum',
      'maximum',
      ['schemas', 'FuncDestinationConfig', 'properties', 'param'],
    ],
  ] as const)('says the bounds of %s %s in words too', async (schema, member, lower, upper, place) => {
    const { components } = overlay === undefined ? document : await applyOverlay(document, overlay);
    const whole = components.schemas[schema] as JsonObject;
    const { [lower]: least, [upper]: most } = (
      member === undefined ? whole : (whole.properties as { [name: string]: JsonObject })[member]
    ) as JsonObject;
    const { description } = place.reduce((node, name) => node[name] as JsonObject, components as JsonObject);
    const bounds = least === most ? `, ${most} ` : `(?<!\\d)${least} to ${most}(?!\\d)`;
    expect(description).toMatch(new RegExp(bounds));
  });
});
