const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Searches a text for any run of characters of a secret, in any spelling, and in spellings of spellings. It reads
 * the text back instead of writing the secret in each spelling, so that it shares nothing with the redactor.
 *
 * @param length - how many characters make a run.
 * @returns the first run that was found; `undefined` where there is none.
 */
export function findLeak(text: string, secrets: readonly string[], length = 8): string | undefined {
  const find = finder(secrets, length);
  // An archive repeats the same long bodies again and again.
  const [...levels] = unescapedLevels([...new Set(text.split('"'))].join('"'));
  for (const level of levels) {
    const decoded = unpacked(level);
    const found = find(level) ?? find(decoded) ?? find(unescaped(decoded)) ?? find(unpacked(decoded));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A text as it is, and with its escapes undone once, twice and three times. */
function unescapedLevels(text: string): readonly string[] {
  const once = unescaped(text);
  const twice = unescaped(once);
  return [...new Set([text, once, twice, unescaped(twice)])];
}

/** Undoes percent-encoding, JSON escapes and HTML entities, and leaves out what UTF-16 and MIME put in between. */
function unescaped(text: string): string {
  return text
    .replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => fromCode(hex, 16))
    .replaceAll(/\\{1,8}u([0-9a-f]{4})/gi, (_, hex: string) => fromCode(hex, 16))
    .replaceAll(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => fromCode(hex, 16))
    .replaceAll(/&#(\d{1,7});/g, (_, decimal: string) => fromCode(decimal, 10))
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll(/\\[rn]|[\r\n\0\uFFFD]/g, '')
    .replaceAll(/\\{1,8}(["'/\\])/g, '$1');
}

/** What hexadecimal and base64 stand for, wherever they begin. */
function unpacked(text: string): string {
  const hex = [...text.matchAll(/(?:[0-9a-f]{2}){8,50000}/gi)].map(([digits]) => Buffer.from(digits, 'hex'));
  const base64 = [...text.matchAll(/[a-z0-9+/_-]{11,50000}/gi)].flatMap(([digits]) =>
    [0, 1, 2, 3].map((start) => Buffer.from(digits.slice(start), 'base64')),
  );
  return [...hex, ...base64].map((bytes) => bytes.toString('latin1').replaceAll('\0', '')).join('\n');
}

/** Any run of a secret has two neighbours of it at each place where one looks, if one looks often enough. */
function finder(secrets: readonly string[], length: number): (text: string) => string | undefined {
  const lower = secrets.map((secret) => secret.toLowerCase());
  const runs = lower.flatMap((secret) =>
    Array.from({ length: Math.max(0, secret.length - length + 1) }, (_, start) =>
      secret.slice(start, start + length),
    ),
  );
  const neighbours = new Set(
    lower.flatMap((secret) => [...secret].map((_, index) => secret.slice(index, index + 2))),
  );
  return (text) => {
    const searched = text.toLowerCase();
    for (let at = 0; at < searched.length; at += length - 1) {
      if (!neighbours.has(searched.slice(at, at + 2))) continue;
      const around = searched.slice(Math.max(0, at - length), at + length);
      const run = runs.find((candidate) => around.includes(candidate));
      if (run !== undefined) return run;
    }
    return undefined;
  };
}

function fromCode(digits: string, base: number): string {
  const code = Number.parseInt(digits, base);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
