import { ArgumentError } from '../errors.ts';

/**
 * Says whether an address is one of this machine: 127.0.0.0/8 or ::1.
 *
 * @param address - as `URL` writes it, which brings every spelling of an IPv4 address to four numbers, or without the
 * brackets of an IPv6 address.
 */
export function isLoopbackAddress(address: string): boolean {
  return /^(?:127(?:\.\d{1,3}){3}|\[::1\]|::1)$/.test(address);
}

/** Says whether a name is `localhost` or below it, which stands for this machine where it resolves to an address of it. */
export function isLocalName(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost');
}

/**
 * Makes sure that a local name stands for this machine. Browsers resolve such names to it without asking anybody; other
 * runtimes ask the system.
 *
 * @throws {@link ArgumentError} where it stands for another one, or for several.
 * @throws what the system says where the name stands for none.
 */
export async function requireLoopback(name: string): Promise<void> {
  // No import: bundlers for browsers would not find the module.
  const dns = globalThis.process?.getBuiltinModule?.('node:dns/promises');
  const addresses = (await dns?.lookup(name, { all: true })) ?? [];
  if (addresses.every(({ address }) => isLoopbackAddress(address))) return;
  throw new ArgumentError(
    'baseUrl',
    'must begin with https://, because its name resolves to another machine, where credentials would arrive unencrypted',
  );
}
