import contract from '../../generated/openapi.json' with { type: 'json' };
import { valueAt } from '../../openapi/json.ts';
import type { Json } from '../reference/index.ts';
import type { JsonObject } from './alterations.ts';

/**
 * The places of an answer that the document says something about. They are read from the document here, on
 * their own, and not with the code that the rules read it with: what one of them overlooks, the other shows.
 */

/** One place in a body, and what the document says about it. */
export interface Site {
  /** Where the value stands in the body. A path goes on inside the string of a `param`. */
  readonly path: readonly string[];
  /** What the document says there, references resolved. */
  readonly schema: JsonObject;
  /** The members that must and that should be there, of the object that the value is a member of. */
  readonly presence: 'required' | 'recommended' | 'optional';
  /** The destination that has to be set for this place to exist. */
  readonly destination?: string;
}

const document = contract as unknown as JsonObject;

/** Each place in the body of a response of the document, by the response's name in `components.responses`. */
export function sitesOf(response: string): readonly Site[] {
  const root = at(`#/components/responses/${response}/content/application~1json/schema`) as JsonObject;
  return [...walk(root, [], 'required', undefined)];
}

/** The kinds of destinations that the document knows. */
export function destinations(): readonly string[] {
  const kinds = sitesOf('Ok').flatMap(({ destination }) => (destination === undefined ? [] : [destination]));
  return [...new Set(kinds)];
}

/** The value of a named example; `undefined` where the document has none of that name for a status. */
export function documentedExample(status: number, name: string): Json | undefined {
  const [path = {}] = Object.values(document.paths as JsonObject) as readonly JsonObject[];
  const responses = (path.get as JsonObject).responses as JsonObject;
  const response = responses[String(status)];
  if (response === undefined) return undefined;
  const { content } = resolve(response as JsonObject) as { readonly content: JsonObject };
  const examples = (content['application/json'] as JsonObject).examples as {
    readonly [name: string]: JsonObject;
  };
  return examples[name]?.value;
}

/** A whole configuration from the document's examples, whose two destinations are of one kind. */
export function exampleWithDestination(destination: string): JsonObject {
  const examples = at('#/components/responses/Ok/content/application~1json/examples') as JsonObject;
  for (const example of Object.values(examples) as readonly JsonObject[]) {
    const value = example.value as JsonObject;
    const config = (value.destination_config ?? {}) as { readonly [outcome: string]: JsonObject };
    const kinds = Object.values(config).map((target) => target.destination);
    if (kinds.length === 2 && kinds.every((kind) => kind === destination)) return value;
  }
  throw new Error(`The document has no example in which both destinations are ${destination}.`);
}

function* walk(
  unresolved: JsonObject,
  path: readonly string[],
  presence: Site['presence'],
  destination: string | undefined,
): Generator<Site> {
  const schema = resolve(unresolved);
  yield { path, schema, presence, ...(destination === undefined ? {} : { destination }) };

  const properties = (schema.properties ?? {}) as { readonly [name: string]: JsonObject };
  const services = properties.destination?.enum;
  if (destination === undefined && Array.isArray(services)) {
    // What `param` holds depends on the service, so the places are gone through once for each.
    for (const service of services) {
      const [, ...inside] = walk(unresolved, path, presence, String(service));
      yield* inside;
    }
    return;
  }
  const { anyOf: contents = [] } = (schema.contentSchema ?? {}) as { readonly anyOf?: readonly JsonObject[] };
  for (const content of contents) {
    if (resolve(content)['x-destination'] !== destination) continue;
    const [, ...inside] = walk(content, path, presence, destination);
    yield* inside;
  }
  const required = (schema.required ?? []) as readonly string[];
  const recommended = (schema['x-recommended'] ?? []) as readonly string[];
  for (const [name, member] of Object.entries(properties)) {
    const isIn = (names: readonly string[]) => names.includes(name);
    const memberPresence = isIn(required) ? 'required' : isIn(recommended) ? 'recommended' : 'optional';
    yield* walk(member, [...path, name], memberPresence, destination);
  }
}

function resolve(schema: JsonObject): JsonObject {
  if (typeof schema.$ref !== 'string') return schema;
  const { $ref, ...beside } = schema;
  return { ...resolve(at($ref) as JsonObject), ...beside };
}

function at(pointer: string): Json {
  const value = valueAt(document, pointer);
  if (value === undefined) throw new Error(`The document has nothing at ${pointer}.`);
  return value as Json;
}
