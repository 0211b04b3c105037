import { mask, secretFieldName } from '../../src/redaction/redactor.ts';
import { percentDecode } from '../../src/signer/percent-encoding.ts';
import { operationPath } from '../contract/examples.ts';
import type { Exchange, HeaderFields, ProbeName } from '../exchange/exchange.ts';
import type { Har, HarEntry } from './har.ts';

/** What an archive holds of the operation. */
export interface Recording {
  /** Where the API was. */
  readonly baseUrl: string;
  readonly projectId: string;
  readonly functionUrns: readonly string[];
  readonly exchanges: readonly Exchange[];
  /** What of the operation is not judged, and why: `3 without an answer`. */
  readonly leftOut: readonly string[];
  /** The credentials that were sent, where the archive shows them. */
  readonly secrets: readonly string[];
  /** What else no report shows: cookies, and what a query says of access. */
  readonly concealed: readonly string[];
}

/** An archive that cannot be replayed. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
}

/**
 * Finds the exchanges of the operation in an HTTP archive: the suite's own, or any browser's or proxy's.
 *
 * An exchange of a foreign archive counts as one with a known function where it was answered with 2xx, or where it
 * is about one of `known`; any other answer is one that a client saw, and is judged as such. Where a client gave up,
 * or kept no body, there is nothing to judge, nor in the 304 that a client with a copy gets. Of several places where the
 * API is, the one that was called most often is judged.
 *
 * @param text - the archive.
 * @param known - the URNs of functions that existed; none by default.
 * @throws ReplayError where the text is no archive, or holds nothing of the operation that can be judged.
 */
export function readHar(text: string, known: readonly string[] = []): Recording {
  const calls = parse(text)
    .filter(({ request }) => request.method === 'GET')
    .flatMap((entry, index) => {
      const address = addressOf(entry.request.url) ?? ownAddress(entry);
      return address === undefined ? [] : [{ entry, index, address, obstacle: obstacleIn(entry) }];
    });
  const judgeable = calls.filter(({ obstacle }) => obstacle === undefined);
  const baseUrl = mostFrequent(judgeable.flatMap(({ address }) => address.baseUrl || []));
  // The suite's own calls are all to one place, however they spell it.
  const isHere = ({ entry, address }: (typeof calls)[number]) =>
    entry._exchange !== undefined || address.baseUrl === baseUrl;
  const leftOut = [
    ...tallied(calls.flatMap(({ obstacle }) => obstacle ?? [])),
    ...tallied(judgeable.filter((call) => !isHere(call)).map(({ address }) => `to ${address.baseUrl}`)),
  ];
  if (baseUrl === undefined) {
    const why = leftOut.length === 0 ? '' : ` that can be judged: there are ${leftOut.join(', ')}`;
    throw new ReplayError(`the archive has no GET request to ${operationPath}${why}`);
  }
  const here = judgeable.filter(isHere);
  const plain = new Set(
    here.flatMap(({ address }) => (address.hasEncodedColons ? [] : [address.functionUrn])),
  );
  const exchanges = here.map(({ entry, index, address }) => {
    // A client that always encodes the colons asks for the function all the same.
    const hasEncodedColons = address.hasEncodedColons && plain.has(address.functionUrn);
    return exchangeOf(entry, index, { ...address, hasEncodedColons }, known);
  });
  const ofFunctions = exchanges.filter((exchange) => exchange.functionUrn !== undefined);
  const functionUrns = new Set([...known, ...ofFunctions.map(({ functionUrn }) => functionUrn ?? '')]);
  const values = (isCredential: boolean) => [
    ...new Set(exchanges.flatMap(({ request }) => secretValues(request, isCredential))),
  ];
  return {
    baseUrl,
    projectId: (ofFunctions[0] ?? exchanges[0])?.requested.projectId ?? '',
    functionUrns: [...functionUrns],
    exchanges,
    leftOut,
    secrets: values(true),
    concealed: values(false),
  };
}

