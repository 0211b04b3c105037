import { mask, Redactor, secretFieldName, withoutSecretParts } from '../../../src/redaction/redactor.ts';

export { mask };

/** Parts of names by which Schemathesis's own sanitization masks values, `signature` among them. */
export const sensitiveMarkers: readonly string[] = [
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

// Inside prose and bodies a bare marker says too little ("author", "monkey"), so names are matched whole.
const namedSecret =
  /((?:x-)?(?:signature|authorization|auth-token|access[-_]?key|secret[-_]?key|api[-_]?key|security-token|password|passwd|secret|token|access[-_]token|x-amz-signature)["']?\s{0,9}[=:]\s{0,9})("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'&,;<>]+)/gi;

/** Removes secrets from what Schemathesis says: by value in every spelling, and by the names of what holds them. */
export class OutputRedactor {
  readonly #values: Redactor;

  /** @param secrets the values to remove; empty ones are ignored */
  constructor(secrets: readonly string[]) {
    this.#values = new Redactor(secrets);
  }

  /** Text without known values, and without values that a telling name precedes. */
  text(text: string): string {
    return this.#values.text(text).replace(namedSecret, (_, name: string, value: string) => {
      const quote = /^["']/.exec(value)?.[0] ?? '';
      return `${name}${quote}${mask}${quote}`;
    });
  }

  /** A URL without known values, user information, and the values of telling query parameters. */
  url(url: string): string {
    return withoutSecretParts(this.#values.text(url));
  }

  /** Headers without known values, and without every value of a telling name. */
  headers(headers: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
    return Object.fromEntries(
      Object.entries(headers).map(([name, values]) => [
        name,
        values.map((value) => (secretFieldName(name) ? mask : this.text(value))),
      ]),
    );
  }
}
