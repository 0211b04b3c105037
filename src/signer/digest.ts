import type { AccessKey } from './sign.ts';

/** Hashes of SHA-256, as lower-case hexadecimal digits. */
export interface Digest {
  /** The hash of bytes, or of the UTF-8 of a text. */
  sha256(data: string | Uint8Array): string | Promise<string>;
  /** The HMAC of a text, keyed with the secret key. */
  hmac(accessKey: AccessKey, text: string): string | Promise<string>;
}

let chosen: Digest | undefined;

/** What the runtime has: `node:crypto`, which answers at once, or else Web Crypto, which asks another thread. */
export function digestOfRuntime(): Digest {
  // No import: bundlers for browsers would not find the module.
  chosen ??= digestOf(globalThis.process?.getBuiltinModule?.('node:crypto'));
  return chosen;
}

function digestOf(node: typeof import('node:crypto') | undefined): Digest {
  if (node === undefined) return webCrypto;
  return {
    // Node.js has it in one go; others that bring `node:crypto` may not.
    sha256: (data) => node.hash?.('sha256', data) ?? node.createHash('sha256').update(data).digest('hex'),
    hmac: ({ secretKey }, text) => node.createHmac('sha256', secretKey).update(text).digest('hex'),
  };
}

const encoder = new TextEncoder();

const webCrypto: Digest = {
  async sha256(data) {
    const bytes = typeof data === 'string' ? encoder.encode(data) : new Uint8Array(data);
    return hex(await crypto.subtle.digest('SHA-256', bytes));
  },
  async hmac(accessKey, text) {
    return hex(await crypto.subtle.sign('HMAC', await signingKey(accessKey), encoder.encode(text)));
  },
};

/** The imported keys, because importing one takes as long as signing with it. */
const signingKeys = new WeakMap<AccessKey, Promise<CryptoKey>>();

function signingKey(accessKey: AccessKey): Promise<CryptoKey> {
  const known = signingKeys.get(accessKey);
  if (known !== undefined) return known;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const secret = encoder.encode(accessKey.secretKey);
  const key = crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  signingKeys.set(accessKey, key);
  return key;
}

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
