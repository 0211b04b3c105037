/** Reading values of unknown shape: each function gives a harmless default when the shape is another. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function object(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/**
 * Parses a line that Python's `json.dumps` wrote. It writes NaN and Infinity, which JSON does not have;
 * they become null.
 *
 * @throws SyntaxError
 */
export function parsePythonJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return JSON.parse(
      line.replace(/"(?:[^"\\]|\\.)*"?|-?Infinity|NaN/g, (token) => (token.startsWith('"') ? token : 'null')),
    );
  }
}
