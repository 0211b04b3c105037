import { isObject, type JsonObject, valueAt } from '../json.ts';
import type { Statement } from '../sources.ts';
import type { OpenApiDocument } from './document.ts';

/** Where the published API reference says something, by the JSON pointer of its place in the document. */
export type Places = ReadonlyMap<string, string>;

const columns =
  /, (?:Mandatory|Type|Parameter|Description|Minimum|Maximum|Value range|Default value|Enumeration values)$/;

const member = /^(#\/components\/schemas\/\w+)(\/properties\/\w+)?/;

/** Finds the place of every schema and every member: the table and row that speak of it first. */
export function placesOf(statements: readonly Statement[]): Places {
  const places = new Map<string, string>();
  for (const { place, pointers } of statements) {
    for (const pointer of pointers) {
      const [found] = member.exec(pointer) ?? [];
      if (found !== undefined && !places.has(found)) places.set(found, place.replace(columns, ''));
    }
  }
  return places;
}

/** The places that still speak of a profile of the document: those of what the profile leaves as it is. */
export function placesOfProfile(places: Places, base: OpenApiDocument, profile: OpenApiDocument): Places {
  const said = (document: OpenApiDocument, pointer: string) => JSON.stringify(valueAt(document, pointer));
  return new Map([...places].filter(([pointer]) => said(base, pointer) === said(profile, pointer)));
}

/**
 * The document with descriptions that say all that editors should show: of a member without words those of its schema,
 * and of everything its range and where the reference says so.
 */
export function explain(document: OpenApiDocument, places: Places): OpenApiDocument {
  const { schemas } = document.components;
  const explained = Object.entries(schemas).map(([name, schema]) => {
    const pointer = `#/components/schemas/${name}`;
    const whole = describe(schema, places.get(pointer), document);
    if (!isObject(schema.properties ?? null)) return [name, whole];
    const properties = Object.entries(schema.properties as { [name: string]: JsonObject }).map(
      ([key, value]) => [
        key,
        describe(value, places.get(`${pointer}/properties/${key}`) ?? places.get(pointer), document),
      ],
    );
    return [name, { ...whole, properties: Object.fromEntries(properties) }];
  });
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(explained) } };
}

function describe(schema: JsonObject, place: string | undefined, document: OpenApiDocument): JsonObject {
  const { $ref, anyOf } = schema;
  const [first] = Array.isArray(anyOf) ? (anyOf as readonly JsonObject[]) : [];
  const target = valueAt(document, String($ref ?? first?.$ref ?? '#/nothing')) as JsonObject | undefined;
  const meant = { ...target, ...schema };
  const words = [meant.description, range(meant), place && `Source: ${place}.`];
  const description = words.flatMap((word) => (word === undefined ? [] : String(word).trim())).join('\n\n');
  return description === '' ? schema : { ...schema, description };
}

function range({ minimum, maximum, minLength, maxLength, pattern }: JsonObject): string | undefined {
  const lengths = between(minLength, maxLength);
  const parts = [
    between(minimum, maximum),
    lengths && `${lengths} characters`,
    pattern && `matching \`${pattern}\``,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `Range: ${parts.join(', ')}.`;
}

function between(least: unknown, most: unknown): string | undefined {
  if (least === undefined && most === undefined) return undefined;
  const words = [least, most].map((bound) => (bound === undefined ? '' : Number(bound).toLocaleString('en')));
  return [...new Set(words)].join('–');
}
