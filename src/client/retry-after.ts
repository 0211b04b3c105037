/**
 * Reads `Retry-After`, which is a number of seconds or an HTTP date.
 *
 * @param now - the time, in milliseconds since 1970.
 * @returns seconds from now on, or `undefined` where the header is absent or malformed.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,15}$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
