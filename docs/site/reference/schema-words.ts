import type { OpenApiDocument } from '../../../openapi/generate/document.ts';
import type { Json, JsonObject } from '../../../openapi/json.ts';

/** A member of an object, in words. */
export interface Member {
  readonly name: string;
  /** The type and every bound, such as `integer, 0 to 8`. */
  readonly type: string;
  readonly description: string;
  readonly presence: 'always' | 'recommended' | 'optional';
}

/** The members of a schema, in the order of the document. */
export function membersOf(name: string, document: OpenApiDocument): Member[] {
  const { properties = {}, required = [], 'x-recommended': recommended = [] } = schemaOf(name, document);
  return Object.entries(properties as JsonObject).map(([member, schema]) => {
    const { type, description } = wordsOf(schema, document);
    const isAmong = (list: Json) => Array.isArray(list) && list.includes(member);
    const presence = isAmong(required) ? 'always' : isAmong(recommended) ? 'recommended' : 'optional';
    return { name: member, type, description, presence };
  });
}

function schemaOf(name: string, document: OpenApiDocument): JsonObject {
  const schema = document.components.schemas[name];
  if (schema === undefined) throw new Error(`The document has no schema ${name}.`);
  return schema;
}

/** A schema in words. Members beside a reference win over those of what it refers to. */
export function wordsOf(schema: Json, document: OpenApiDocument): { type: string; description: string } {
  const { $ref, ...beside } = schema as JsonObject;
  const referred = typeof $ref === 'string' ? schemaOf(nameOf($ref), document) : {};
  const whole: JsonObject = { ...referred, ...beside };
  const type = whole.type === 'object' ? nameOf(String($ref)) : String(whole.type);
  const facts = [
    type,
    bounds(whole.minimum, whole.maximum, ''),
    lengths(whole),
    whole.format,
    values(whole.enum),
    whole.default === undefined ? '' : `default ${whole.default}`,
  ];
  return {
    type: facts.filter((fact) => fact !== undefined && fact !== '').join(', '),
    description: String(whole.description ?? '').trim(),
  };
}

function nameOf(reference: string): string {
  return reference.replace('#/components/schemas/', '');
}

function values(list: Json | undefined): string {
  return Array.isArray(list) ? list.map(String).join(' or ') : '';
}

function lengths({ minLength, maxLength }: JsonObject): string {
  return bounds(minLength, maxLength, ' characters');
}

function bounds(lower: Json | undefined, upper: Json | undefined, unit: string): string {
  const shown = (bound: Json) => (typeof bound === 'number' ? bound.toLocaleString('en') : String(bound));
  if (lower !== undefined && upper !== undefined) return `${shown(lower)} to ${shown(upper)}${unit}`;
  if (lower !== undefined) return `at least ${shown(lower)}${unit}`;
  return upper === undefined ? '' : `at most ${shown(upper)}${unit}`;
}
