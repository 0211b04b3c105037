import { encodeSegment, percentEncode } from '../../src/signer/percent-encoding.ts';
import { operationUrl, urlOf } from './address.ts';

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
  const path = plain.slice(baseUrl.length);
  const segments = path.slice(1).split('/');
  const names = [projectId, functionUrn].map(encodeSegment);
  return [
    {
      what: 'encoded-parameters',
      url: urlOf(
        baseUrl,
        encodeSome(encodeSegment(projectId), [letterOrDigit]),
        encodeSome(percentEncode(functionUrn), [letterOrDigit]),
      ),
    },
    {
      what: 'encoded-segments',
      url: `${baseUrl}/${segments.map((segment) => encodeSome(segment, [letterOrDigit])).join('/')}`,
    },
    { what: 'slash-at-the-end', url: `${plain}/` },
    { what: 'doubled-slash', url: `${baseUrl}/${path}` },
    { what: 'path-parameter', url: `${plain};x=1` },
    { what: 'dot-segments', url: `${baseUrl}/x/.././${path.slice(1)}` },
    { what: 'untidy-within', url: [baseUrl, ...untidy(segments), '.'].join('/') },
    {
      what: 'capitals',
      url: [baseUrl, ...segments.map((each) => (names.includes(each) ? each : each.toUpperCase()))].join('/'),
    },
    { what: 'query', url: `${plain}?x=1` },
  ];
}

/** Segments with a dot segment, a path parameter, a doubled slash and a parent segment among them. */
function untidy([first = '', second = '', third = '', ...others]: readonly string[]): string[] {
  return [first, '.', `${second};x=1`, '', third, 'x', '..', ...others];
}

/** A spelling that RFC 3986 makes equal to the plain one, in section 6.2.2: each kind of character in each parameter. */
export function equivalentUrl({ baseUrl, projectId, functionUrn }: Place): string {
  return urlOf(
    baseUrl,
    encodeSome(encodeSegment(projectId), [/[a-z]/i, /\d/]),
    encodeSome(percentEncode(functionUrn).replaceAll('%3A', '%3a'), [/[a-z]/i, /\d/, /-/]),
  );
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
