import { type Json, type JsonObject, pointerToken } from '../json.ts';
import type { OpenApiDocument } from './document.ts';

/** The keywords that bound a value; the rest of a schema says what the value means. */
const boundKeywords = ['minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'default', 'enum'];

const statusCode = /^\d{3}$/;

/**
 * Writes what the document fixes, and programs need as values, as TypeScript constants (`constants.ts`): the server,
 * the operations, the destinations, and the bounds of each schema. Each is an export of its own, so that a bundler
 * keeps only those that are used.
 */
export function generateConstants(document: OpenApiDocument): string {
  const [server] = document.servers;
  if (server === undefined) throw new Error('the document has no server');
  const { schemas } = document.components;
  return [
    constant('contractVersion', 'The version of the contract.', document.info.version),
    constant('serverUrl', 'The address of a regional endpoint, before its `{region}` is put in.', server.url),
    constant('regions', 'The regions that have an endpoint.', server.variables.region.enum),
    ...operations(document),
    constant(
      'destinations',
      'The services that results can be sent to.',
      members(schemas.FuncDestinationConfig ?? {}).destination?.enum ?? [],
    ),
    constant(
      'bounds',
      'The bounds of every schema, and of the members of every schema, that has any. Lengths are in characters.',
      bounds(schemas),
    ),
  ].join('\n');
}

function constant(name: string, comment: string, value: Json): string {
  return `/** ${comment} */\nexport const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`;
}

function operations(document: OpenApiDocument): string[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      const { operationId, summary, responses } = operation as JsonObject;
      if (typeof operationId !== 'string') return [];
      return constant(operationId, `${summary}.`, {
        method: method.toUpperCase(),
        path,
        pointer: `#/paths/${pointerToken(path)}/${method}`,
        statusCodes: Object.keys(responses as JsonObject)
          .filter((status) => statusCode.test(status))
          .map(Number),
      });
    }),
  );
}

function bounds(schemas: OpenApiDocument['components']['schemas']): JsonObject {
  return onlyBounded(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      {
        ...boundsOf(schema),
        ...onlyBounded(Object.entries(members(schema)).map(([member, of]) => [member, boundsOf(of)])),
      },
    ]),
  );
}

function boundsOf(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => boundKeywords.includes(keyword)));
}

function onlyBounded(entries: Array<[string, JsonObject]>): JsonObject {
  return Object.fromEntries(entries.filter(([, value]) => Object.keys(value).length > 0));
}

function members(schema: JsonObject): { readonly [name: string]: JsonObject } {
  return (schema.properties ?? {}) as { [name: string]: JsonObject };
}
