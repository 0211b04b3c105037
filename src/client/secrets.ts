import type { Redact } from '../finding.ts';
import { Redactor } from '../redaction/redactor.ts';
import { signatureAlgorithm } from '../signer/sign.ts';

/**
 * Makes what takes the credentials of a request out of a text that comes from its answer.
 *
 * @param added - the headers that the credentials added.
 * @param url - the URL of the request. What a credential has in common with it is no secret.
 */
export function redactCredentials(added: Readonly<Record<string, string>>, url: string): Redact {
  let redactor: Redactor | undefined;
  return (text) => {
    // Most answers are as they should be, and nobody quotes them.
    redactor ??= new Redactor(secretsOf(added), { public: [url] });
    return redactor.text(text);
  };
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
