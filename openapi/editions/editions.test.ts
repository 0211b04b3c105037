import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type OpenApiDocument, readDocument } from '../generate/document.ts';
import * as formats from '../generate/formats.ts';
import { readOverlays } from '../generate/overlay.ts';
import type { Json, JsonObject } from '../json.ts';
import { generateEditions } from './editions.ts';

const document = await readDocument();
const overlays = await readOverlays();
const files = await generateEditions(document, overlays);

function edition(file: string): OpenApiDocument {
  return parse(files[file] ?? '');
}

describe('the editions', () => {
  it('are one document each, whatever the file is written in', () => {
    expect(edition('functiongraph-async-invoke.yaml')).toEqual(document);
    expect(edition('functiongraph-async-invoke.json')).toEqual(document);
    expect(edition('functiongraph-async-invoke-3.0.yaml')).toEqual(
      edition('functiongraph-async-invoke-3.0.json'),
    );
    for (const profile of overlays.keys()) {
      expect(edition(`functiongraph-async-invoke.${profile}.yaml`)).toEqual(
        edition(`functiongraph-async-invoke.${profile}.json`),
      );
    }
  });

  it('refer to nothing outside their own file', () => {
    for (const [file, text] of Object.entries(files).filter(([name]) => !name.includes('postman'))) {
      for (const [, reference] of text.matchAll(/\$ref"?: "?([^\s"]+)/g))
        expect(reference, file).toMatch(/^#\//);
    }
  });

  it('are read alike by parsers of YAML 1.1', () => {
    for (const [file, text] of Object.entries(files).filter(([name]) => name.endsWith('.yaml'))) {
      expect(parse(text, { version: '1.1' }), file).toEqual(parse(text));
    }
  });

  it('are the same each time', async () => {
    expect(await generateEditions(document, overlays)).toEqual(files);
  });
});

it('the Postman collection has every documented answer', () => {
  const collection = files['functiongraph-async-invoke.postman_collection.json'] ?? '';
  const examples = Object.values(document.components.responses as { [name: string]: JsonObject }).flatMap(
    ({ content }) =>
      Object.values(
        (content as { [type: string]: { examples: JsonObject } })['application/json']?.examples ?? {},
      ),
  );
  expect(collection.match(/"originalRequest"/g)).toHaveLength(examples.length);
  for (const example of examples)
    expect(collection).toContain(JSON.stringify((example as JsonObject).summary));
});

describe('the 3.0 edition', () => {
  const document30 = edition('functiongraph-async-invoke-3.0.json');

  it('keeps the operation, its answers and their examples', () => {
    expect(document30.openapi).toBe('3.0.3');
    expect(document30.paths).toEqual(document.paths);
    expect(document30.components.responses).toEqual(document.components.responses);
  });

  it('holds no keyword that 3.0 does not have', () => {
    const known =
      /^(title|multipleOf|maximum|minimum|exclusiveMaximum|exclusiveMinimum|maxLength|minLength|pattern|maxItems|minItems|uniqueItems|maxProperties|minProperties|required|enum|type|not|allOf|oneOf|anyOf|items|properties|additionalProperties|description|format|default|nullable|discriminator|readOnly|writeOnly|example|externalDocs|deprecated|\$ref|x-.*)$/;
    const check = (schema: Json): void => {
      if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return;
      for (const [keyword, member] of Object.entries(schema)) {
        expect(keyword).toMatch(known);
        if (keyword === 'properties')
          for (const property of Object.values(member as JsonObject)) check(property);
        if (Array.isArray(member)) for (const item of member) check(item);
      }
    };
    for (const schema of Object.values(document30.components.schemas)) check(schema);
  });

  it('keeps the schema of `param` readable, without references', () => {
    expect(document30.components.schemas.FuncDestinationConfig).toHaveProperty('properties.param', {
      type: 'string',
      description: expect.any(String),
      'x-contentSchema': { anyOf: expect.arrayContaining([document.components.schemas.ObsDestinationParam]) },
    });
  });
});

/**
 * Values around every bound of a schema: valid ones and ones that break each keyword, alone and inside the
 * objects that hold them.
 */
function valuesOf(schema: Json): Json[] {
  const { $ref, ...rest } = schema as JsonObject;
  const own = {
    ...(typeof $ref === 'string'
      ? document.components.schemas[$ref.replace('#/components/schemas/', '')]
      : {}),
    ...rest,
  } as JsonObject;
  const wrongTypes: Json[] = [null, true, 0, 1.5, 'text', [], {}];
  if (Array.isArray(own.enum)) return [...own.enum, ...wrongTypes];
  if (own.type === 'integer') {
    const bounds = [own.minimum, own.maximum].filter((bound) => typeof bound === 'number');
    return [
      ...bounds.flatMap((bound) => [bound - 1, bound, bound + 0.5, bound + 1, String(bound)]),
      ...wrongTypes,
    ];
  }
  if (own.type === 'string') {
    const lengths = [own.minLength, own.maxLength].filter((bound) => typeof bound === 'number');
    const texts = lengths.flatMap((length) =>
      [length - 1, length, length + 1].map((size) => 'é'.repeat(size)),
    );
    const times = ['2021-03-04T14:50:02+08:00', '2021-02-30T14:50:02Z', '2021-03-04 14:50:02', '2021-03-04'];
    return [...texts, ...(own.format ? times : []), ...wrongTypes];
  }
  const properties = Object.entries((own.properties ?? {}) as JsonObject);
  const whole = Object.fromEntries(properties.map(([name, property]) => [name, sample(property)]));
  return [
    whole,
    { ...whole, unknown: 1 },
    ...properties.map(([left]) =>
      Object.fromEntries(Object.entries(whole).filter(([name]) => name !== left)),
    ),
    ...properties.flatMap(([name, property]) =>
      valuesOf(property).map((value) => ({ ...whole, [name]: value })),
    ),
    ...wrongTypes,
  ];
}

/** One valid value of a schema. */
function sample(schema: Json): Json {
  const validate = ajv31.compile({ $defs: {}, ...referring(schema) });
  return valuesOf(schema).find((value) => validate(value)) ?? null;
}

function referring(schema: Json): JsonObject {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"contract#/components'));
}

const ajv31 = new Ajv2020({
  strict: false,
  formats,
  schemas: [{ $id: 'contract', ...document } as JsonObject],
});

describe('both editions', () => {
  const document30 = edition('functiongraph-async-invoke-3.0.json');
  const ajv30 = new Ajv({
    strict: false,
    formats,
    schemas: [{ $id: 'contract', ...document30 } as JsonObject],
  });

  it.each(['AsyncInvokeConfig', 'FuncAsyncDestinationConfig', 'FuncDestinationConfig', 'Error'])(
    'accept and reject the same values as %s',
    (name) => {
      const reference = { $ref: `contract#/components/schemas/${name}` };
      const validate31 = ajv31.compile(reference);
      const validate30 = ajv30.compile(reference);
      const verdicts = valuesOf({ $ref: `#/components/schemas/${name}` }).map((value) => {
        const accepted = validate31(value);
        expect(validate30(value), JSON.stringify(value)).toBe(accepted);
        return accepted;
      });
      expect(verdicts).toContain(true);
      expect(verdicts).toContain(false);
    },
  );
});
