import type { HeaderFields } from '../exchange/exchange.ts';
import { secretPattern } from './spellings.ts';

/** What stands in place of a secret. */
export const mask = '***';

/** Secrets shorter than this many characters are masked by the name of their field only. */
const shortest = 4;

const secretName = /auth|token|secret|signature|password|passwd|credential|cookie|api-?key|session/i;

/** Takes secrets out of everything that is written, by value in every spelling and by the name of a field. */
export class Redactor {
  readonly #pattern: RegExp | undefined;

  constructor(secrets: readonly string[]) {
    this.#pattern = secretPattern(secrets.filter((secret) => secret.length >= shortest));
  }

  /** Whether there is anything to look for. */
  get hasSecrets(): boolean {
    return this.#pattern !== undefined;
  }

  /** A text without the secrets. */
  text(text: string): string {
    return this.#pattern === undefined ? text : text.replace(this.#pattern, mask);
  }

  /** Header fields without secrets, and without the values of those that carry secrets by their name. */
  headers(headers: HeaderFields): HeaderFields {
    return headers.map(([name, value]) => [this.text(name), secretName.test(name) ? mask : this.text(value)]);
  }

  /** Bytes without the secrets; the same object where there are none. */
  bytes(bytes: Uint8Array): Uint8Array {
    if (this.#pattern === undefined) return bytes;
    const text = Buffer.from(bytes).toString('latin1');
    const redacted = this.text(text);
    return redacted === text ? bytes : Buffer.from(redacted, 'latin1');
  }

  /** A plain value with every text in it redacted, names of members included. */
  value<T>(value: T): T {
    return this.#deep(value) as T;
  }

  #deep(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.#deep(item));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [this.text(name), this.#deep(item)]),
    );
  }
}
