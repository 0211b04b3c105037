import { fileURLToPath } from 'node:url';
import { _, Ajv, type ValidateFunction } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { OpenApiDocument } from './document.ts';
import * as formats from './formats.ts';
import { nameOf } from './references.ts';

/** The two files that hold the validators: self-contained JavaScript and its types. */
export interface ValidatorFiles {
  readonly code: string;
  readonly types: string;
}

type Schemas = OpenApiDocument['components']['schemas'];

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Compiles a validator for every schema of the document ahead of time, so that nothing is compiled, and no
 * schema library is needed, at run time. The validator of the schema `X` is called `validateX`.
 */
export async function generateValidators(document: OpenApiDocument): Promise<ValidatorFiles> {
  const names = Object.keys(document.components.schemas);
  // Ajv's class for 2020-12 would compile support for `$dynamicRef` and `unevaluatedProperties` into every validator,
  // used or not, which doubles the code. The contract uses neither, and strict mode refuses a keyword it does not know.
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    inlineRefs: false,
    strict: true,
    strictRequired: false,
    formats: { ...formats },
    code: { source: true, esm: true, lines: true, formats: _`require("./formats.ts")` },
  });
  ajv.addVocabulary(['x-destination', 'x-recommended']);
  for (const name of names) ajv.addSchema(compilable(name, document.components.schemas));
  for (const name of names) pointIntoDocument(name, ajv.getSchema(name)?.source);
  const exports = Object.fromEntries(names.map((name) => [`validate${name}`, name]));
  const code = asModule(standalone.default(ajv, exports));
  const bundle = await build({
    stdin: { contents: code, resolveDir: here, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    legalComments: 'none',
  });
  return { code: bundle.outputFiles[0]?.text ?? '', types: declarations(names) };
}

/**
 * Makes the code of Ajv an ES module throughout, so that bundlers can leave out the validators that nobody uses, and
 * counts the characters of a text only where its length in UTF-16 code units, from one to two of which make a
 * character, does not settle the question.
 */
function asModule(code: string): string {
  const module = code
    .replaceAll(/const (\w+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;?/g, (_match, name) => {
      return `import { countCharacters as ${name} } from './characters.ts';`;
    })
    .replaceAll(
      /const (\w+) = require\("(\.\/formats\.ts)"\)(?:\["([^"]+)"\]|\.(\w+));?/g,
      (_match, ...found) => {
        const [name, file, quoted, plain] = found;
        return `import { ${JSON.stringify(quoted ?? plain)} as ${name} } from '${file}';`;
      },
    )
    .replaceAll(/func\d+\((\w+(?:\.\w+)*)\) > (\d+)/g, '$1.length > $2 && $&')
    .replaceAll(/func\d+\((\w+(?:\.\w+)*)\) < (\d+)/g, '$1.length < 2 * $2 && $&');
  if (module.includes('require('))
    throw new Error('the validators need a module that is not bundled with them');
  return module;
}

/** Ajv's schema paths begin at the schema that is compiled; those of the contract begin at its root. */
function pointIntoDocument(name: string, source: ValidateFunction['source']): void {
  if (source === undefined) throw new Error(`${name} was compiled without its source`);
  const root = `#/components/schemas/${name}`;
  source.validateCode = source.validateCode.replaceAll('schemaPath:"#/', `schemaPath:"${root}/`);
}

/**
 * A schema as Ajv takes it: under its name, its references by name, and without what asks nothing of a value: its
 * description, and the schema of the JSON in a string, which is validated on its own. A choice between two becomes a
 * condition, which accepts the same values, and tells of a value that fits neither what is wrong with it as the first
 * of them.
 */
function compilable(name: string, schemas: Schemas): JsonObject {
  const convert = (schema: JsonObject): JsonObject => {
    const { contentSchema: _inString, description: _forPeople, anyOf, ...rest } = schema;
    if (Array.isArray(anyOf)) {
      const [meant = {}, tolerated = {}] = (anyOf as JsonObject[]).map(convert);
      return { ...rest, if: tolerated, else: meant };
    }
    return Object.fromEntries(
      Object.entries(rest).map(([keyword, value]) => [keyword, member(keyword, value)]),
    );
  };
  const member = (keyword: string, value: Json): Json => {
    if (keyword === '$ref') return nameOf(String(value));
    if (!isObject(value)) return value;
    if (keyword !== 'properties') return convert(value);
    return Object.fromEntries(
      Object.entries(value).map(([key, schema]) => [key, convert(schema as JsonObject)]),
    );
  };
  return { $id: name, ...convert(schemas[name] ?? {}) };
}

function declarations(names: string[]): string {
  return `import type { components } from './schema.d.ts';

/** What a validator found in a value. */
export interface ValidationError {
  /** The JSON pointer of the offending place in the value; \`''\` is the value itself. */
  readonly instancePath: string;
  /** The JSON pointer, in the document, of the keyword that the value breaks. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
}

/** Says whether a value is valid; what is wrong with an invalid one is in \`errors\` until the next call. */
export interface Validator<T> {
  (value: unknown): value is T;
  errors?: ValidationError[] | null;
}

${names.map((name) => `export const validate${name}: Validator<components['schemas']['${name}']>;`).join('\n')}
`;
}
