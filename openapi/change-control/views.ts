import { withoutUnusedSchemas } from '../editions/unused-schemas.ts';
import type { OpenApiDocument } from '../generate/document.ts';
import type { Json, JsonObject } from '../json.ts';

/** The contract as those see it who send requests: paths, parameters, credentials and servers. */
export function callersView(document: OpenApiDocument): OpenApiDocument {
  const { responses: _responses, ...components } = document.components;
  const paths = mapped(document.paths, (item: JsonObject) =>
    mapped(item, (member: Json) => (isOperation(member) ? { ...member, responses: {} } : member)),
  );
  return withoutUnusedSchemas({ ...document, paths, components } as OpenApiDocument);
}

/** The contract as those see it who read answers: the answers, and no more of a request than its path. */
export function consumersView(document: OpenApiDocument): OpenApiDocument {
  const { security: _security, ...rest } = document;
  const { securitySchemes: _schemes, ...components } = document.components;
  const parameters = mapped(components.parameters, (parameter: JsonObject) => ({ ...parameter, schema: {} }));
  return withoutUnusedSchemas({ ...rest, components: { ...components, parameters } } as OpenApiDocument);
}

function mapped<T extends Json>(members: Json | undefined, change: (member: T) => Json): JsonObject {
  return Object.fromEntries(
    Object.entries((members ?? {}) as { [name: string]: T }).map(([name, member]) => [name, change(member)]),
  );
}

function isOperation(member: Json): member is JsonObject {
  return member !== null && typeof member === 'object' && 'responses' in member;
}
