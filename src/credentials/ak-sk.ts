import { showFunctionAsyncInvokeConfig as operation } from '../../generated/constants.ts';
import { percentDecode } from '../signer/percent-encoding.ts';
import { type AccessKey, type SignableRequest, sign } from '../signer/sign.ts';
import { type Credentials, checkCredential } from './credentials.ts';

/** An access key, and the clock to sign by. */
export interface AkSkOptions extends AccessKey {
  /** Tells the time. The system's clock by default; the platform accepts 15 minutes of difference to its own. */
  readonly clock?: () => Date;
}

/**
 * An access key (AK) with its secret key (SK), which signs every request with `SDK-HMAC-SHA256`. As the
 * official SDKs do, it sends the project of the call as `X-Project-Id`, too.
 *
 * It needs `node:crypto` or Web Crypto (`crypto.subtle`), which browsers offer to pages from https or loopback only.
 *
 * @param source - the key, or a function that gives it. The function is called for every request, so that it can
 * replace a key that runs out; what it throws is passed on.
 * @throws {@link ArgumentError} where a part is missing, empty or cannot stand in a header: at once for a key, on the
 * request for a function.
 */
export function akSk(source: AkSkOptions | (() => AkSkOptions | Promise<AkSkOptions>)): Credentials {
  const fixed = typeof source === 'function' ? undefined : checkKey(source);
  return {
    async authorize(request) {
      const { clock, ...key } = fixed ?? checkKey(typeof source === 'function' ? await source() : source);
      const project = projectOf(request);
      // What proxies change stays unsigned.
      const { accept: _accept, 'user-agent': _userAgent, ...headers } = { ...request.headers, ...project };
      return { ...project, ...(await sign({ ...request, headers }, fixed ?? key, clock())) };
    },
  };
}

/** A copy of a key, which nobody changes. */
function checkKey(options: AkSkOptions): Required<AkSkOptions> {
  const { accessKey, secretKey, securityToken, clock = () => new Date() } = options ?? {};
  checkCredential('accessKey', accessKey);
  checkCredential('secretKey', secretKey);
  if (securityToken !== undefined) checkCredential('securityToken', securityToken);
  return { accessKey, secretKey, securityToken, clock };
}

const [beforeProject = '', afterProject = ''] = operation.path.split(/\{project_id\}|\{function_urn\}/);

/** The header that names the project of a call, from its path. */
function projectOf({ url }: SignableRequest): Readonly<Record<string, string>> {
  const { pathname } = new URL(url);
  const start = pathname.indexOf(beforeProject) + beforeProject.length;
  const end = pathname.indexOf(afterProject, start);
  return end < 0 ? {} : { 'X-Project-Id': percentDecode(pathname.slice(start, end)) };
}
