import { showFunctionAsyncInvokeConfig as operation } from '../../generated/constants.ts';
import type { Region } from '../contract/types.ts';
import { ArgumentError } from '../errors.ts';
import { isLocalName, isLoopbackAddress } from './loopback.ts';
import type { Profile } from './profile.ts';

/** Where the API is: one of the platform's regions, or an address. Without either, the URN of a function says it. */
export type EndpointOptions =
  | {
      /**
       * The region, e.g. `cn-north-4`; any text from a configuration is checked. By default that of the function's URN.
       */
      readonly region?: Region | (string & {}) | undefined;
      readonly baseUrl?: undefined;
    }
  | {
      /**
       * The address of the API, for a mock, a proxy or a region that the contract does not list. What it has as a
       * path stays in front of the operation's, but for a `/v2` at its end, which the operation has itself.
       */
      readonly baseUrl: string | URL;
      readonly region?: undefined;
    };

/** Where requests go. */
export interface Endpoint {
  /** What the path follows; in it stands `{region}` where the region is that of each function. */
  readonly baseUrl: string;
  /** The region that was given. */
  readonly region: string | undefined;
  /** Says whether an origin is one of the API. */
  hasOrigin(origin: string): boolean;
}

/**
 * Gives the address that requests go to.
 *
 * @throws {@link ArgumentError} where the region is unknown, or {@link checkBaseUrl} refuses the address.
 */
export function resolveEndpoint(
  { region, baseUrl }: EndpointOptions,
  profile: Profile<unknown>,
  allowInsecure: boolean,
): Endpoint {
  if (region !== undefined && baseUrl !== undefined) {
    throw new ArgumentError('region', 'or else baseUrl may be given, and not both');
  }
  if (baseUrl !== undefined) {
    const url = checkBaseUrl(baseUrl, { allowInsecure });
    return {
      baseUrl: withoutEnd(withoutEnd(url.href, '/'), `/${operation.path.split('/')[1]}`),
      region: undefined,
      hasOrigin: (origin) => origin === url.origin,
    };
  }
  const addresses = new Map(profile.regions.map((name) => [name, addressOf(name, profile)]));
  if (region === undefined) {
    const origins = new Set([...addresses.values()].map((address) => new URL(address).origin));
    return { baseUrl: profile.serverUrl, region, hasOrigin: (origin) => origins.has(origin) };
  }
  const address = addresses.get(region);
  if (address === undefined) {
    throw new ArgumentError(
      'region',
      `is none of ${profile.regions.join(', ')}; for any other, give its baseUrl`,
    );
  }
  return { baseUrl: address, region, hasOrigin: (origin) => origin === new URL(address).origin };
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, -end.length) : text;
}

function addressOf(region: string, { serverUrl }: Profile<unknown>): string {
  return serverUrl.replace('{region}', region);
}

/**
 * Says whether credentials may go to a base URL: with https to anybody, with http to this machine. `localhost` and the
 * names below it are good for now; they count as what they resolve to, which is for whoever sends to find out.
 *
 * @throws {@link ArgumentError} where the URL is malformed, carries more than origin and path, or would send credentials
 * unencrypted to another machine. It does not repeat the URL, which may hold a password.
 */
export function checkBaseUrl(
  baseUrl: string | URL,
  { allowInsecure = false }: { readonly allowInsecure?: boolean } = {},
): URL {
  if (!URL.canParse(baseUrl)) throw new ArgumentError('baseUrl', 'must be an absolute URL');
  const url = new URL(baseUrl);
  if (url.username || url.password || /[?#]/.test(url.href)) {
    throw new ArgumentError('baseUrl', 'must be an origin and perhaps a path: no user, query or fragment');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new ArgumentError('baseUrl', 'must begin with https://');
  }
  if (
    url.protocol === 'http:' &&
    !allowInsecure &&
    !isLoopbackAddress(url.hostname) &&
    !isLocalName(url.hostname)
  ) {
    throw new ArgumentError(
      'baseUrl',
      'must begin with https://, because credentials would travel unencrypted; allowInsecure permits that',
    );
  }
  return url;
}
