import { isObject, type Json, type JsonObject, valueAt } from '../json.ts';
import type { OpenApiDocument } from './document.ts';

/** Writes every example of the document as a constant (`examples.ts`): by status code, and then by its name. */
export function generateExamples(document: OpenApiDocument): string {
  const [item = {}] = Object.values(document.paths);
  const { responses } = item.get as { responses: JsonObject };
  const examples = Object.entries(responses).map(([status, response]) => [
    status,
    examplesOf(response, document),
  ]);
  // Names of numbers, so that TypeScript takes them for status codes.
  const text = JSON.stringify(Object.fromEntries(examples), null, 2).replaceAll(/^ {2}"(\d+)"/gm, '  $1');
  return `/** The examples of the contract: by status code, and then by name. */\nexport const examples = ${text} as const;\n`;
}

function examplesOf(response: Json, document: OpenApiDocument): JsonObject {
  const { $ref } = response as JsonObject;
  const { content } = valueAt(document, String($ref)) as { content: { 'application/json': JsonObject } };
  const { examples } = content['application/json'];
  if (examples === undefined || !isObject(examples)) throw new Error(`${$ref} has no examples`);
  return Object.fromEntries(
    Object.entries(examples).map(([name, example]) => [name, (example as JsonObject).value ?? null]),
  );
}
