/**
 * A pattern that finds secrets in every spelling in which they may turn up in a text: as they are, percent-encoded,
 * JSON-escaped (also in JSON within JSON), and in base64, with and without padding and in its URL-safe alphabet, at
 * each of the three offsets of a longer text. Texts that are bytes read as Latin-1 are searched as well.
 *
 * @returns `undefined` where there are no secrets.
 */
export function secretPattern(secrets: readonly string[]): RegExp | undefined {
  const longestFirst = [...new Set(secrets)].sort((a, b) => b.length - a.length);
  const patterns = longestFirst.filter((secret) => secret !== '').flatMap(spellings);
  return patterns.length === 0 ? undefined : new RegExp(patterns.join('|'), 'g');
}

/** Patterns of one secret: by its characters, and by its digits in base64. */
function spellings(secret: string): string[] {
  const urlSafe: { readonly [digit: string]: string } = { '+': '-', '/': '_' };
  const inBase64 = base64At(secret).map((digits) =>
    patternOf(digits, (digit) => [character(digit), urlSafe[digit] ?? []].flat().join('|')),
  );
  return [patternOf(secret, character), ...inBase64];
}

function patternOf(text: string, alternatives: (symbol: string) => string): string {
  return [...text]
    .map((symbol) => (/^[A-Za-z0-9]$/.test(symbol) ? symbol : `(?:${alternatives(symbol)})`))
    .join('');
}

/**
 * One character that is no letter and no digit of ASCII, in its spellings. Backslashes are counted rather than taken
 * without end, so that a text of nothing but backslashes is searched in linear time.
 */
function character(symbol: string): string {
  const bytes = Buffer.from(symbol, 'utf8');
  const hex = (code: number, digits: number) =>
    [...code.toString(16).padStart(digits, '0')]
      .map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit))
      .join('');
  const units = Array.from({ length: symbol.length }, (_, index) => symbol.charCodeAt(index));
  return [
    ...(symbol === '\\' ? ['\\\\{1,8}'] : [`\\\\{0,3}${escapePattern(symbol)}`]),
    ...(symbol === ' ' ? ['\\+'] : []),
    ...(bytes.length > 1 ? [escapePattern(bytes.toString('latin1'))] : []),
    [...bytes].map((byte) => `%${hex(byte, 2)}`).join(''),
    units.map((unit) => `\\\\{1,3}u${hex(unit, 4)}`).join(''),
  ].join('|');
}

/** The digits of base64 that depend on nothing but the secret, for each offset modulo three. */
function base64At(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const before = Math.ceil((offset * 8) / 6);
    const after = Math.floor(((offset + bytes.length) * 8) / 6);
    const digits = text.slice(before, after);
    return digits.length >= 8 ? [digits] : [];
  });
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
