import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { differingLeaves } from '../change-control/leaves.ts';
import { type OpenApiDocument, readDocument } from '../generate/document.ts';
import * as formats from '../generate/formats.ts';
import { applyOverlay, readOverlays } from '../generate/overlay.ts';
import { type Json, type JsonObject, valueAt } from '../json.ts';
import { generateEditions } from './editions.ts';
import { toOpenApi30, UnsayableIn30Error } from './openapi-3.0.ts';

const name = 'functiongraph-async-invoke';
const base = await readDocument();
const overlays = await readOverlays();
const files = await generateEditions(base, overlays);

/** The contract and each profile: what stands for it in the name of a file, and its document. */
const contracts = [{ profile: '', document: base }];
for (const [profile, overlay] of overlays)
  contracts.push({ profile: `.${profile}`, document: await applyOverlay(base, overlay) });

function edition(file: string): OpenApiDocument {
  return parse(files[file] ?? '');
}

function documents(): Array<[file: string, text: string]> {
  return Object.entries(files).filter(([file]) => !/postman|arazzo/.test(file));
}

describe('the editions', () => {
  it('are there for the contract and each profile: OpenAPI 3.0, 3.1 and 3.2, each in YAML and JSON', () => {
    expect(documents()).toHaveLength(contracts.length * 3 * 2);
    for (const { profile, document } of contracts) {
      expect(edition(`${name}${profile}.yaml`)).toEqual(document);
      for (const [version, openapi] of [
        ['', '3.1.0'],
        ['-3.0', '3.0.3'],
        ['-3.2', '3.2.0'],
      ]) {
        const json = edition(`${name}${version}${profile}.json`);
        expect(json.openapi).toBe(openapi);
        expect(edition(`${name}${version}${profile}.yaml`)).toEqual(json);
      }
    }
  });

  it.each(documents())('%s is valid by the official schema of its version', async (_file, text) => {
    expect(await new Validator().validate(parse(text))).toEqual({ valid: true });
  });

  it.each([
    ['', { info: {} }],
    ['-3.0', { info: {} }],
    ['-3.0', { components: { schemas: { Error: { type: ['string', 'null'] } } } }],
    ['-3.0', { components: { schemas: { Error: { contentSchema: {} } } } }],
    ['-3.2', { info: {} }],
  ])('the official schema finds a defect in %s', async (version, defect) => {
    const document = { ...edition(`${name}${version}.json`), ...defect };
    expect(await new Validator().validate(document)).toMatchObject({ valid: false });
  });

  it('refer to nothing outside their own file', () => {
    for (const [file, text] of documents()) {
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
    expect(await generateEditions(base, overlays)).toEqual(files);
  });
});

describe.each(contracts)('contract$profile', ({ profile, document }) => {
  const document30 = edition(`${name}-3.0${profile}.json`);
  const document32 = edition(`${name}-3.2${profile}.json`);

  it('3.2 says what 3.1 says, and types follow from it', async () => {
    expect(differingLeaves(document, document32)).toEqual(['#/openapi', '#/jsonSchemaDialect']);
    const types = async (of: OpenApiDocument) => astToString(await openapiTypescript(JSON.stringify(of)));
    expect(await types(document32)).toBe(await types(document));
  });

  it('3.0 says what 3.1 says, but for what it has no words for', () => {
    const lost = [
      /^#\/(openapi|jsonSchemaDialect|info\/summary|info\/license\/(identifier|url))$/,
      /\/(contentSchema|x-contentSchema)$/,
      // A schema that only the JSON inside `param` has.
      /^#\/components\/schemas\/\w+DestinationParam$/,
      // A reference is written out where keywords are beside it, or they are left out.
      /^#\/components\/schemas\/\w+\/properties\/\w+\/(\$ref|type|minLength|maxLength|pattern|description)$/,
    ];
    const differing = differingLeaves(document, document30);
    expect(differing.filter((place) => !lost.some((each) => each.test(place)))).toEqual([]);
  });

  it('3.0 keeps the schema of `param` readable, without references', () => {
    expect(document30.components.schemas.FuncDestinationConfig).toHaveProperty('properties.param', {
      type: 'string',
      description: expect.any(String),
      'x-contentSchema': { anyOf: expect.arrayContaining([document.components.schemas.ObsDestinationParam]) },
    });
  });

  it.each(['AsyncInvokeConfig', 'FuncAsyncDestinationConfig', 'FuncDestinationConfig', 'Error', 'ProjectId'])(
    'all versions accept and reject the same values as %s',
    (schema) => {
      const reference = { $ref: `contract#/components/schemas/${schema}` };
      const [validate, ...others] = [
        ajvOf(Ajv2020, document).compile(reference),
        ajvOf(Ajv, document30).compile(reference),
        ajvOf(Ajv2020, document32).compile(reference),
      ] as const;
      const verdicts = valuesOf({ $ref: `#/components/schemas/${schema}` }, document).map((value) => {
        const accepted = validate(value);
        for (const other of others) expect(other(value), JSON.stringify(value)).toBe(accepted);
        return accepted;
      });
      expect(verdicts).toContain(true);
      expect(verdicts).toContain(false);
    },
  );

  it('the Postman collection has every documented answer', () => {
    const collection = files[`${name}${profile}.postman_collection.json`] ?? '';
    const examples = Object.values(document.components.responses as { [name: string]: JsonObject }).flatMap(
      ({ content }) =>
        Object.values(
          (content as { [type: string]: { examples: JsonObject } })['application/json']?.examples ?? {},
        ),
    );
    expect(collection.match(/"originalRequest"/g)).toHaveLength(examples.length);
    for (const example of examples)
      expect(collection).toContain(JSON.stringify((example as JsonObject).summary));
    // Header fields have values; only the token is left to the reader.
    expect(collection.match(/"value": ""/g)).toHaveLength(1);
    // Some programs read the address as one text only.
    const [path = ''] = Object.keys(document.paths);
    const raw = JSON.stringify(`{{baseUrl}}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
    expect(collection.split(`"raw": ${raw}`)).toHaveLength(examples.length + 2);
  });
});

describe('what only 3.1 has words for', () => {
  const converted = (schema: JsonObject) => {
    const { components, ...rest } = base;
    const schemas = { ...components.schemas, Error: { type: 'object', properties: { member: schema } } };
    const of30 = toOpenApi30({ ...rest, components: { ...components, schemas } });
    return valueAt(of30, '/components/schemas/Error/properties/member');
  };

  it.each([
    [{ const: 0 }, { enum: [0] }],
    [{ type: ['string', 'null'] }, { type: 'string', nullable: true }],
    [
      { type: 'integer', examples: [1, 2] },
      { type: 'integer', example: 1 },
    ],
    [
      { $ref: '#/components/schemas/ProjectId', pattern: '^a' },
      { ...base.components.schemas.ProjectId, pattern: '^a' },
    ],
    [
      { $ref: '#/components/schemas/FuncDestinationConfig', description: 'Where to.' },
      { $ref: '#/components/schemas/FuncDestinationConfig' },
    ],
    [{ anyOf: [{ const: 'a' }] }, { anyOf: [{ enum: ['a'] }] }],
  ])('%j becomes %j', (schema, becomes) => expect(converted(schema)).toEqual(becomes));

  it.each([
    ['type', { type: ['string', 'integer'] }],
    ['type', { type: 'null' }],
    ['exclusiveMinimum', { exclusiveMinimum: 0 }],
    ['patternProperties', { patternProperties: { a: {} } }],
    ['propertyNames', { propertyNames: { maxLength: 1 } }],
    ['unevaluatedProperties', { unevaluatedProperties: false }],
    ['if', { items: { if: {}, else: {} } }],
    ['dependentRequired', { dependentRequired: { a: ['b'] } }],
    ['prefixItems', { prefixItems: [{}] }],
    ['maxLength', { $ref: '#/components/schemas/ProjectId', maxLength: 99 }],
    ['minProperties', { $ref: '#/components/schemas/FuncDestinationConfig', minProperties: 1 }],
    ['false', { properties: { a: false } }],
  ])('`%s` is refused in %j', (keyword, schema) => {
    const refuse = () => converted(schema);
    expect(refuse).toThrow(UnsayableIn30Error);
    expect(refuse).toThrow(expect.objectContaining({ keyword }));
  });
});

/**
 * Values around every bound of a schema: valid ones and ones that break each keyword, alone and inside the
 * objects that hold them.
 */
function valuesOf(schema: Json, document: OpenApiDocument): Json[] {
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
      [length - 1, length, length + 1].flatMap((size) => ['é'.repeat(size), 'a'.repeat(size)]),
    );
    const times = ['2021-03-04T14:50:02+08:00', '2021-02-30T14:50:02Z', '2021-03-04 14:50:02', '2021-03-04'];
    return [...texts, ...(own.format ? times : []), ...wrongTypes];
  }
  const properties = Object.entries((own.properties ?? {}) as JsonObject);
  const whole = Object.fromEntries(properties.map(([name, property]) => [name, sample(property, document)]));
  return [
    whole,
    { ...whole, unknown: 1 },
    ...properties.map(([left]) =>
      Object.fromEntries(Object.entries(whole).filter(([name]) => name !== left)),
    ),
    ...properties.flatMap(([name, property]) =>
      valuesOf(property, document).map((value) => ({ ...whole, [name]: value })),
    ),
    ...wrongTypes,
  ];
}

/** One valid value of a schema. */
function sample(schema: Json, document: OpenApiDocument): Json {
  const within = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"contract#/components'));
  const validate = ajvOf(Ajv2020, document).compile({ $defs: {}, ...within });
  return valuesOf(schema, document).find((value) => validate(value)) ?? null;
}

function ajvOf(Version: typeof Ajv | typeof Ajv2020, document: OpenApiDocument) {
  return new Version({ strict: false, formats, schemas: [{ $id: 'contract', ...document } as JsonObject] });
}
