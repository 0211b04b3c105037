import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { isLoopbackAddress } from '../../src/client/loopback.ts';

/** Plain http would carry credentials to another machine. */
export class PlainHttpError extends Error {
  override readonly name = 'PlainHttpError';
  readonly code = 'ERR_PLAIN_HTTP';
  /** The host that is not this machine. */
  readonly host: string;

  constructor(host: string) {
    super(`http://${host} is not on this machine, and would get what is sent unencrypted: use https.`);
    this.host = host;
  }
}

/** Looks a name up, and gives only addresses of this machine: a name counts by what it resolves to. */
export const lookUpLoopback: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, []);
    if (!addresses.every(({ address }) => isLoopbackAddress(address)))
      return done(new PlainHttpError(host), []);
    const [first] = addresses;
    if (options.all === true || first === undefined) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

/**
 * Finds out whether a host is this machine. A name that does not resolve is nobody's.
 *
 * @param host - a name or an address, without brackets.
 * @throws PlainHttpError where it is another machine.
 */
export async function requireLoopback(host: string): Promise<void> {
  if (isIP(host) === 0) {
    await promisify(lookUpLoopback)(host, {}).catch((error: unknown) => {
      if (error instanceof PlainHttpError) throw error;
    });
  } else if (!isLoopbackAddress(host)) throw new PlainHttpError(host);
}
