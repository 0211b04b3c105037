import { regions, serverUrl } from '../../generated/constants.ts';
import type { Region } from '../contract/types.ts';
import { ArgumentError } from '../errors.ts';
import { isLocalName, isLoopbackAddress } from './loopback.ts';

/** Where the API is: one of the platform's regions, or an address. */
export type EndpointOptions =
  | {
      /** The region of the function, e.g. `cn-north-4`. */
      readonly region: Region;
      readonly baseUrl?: undefined;
    }
  | {
      /**
       * The address of the API, for a mock, a proxy or a region that the contract does not list. What it has as a
       * path stays in front of the operation's.
       */
      readonly baseUrl: string | URL;
      readonly region?: undefined;
    };

/**
 * Gives the address that requests go to.
 *
 * @throws {@link ArgumentError} where it is unknown, or {@link checkBaseUrl} refuses it.
 */
export function resolveEndpoint(options: EndpointOptions, allowInsecure: boolean): URL {
  const { region, baseUrl } = options;
  if ((region === undefined) === (baseUrl === undefined)) {
    throw new ArgumentError('region', 'or else baseUrl must be given, and not both');
  }
  return baseUrl === undefined ? regionalEndpoint(region) : checkBaseUrl(baseUrl, { allowInsecure });
}

function regionalEndpoint(region: string | undefined): URL {
  const known = regions.find((name) => name === region);
  if (known === undefined) {
    throw new ArgumentError('region', `is none of ${regions.join(', ')}; for any other, give its baseUrl`);
  }
  return new URL(serverUrl.replace('{region}', known));
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
