/** Stands where a secret was. */
export const REDACTED = '<redacted>';

const SENSITIVE_MARKERS = [
  'auth',
  'cookie',
  'credential',
  'key',
  'passwd',
  'password',
  'secret',
  'session',
  'signature',
  'token',
];

/** Names that Schemathesis's own sanitization masks, `signature` among them. */
export const sensitiveMarkers: readonly string[] = SENSITIVE_MARKERS;

/** Whether a header or query parameter of that name carries a secret. */
export function isSensitiveName(name: string): boolean {
  const lowered = name.toLowerCase();
  return SENSITIVE_MARKERS.some((marker) => lowered.includes(marker));
}

// Inside prose and bodies a bare marker says too little ("author", "monkey"), so names are matched whole.
const NAMED_SECRET =
  /((?:x-)?(?:signature|authorization|auth-token|access[-_]?key|secret[-_]?key|api[-_]?key|security-token|password|passwd|secret|token|access[-_]token|x-amz-signature)["']?\s*[=:]\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'&,;<>]+)/gi;

/** Removes secrets from text: by value in every spelling they may appear in, and by name. */
export class Redactor {
  readonly #spellings: RegExp | undefined;

  /** @param secrets the values to remove; empty ones are ignored */
  constructor(secrets: Iterable<string>) {
    const patterns = [...new Set(secrets)].filter((secret) => secret !== '').flatMap(patternsOf);
    // Longest first: a secret that begins like another must not leave its end behind.
    const alternatives = patterns.sort((a, b) => b.length - a.length).map(({ source }) => source);
    this.#spellings =
      alternatives.length === 0 ? undefined : new RegExp([...new Set(alternatives)].join('|'), 'g');
  }

  /** Text with known values replaced. */
  values(text: string): string {
    return this.#spellings === undefined ? text : text.replace(this.#spellings, REDACTED);
  }

  /** Text with known values, and values that a telling name precedes, replaced. */
  text(text: string): string {
    return this.values(text).replace(NAMED_SECRET, (_, name: string, value: string) => {
      const quote = /^["']/.exec(value)?.[0] ?? '';
      return `${name}${quote}${REDACTED}${quote}`;
    });
  }

  /** A URL with known values, userinfo and the values of telling query parameters replaced. */
  url(url: string): string {
    return this.values(url)
      .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, `$1${REDACTED}@`)
      .replace(/([?&])([^=&#]*)=([^&#]*)/g, (pair, separator: string, name: string) =>
        isSensitiveName(decoded(name)) ? `${separator}${name}=${REDACTED}` : pair,
      );
  }

  /** Headers with known values, and every value of a telling name, replaced. */
  headers(headers: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
    return Object.fromEntries(
      Object.entries(headers).map(([name, values]) => [
        name,
        values.map((value) => (isSensitiveName(name) ? REDACTED : this.text(value))),
      ]),
    );
  }
}

interface Pattern {
  /** Of what it matches, in characters, at least. */
  readonly length: number;
  readonly source: string;
}

function patternsOf(secret: string): Pattern[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const jsonAscii = json.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const spellings = [json, jsonAscii, ...base64Spellings(secret)].filter((spelling) => spelling !== '');
  return [
    { length: secret.length, source: percentPattern(secret) },
    ...spellings.map((spelling) => ({ length: spelling.length, source: escaped(spelling) })),
  ];
}

/** Each character as it is or percent-encoded: encoders differ in which ones they leave alone. */
function percentPattern(secret: string): string {
  return [...secret]
    .map((character) => {
      const octets = [...Buffer.from(character, 'utf8')].map(
        (octet) => `%${[...octet.toString(16).padStart(2, '0')].map(eitherCase).join('')}`,
      );
      return `(?:${octets.join('')}|${escaped(character)}${character === ' ' ? '|\\+' : ''})`;
    })
    .join('');
}

function eitherCase(digit: string): string {
  return /[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Base64 of the secret alone, and the part of it that is always the same when it stands inside longer data. */
function base64Spellings(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const spellings = [bytes.toString('base64'), bytes.toString('base64url')];
  for (const offset of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    // Sextets that hold bits of the neighbours are cut off on both sides.
    const from = Math.ceil((offset * 8) / 6);
    const to = Math.floor((shifted.length * 8) / 6);
    // Shorter pieces would match by chance.
    if (to - from < 8) continue;
    spellings.push(shifted.toString('base64').slice(from, to), shifted.toString('base64url').slice(from, to));
  }
  return spellings;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
