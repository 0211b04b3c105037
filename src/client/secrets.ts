import { mask, Redactor, secretFieldName, withoutSecretParts } from '../redaction/redactor.ts';
import { signatureAlgorithm } from '../signer/sign.ts';

/** The credentials that a call has sent, and how to take them out of what comes back. */
export class SentSecrets {
  readonly #secrets = new Set<string>();
  #url = '';
  #redactor: Redactor | undefined;

  /**
   * Takes note of the headers that the credentials added to a request.
   *
   * @param url - the URL of the request. What a credential has in common with it is no secret.
   */
  add(headers: Readonly<Record<string, string>>, url: string): void {
    for (const secret of secretsOf(headers)) this.#secrets.add(secret);
    this.#url = url;
    this.#redactor = undefined;
  }

  /** A text without them. */
  readonly text = (text: string): string => this.#redact().text(text);

  /** A plain value without them. */
  value<T>(value: T): T {
    return this.#redact().value(value);
  }

  /** Header fields without them, and without other secrets, which have their names and those of parts of addresses. */
  headers(headers: Headers): Record<string, string> {
    const fields = [...headers].map(([name, value]) => [
      name,
      secretFieldName(name) ? mask : withoutSecretParts(this.text(value)),
    ]);
    return Object.fromEntries(fields);
  }

  #redact(): Redactor {
    // Most answers are as they should be, and nobody quotes them.
    this.#redactor ??= new Redactor([...this.#secrets], { public: [this.#url] });
    return this.#redactor;
  }
}

function secretsOf(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => (isPlain(name) ? [] : secretParts(value)));
}

/** What says when a request was signed and for which project says nothing else. */
function isPlain(name: string): boolean {
  return /^x-(?:sdk-date|project-id)$/i.test(name);
}

function secretParts(value: string): string[] {
  // What may stand before the secret is the name of a scheme.
  if (!value.startsWith(signatureAlgorithm)) return [value.slice(value.indexOf(' ') + 1)];
  return [...value.matchAll(/(?:Access|Signature)=([^,\s]+)/g)].map(([, part = '']) => part);
}
