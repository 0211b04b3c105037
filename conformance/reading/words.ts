const longest = 120;

/** A value of a body in a few words: JSON, cut where it is long, with control characters escaped. */
export function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return printable(text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text);
}

/** What a value is, as JSON Schema calls it. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** A text with the characters escaped that could change how a terminal or a reader shows it. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) =>
    Array.from({ length: character.length }, (_, unit) => character.charCodeAt(unit))
      .map((code) => `\\u${code.toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** What the logs of GitHub and Azure take for a command wherever it stands. */
export const runnerCommand = /##(?=(?:vso)?\[)/g;

/** The beginning of a body, for a finding: as text, cut where it is long. */
export function excerpt(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'an empty body';
  const text = new TextDecoder().decode(bytes.subarray(0, longest));
  return `${printable(text)}${bytes.length > longest ? `… (${bytes.length} bytes)` : ''}`;
}

/** A number with its thousands apart. */
export function formatCount(count: number): string {
  // It takes a while to load what is known of languages, and most numbers need nothing of it.
  return count < 1000 ? String(count) : count.toLocaleString('en');
}

/** A number of things, in words that fit it. */
export function amount(count: number, what: string): string {
  return `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;
}
