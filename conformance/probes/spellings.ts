import { encodeSegment } from '../../src/signer/percent-encoding.ts';
import { operationUrl, operationUrlWithEncodedColons, urlOf } from './address.ts';

/** A URL, and in a few words how it is spelled. */
export interface Spelling {
  readonly what: string;
  readonly url: string;
}

/** The function that is spelled. */
export interface Place {
  readonly baseUrl: string;
  readonly projectId: string;
  readonly functionUrn: string;
}

/**
 * Spellings that servers take for the same path at different moments: before or after they check who is asking.
 * Whether they lead to a function at all is left to the server.
 */
export function evasiveSpellings({ baseUrl, projectId, functionUrn }: Place): Spelling[] {
  const plain = operationUrl(baseUrl, projectId, functionUrn);
  const urn = encodeSegment(functionUrn);
  const path = plain.slice(baseUrl.length);
  const end = plain.lastIndexOf('/') + 1;
  return [
    { what: 'encoded-colons', url: operationUrlWithEncodedColons(baseUrl, projectId, functionUrn) },
    {
      what: 'encoded-letters',
      url: urlOf(
        baseUrl,
        encodeSome(encodeSegment(projectId), [letterOrDigit]),
        encodeSome(urn, [letterOrDigit]),
      ),
    },
    {
      what: 'encoded-last-segment',
      url: plain.slice(0, end) + encodeSome(plain.slice(end), [letterOrDigit]),
    },
    { what: 'slash-at-the-end', url: `${plain}/` },
    { what: 'doubled-slash', url: `${baseUrl}/${path}` },
    { what: 'path-parameter', url: `${plain};x=1` },
    { what: 'dot-segment', url: `${baseUrl}/.${path}` },
    { what: 'parent-segment', url: `${baseUrl}/x/..${path}` },
    { what: 'query', url: `${plain}?x=1` },
  ];
}

/** Spellings that RFC 3986 makes equal to the plain one, in section 6.2.2. */
export function equivalentSpellings({ baseUrl, projectId, functionUrn }: Place): Spelling[] {
  const urn = encodeSegment(functionUrn);
  return [
    {
      what: 'lower-case-digits',
      url: operationUrlWithEncodedColons(baseUrl, projectId, functionUrn).replaceAll('%3A', '%3a'),
    },
    {
      what: 'unreserved-in-function-urn',
      url: urlOf(baseUrl, encodeSegment(projectId), encodeSome(urn, [/[a-z]/i, /\d/, /-/])),
    },
    {
      what: 'unreserved-in-project-id',
      url: urlOf(baseUrl, encodeSome(encodeSegment(projectId), [/[a-z]/i, /\d/]), urn),
    },
  ];
}

/** Spellings that name the function only where a server decodes twice. */
export function twiceEncodedSpellings({ baseUrl, projectId, functionUrn }: Place): Spelling[] {
  const [project, urn] = [encodeSegment(projectId), encodeSegment(functionUrn)];
  return [
    { what: 'function-urn', url: urlOf(baseUrl, project, encodeTwice(urn)) },
    { what: 'project-id', url: urlOf(baseUrl, encodeTwice(project), urn) },
  ];
}

const letterOrDigit = /[a-z0-9]/i;

/** Percent-encodes the first character of each kind. What is encoded already stays as it is. */
function encodeSome(text: string, kinds: readonly RegExp[]): string {
  return kinds.reduce((encoded, kind) => {
    const at = encoded.replaceAll(/%[0-9A-F]{2}/gi, '***').search(kind);
    if (at < 0) return encoded;
    const hex = encoded.charCodeAt(at).toString(16).toUpperCase();
    return `${encoded.slice(0, at)}%${hex}${encoded.slice(at + 1)}`;
  }, text);
}

function encodeTwice(text: string): string {
  return encodeSome(text, [letterOrDigit]).replace('%', '%25');
}
