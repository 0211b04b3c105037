/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Says whether a value is an object, and no list. */
export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member's name as a JSON pointer writes it. */
export function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The name that a JSON pointer's token stands for. */
export function memberName(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/**
 * The value at a JSON pointer; `undefined` where there is none.
 *
 * @param pointer - such as `/a/b`, or as the fragment of a URI: `#/a/b`.
 */
export function valueAt(root: unknown, pointer: string): unknown {
  const text = pointer.startsWith('#') ? decodeURIComponent(pointer.slice(1)) : pointer;
  let value = root;
  for (const token of text.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as { readonly [name: string]: unknown })[memberName(token)];
  }
  return value;
}
