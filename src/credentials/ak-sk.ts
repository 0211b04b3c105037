import { type AccessKey, sign } from '../signer/sign.ts';
import { type Credentials, checkCredential } from './credentials.ts';

/** An access key, and the clock to sign by. */
export interface AkSkOptions extends AccessKey {
  /** Tells the time. The system's clock by default; the platform accepts 15 minutes of difference to its own. */
  readonly clock?: () => Date;
}

/**
 * An access key (AK) with its secret key (SK), which signs every request with `SDK-HMAC-SHA256`.
 *
 * It needs Web Crypto (`crypto.subtle`), which browsers offer to pages from https or loopback only.
 *
 * @throws {@link ArgumentError} where a part is missing, empty or cannot stand in a header.
 */
export function akSk({ clock = () => new Date(), ...options }: AkSkOptions): Credentials {
  const { accessKey, secretKey, securityToken } = options;
  checkCredential('accessKey', accessKey);
  checkCredential('secretKey', secretKey);
  if (securityToken !== undefined) checkCredential('securityToken', securityToken);
  const key: AccessKey = { accessKey, secretKey, securityToken };
  return { authorize: (request) => sign(request, key, clock()) };
}
