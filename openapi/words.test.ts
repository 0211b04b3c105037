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

describe.each([{ name: 'base', overlay: undefined }, ...profiles])('$name', ({ name, overlay }) => {
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

  it('says which edition it follows, and where to get a token', async () => {
    const { externalDocs, paths } = overlay === undefined ? document : await applyOverlay(document, overlay);
    const [get] = Object.values(paths).map((path) => path.get as { readonly externalDocs: JsonObject });
    const [edition] = /\d+[.-]\d+[.-]\d+$/.exec(name) ?? [
      name === 'base' ? 'an earlier one, of before 2024-03-14' : 'Open Telekom Cloud',
    ];
    expect(get?.externalDocs.description).toMatch(/ this document follows/i);
    expect(get?.externalDocs.description).toContain(edition);
    const cloud = name === 'open-telekom-cloud' ? 'docs.otc.t-systems.com' : 'support.huaweicloud.com';
    for (const docs of [externalDocs as JsonObject, get?.externalDocs])
      expect(docs?.url).toMatch(new RegExp(`^https://${cloud}/`));
    expect(externalDocs).toMatchObject({ description: 'How to get a token' });
  });
});
