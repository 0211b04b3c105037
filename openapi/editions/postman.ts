import { convertV2, type Options } from 'openapi-to-postmanv2';
import type { OpenApiDocument } from '../generate/document.ts';
import { isObject, type Json, type JsonObject, valueAt } from '../json.ts';

/** A Postman collection, format 2.1. */
export interface PostmanCollection extends JsonObject {
  info: JsonObject;
  item: PostmanItem[];
  variable: Array<{ key: string; value: string; description?: string }>;
}

/** A folder, or a request, of a collection. */
export interface PostmanItem extends JsonObject {
  name: string;
}

/** The library could not make a collection of the document. */
export class PostmanConversionError extends Error {
  override readonly name = 'PostmanConversionError';
}

/**
 * Writes the document as a Postman collection: the operation, every documented answer to it, and a test that
 * judges the answer by its schema. Project, function and token are variables of the collection.
 *
 * @throws PostmanConversionError where the library refuses the document.
 */
export async function toPostmanCollection(document: OpenApiDocument): Promise<PostmanCollection> {
  const collection = withEveryAnswer(withVariables(withoutRandomIds(await convert(document))), document);
  const variable = [
    ...collection.variable.filter(({ key }) => key !== 'apiKey'),
    { key: 'apiKey', value: '', description: credentials },
    ...pathParameters(document).map(({ name, example, description }) => {
      return { key: name, value: example, description };
    }),
  ];
  const test = { listen: 'test', script: { type: 'text/javascript', exec: testScript(document) } };
  return { ...collection, variable, event: [test] };
}

const credentials =
  'The token for X-Auth-Token. To use an access key, switch authorization off, and set Authorization and X-Sdk-Date to a signature made elsewhere: Postman makes none of this kind.';

function convert(document: OpenApiDocument): Promise<PostmanCollection> {
  const options: Options = {
    folderStrategy: 'Tags',
    parametersResolution: 'Example',
    includeAuthInfoInExample: false,
  };
  return new Promise((resolve, reject) => {
    convertV2({ type: 'json', data: structuredClone(document) }, options, (error, conversion) => {
      const collection = conversion?.output?.[0]?.data;
      if (collection) resolve(collection as PostmanCollection);
      else reject(new PostmanConversionError(error?.message ?? conversion?.reason ?? 'no reason given'));
    });
  });
}

/** The library takes one example of each status, and none of header fields; the others are answers like it. */
function withEveryAnswer<T extends Json>(value: T, document: OpenApiDocument): T {
  if (Array.isArray(value)) return value.map((item) => withEveryAnswer(item, document)) as Json as T;
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]): [string, Json] => {
    if (name !== 'response') return [name, withEveryAnswer(member, document)];
    return [name, (member as JsonObject[]).flatMap((answer) => answersLike(answer, document))];
  });
  return Object.fromEntries(members) as T;
}

function answersLike(answer: JsonObject, document: OpenApiDocument): JsonObject[] {
  const [path = ''] = Object.keys(document.paths);
  const { $ref } = valueAt(document.paths[path], `/get/responses/${answer.code}`) as JsonObject;
  const examples = valueAt(document, `${$ref}/content/application~1json/examples`) as JsonObject;
  const header = (answer.header as JsonObject[]).map((field) => {
    const { $ref: reference } = (valueAt(document, `${$ref}/headers/${field.key}`) ?? {}) as JsonObject;
    if (typeof reference !== 'string') return field;
    const { example = '', description = '' } = valueAt(document, reference) as JsonObject;
    return { ...field, value: example, description };
  });
  return Object.values(examples).map((example) => {
    const { summary = '', value = null } = example as JsonObject;
    return { ...answer, name: summary, header, body: JSON.stringify(value, null, 2) };
  });
}

/** The library gives everything a new random ID each time; Postman gives its own when it imports. */
function withoutRandomIds<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutRandomIds) as Json as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => name !== '_postman_id' && !(name === 'id' && typeof member === 'string'))
      .map(([name, member]) => [name, withoutRandomIds(member)]),
  ) as T;
}

/** Path variables take their values from the variables of the collection, where people look for them. */
function withVariables<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(withVariables) as Json as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]): [string, Json] =>
      name === 'url' ? ['url', withVariableValues(member as JsonObject)] : [name, withVariables(member)],
    ),
  ) as T;
}

function withVariableValues(url: JsonObject): JsonObject {
  const { host, path, variable } = url as { host: string[]; path: string[]; variable: JsonObject[] };
  return {
    ...url,
    // Some programs read the address as one text only.
    raw: [...host, ...path].join('/'),
    variable: variable.map((each) => ({ ...each, value: `{{${each.key}}}` })),
  };
}

interface PathParameter extends JsonObject {
  readonly name: string;
  readonly example: string;
  readonly description: string;
}

function pathParameters({ components }: OpenApiDocument): PathParameter[] {
  return Object.values(components.parameters as { readonly [name: string]: PathParameter });
}

/** A test that runs in Postman and newman, both of which validate by draft 7 of JSON Schema. */
function testScript({ components }: OpenApiDocument): string[] {
  const definitions = JSON.stringify(components.schemas).replaceAll(
    '#/components/schemas/',
    '#/definitions/',
  );
  return [
    `const definitions = ${definitions};`,
    "const name = pm.response.code === 200 ? 'AsyncInvokeConfig' : 'Error';",
    "pm.test('the configuration is there', () => pm.response.to.have.status(200));",
    "pm.test('the body is as the contract says: ' + name, () => {",
    "  const schema = { definitions, $ref: '#/definitions/' + name };",
    "  // A format of the contract's own is unknown here.",
    "  pm.response.to.have.jsonSchema(schema, { unknownFormats: 'ignore' });",
    '});',
  ];
}
