/**
 * A secret in every spelling in which it may turn up in a text: as it is, percent-encoded, JSON-escaped, and in
 * base64, with and without padding and in its URL-safe alphabet, at each of the three offsets of a longer text.
 */
export function spellings(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  const found = new Set([secret, encoded, encoded.toLowerCase(), encoded.replaceAll('%20', '+')]);
  found.add(JSON.stringify(secret).slice(1, -1));
  found.add(JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'));
  for (const text of [...base64At(secret)]) {
    found.add(text);
    found.add(text.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return [...found].sort((a, b) => b.length - a.length);
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
