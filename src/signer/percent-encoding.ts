const keptByEncodeUriComponent = /[!'()*]/g;

/** Most texts that are signed have nothing to encode. */
const unreserved = /^[\w.~-]*$/;

/** Percent-encodes every UTF-8 byte of a text except RFC 3986's unreserved characters `A-Z a-z 0-9 - . _ ~`. */
export function percentEncode(text: string): string {
  if (unreserved.test(text)) return text;
  return encodeURIComponent(text).replace(
    keptByEncodeUriComponent,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Percent-encodes a segment of a path but for the colons of a URN, which the official SDKs send as they are. */
export function encodeSegment(text: string): string {
  return percentEncode(text).replaceAll('%3A', ':');
}

/** Reverses percent-encoding; a text that is not valid percent-encoded UTF-8 comes back as it is. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