/** Why there is nothing to judge in a call of a foreign archive, in a few words that follow a number. */
function obstacleIn({ request, response, _exchange: own }: HarEntry): string | undefined {
  const { status, content } = response;
  if (own !== undefined) return undefined;
  if (status <= 0) return 'without an answer';
  const has = (fields: typeof request.headers | undefined, name: string) =>
    (fields ?? []).find((field) => field?.name?.toLowerCase?.() === name)?.value;
  const isConditional = has(request.headers, 'if-none-match') ?? has(request.headers, 'if-modified-since');
  if (status === 304 && isConditional !== undefined) return 'answered with 304 to a client that has a copy';
  const isEmpty = (content?.size ?? 0) === 0 && !(Number(has(response.headers, 'content-length')) > 0);
  return content?.text !== undefined || isEmpty ? undefined : 'whose body is not in the archive';
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** How many there are of each text: `3 without an answer`. */
function tallied(texts: readonly string[]): string[] {
  return [...new Set(texts)].map((text) => `${texts.filter((other) => other === text).length} ${text}`);
}

/** The fields that prove who sends a request: no answer may repeat one. */
const credentialFields = new Set(['x-auth-token', 'x-security-token', 'authorization']);

/** The values of a request that are secret by their names, as far as no redactor has taken them out. */
function secretValues({ headers, url }: Exchange['request'], isCredential: boolean): string[] {
  const fields = headers.flatMap(([name, value]) =>
    name.toLowerCase() === 'cookie'
      ? value.split(';').map((pair) => [name, pair.slice(pair.indexOf('=') + 1)] as const)
      : [[name, value] as const],
  );
  const query = URL.canParse(url) ? [...new URL(url).searchParams] : [];
  return [...fields, ...query]
    .filter(([name, value]) => secretFieldName(name) && !value.includes(mask))
    .filter(([name]) => credentialFields.has(name.toLowerCase()) === isCredential)
    .map(([, value]) => value);
}

interface Address {
  readonly baseUrl: string;
  readonly projectId: string;
  readonly functionUrn: string;
  readonly hasEncodedColons: boolean;
}

const [before = '', between = '', after = ''] = operationPath.split(/\{\w+\}/);

function addressOf(url: string): Address | undefined {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const [start, middle] = [path.indexOf(before, path.indexOf('://') + 3), path.indexOf(between)];
  if (start < 0 || middle < start || !path.endsWith(after)) return undefined;
  const projectId = path.slice(start + before.length, middle);
  const functionUrn = path.slice(middle + between.length, path.length - after.length);
  if (`${projectId}${functionUrn}`.includes('/')) return undefined;
  return {
    baseUrl: path.slice(0, start),
    projectId: percentDecode(projectId),
    functionUrn: percentDecode(functionUrn),
    hasEncodedColons: /%3a/i.test(functionUrn),
  };
}

/** The suite asks for other paths, too, and notes what they are about. */
function ownAddress({ _exchange: own }: HarEntry): Address | undefined {
  return own && { baseUrl: '', hasEncodedColons: false, ...own.requested };
}

function exchangeOf(entry: HarEntry, index: number, address: Address, known: readonly string[]): Exchange {
  const { request, response, _exchange: own } = entry;
  const { projectId, functionUrn } = address;
  const probe = own?.probe ?? probeOf(response.status, address, known);
  const isOfFunction = probe === 'known-function' || probe === 'encoded-colons';
  const failure = own?.failure;
  return {
    id: own?.id ?? `entry/${index + 1}`,
    probe,
    ...(own === undefined
      ? isOfFunction && { functionUrn }
      : own.functionUrn !== undefined && { functionUrn: own.functionUrn }),
    requested: own?.requested ?? { projectId, functionUrn },
    ...(own?.example !== undefined && { example: own.example }),
    startedAt: Date.parse(entry.startedDateTime) || 0,
    request: {
      method: 'GET',
      url: request.url,
      headers: pairs(request.headers),
      credentials: own?.credentials ?? 'valid',
    },
    ...(response.status !== 0 && {
      response: {
        status: response.status,
        statusText: response.statusText ?? '',
        headers: headersOf(response),
        body: bodyOf(response.content),
        ...(response.content?._withheld !== undefined && { withheld: response.content._withheld }),
      },
    }),
    ...(failure !== undefined && { failure }),
    ...(own?.repeated !== undefined && { repeated: own.repeated }),
    retries: own?.retries ?? [],
    timings: { total: Math.max(0, entry.time ?? 0) },
  };
}

function probeOf(
  status: number,
  { functionUrn, hasEncodedColons }: Address,
  known: readonly string[],
): ProbeName {
  const isKnown = known.includes(functionUrn) || (status >= 200 && status < 300);
  if (!isKnown) return 'observed-error';
  return hasEncodedColons ? 'encoded-colons' : 'known-function';
}

function pairs(headers: HarEntry['request']['headers'] | undefined): HeaderFields {
  return (headers ?? []).map(({ name, value }) => [String(name), String(value)]);
}

/** Archives hold bodies decoded; where the coded bytes are not there, the coding is undone in the headers too. */
function headersOf({ headers, content }: HarEntry['response']): HeaderFields {
  const fields = pairs(headers);
  return content?._coded === undefined
    ? fields.filter(([name]) => name.toLowerCase() !== 'content-encoding')
    : fields;
}

function bodyOf(content: HarEntry['response']['content'] | undefined): Uint8Array {
  if (content?._coded !== undefined) return Buffer.from(content._coded, 'base64');
  return Buffer.from(content?.text ?? '', content?.encoding === 'base64' ? 'base64' : 'utf8');
}

function parse(text: string): readonly HarEntry[] {
  let archive: Partial<Har>;
  try {
    // Some tools begin a file with a byte order mark.
    archive = JSON.parse(text.replace(/^\uFEFF/, '')) as Partial<Har>;
  } catch (error) {
    throw new ReplayError(`the archive is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  const entries = archive?.log?.entries;
  if (!Array.isArray(entries)) throw new ReplayError('the archive has no log.entries, so it is no HAR file');
  const calls = (entries as readonly (HarEntry | null)[]).filter(isCall);
  const wrong = calls.find((entry) => isAnswered(entry) && !isWellFormed(entry));
  if (wrong === undefined) return calls;
  throw new ReplayError(`the archive's /log/entries/${entries.indexOf(wrong)} has a part of a wrong type`);
}

function isCall(entry: HarEntry | null): entry is HarEntry {
  const { request, response } = entry ?? ({} as Partial<HarEntry>);
  return typeof request?.url === 'string' && Number.isInteger(response?.status);
}

/** The suite's own entries have failures, too. */
function isAnswered({ response, _exchange: own }: HarEntry): boolean {
  return own !== undefined || response.status > 0;
}

const isText = (value: unknown) => typeof value === 'string';
const isTextOrNothing = (value: unknown) => value === undefined || isText(value);
const areFields = (value: unknown) =>
  value === undefined ||
  (Array.isArray(value) && value.every((field) => isText(field?.name) && isText(field?.value)));

/** Says whether the parts of an entry that are read have the types that they are to have. */
function isWellFormed({ request, response, time, _exchange: own }: HarEntry): boolean {
  const { text, _coded: coded, _withheld: withheld } = response.content ?? {};
  const isOwn =
    own === undefined ||
    (isText(own?.id) &&
      isText(own.probe) &&
      isTextOrNothing(own.functionUrn) &&
      isText(own.requested?.projectId) &&
      isText(own.requested.functionUrn) &&
      Array.isArray(own.retries) &&
      (own.repeated === undefined || (Array.isArray(own.repeated) && own.repeated.every(isText))) &&
      own.retries.every((retry) => isText(retry?.reason) && Number.isFinite(retry.waited)) &&
      (own.failure === undefined || (isText(own.failure?.kind) && isText(own.failure.message))) &&
      (own.example === undefined || (isText(own.example?.name) && Number.isInteger(own.example.status))));
  return (
    isOwn &&
    (withheld === undefined || (isText(withheld?.problem) && isText(withheld.actual))) &&
    (time === undefined || Number.isFinite(time)) &&
    areFields(request.headers) &&
    areFields(response.headers) &&
    [response.statusText, text, coded].every(isTextOrNothing)
  );
}
