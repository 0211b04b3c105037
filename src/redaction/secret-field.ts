/** What stands in place of a secret. */
export const mask = '***';

/**
 * Says by its name whether a header field, a member of an object, a cookie or a query parameter carries a secret, or
 * what makes one good again: a signature can be sent once more together with its date.
 *
 * @param name - in any case and with any separators, percent-encoded or not.
 */
export function secretFieldName(name: string): boolean {
  const words = name
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
  return secretWord.test(words.replace(/[^a-z]/g, '')) || secretLastWord.test(words);
}

/** `author` and `authority` are no secrets. */
const secretWord =
  /auth(?!or(?!i[sz]))|token|secret|signature|passw|passphrase|credential|cookie|apikey|accesskey|privatekey|session|bearer|jwt|sdkdate/;

const secretLastWord = /(?:^|[^a-z])(?:key|pwd|sig)$/;

/**
 * Takes out of a text what the addresses in it give away: users with their passwords, and parameters, in queries and
 * fragments alike, whose names tell of a secret.
 */
export function withoutSecretParts(text: string): string {
  return text
    .replaceAll(/\/\/[^/?#\s<>"]*@/g, `//${mask}@`)
    .replaceAll(/([?&#;])([^=&#;?]{1,100})=([^&#;<>"]+)/g, (part, sign: string, name: string) =>
      secretFieldName(name) ? `${sign}${name}=${mask}` : part,
    );
}
