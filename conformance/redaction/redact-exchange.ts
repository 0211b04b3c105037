import { type Redactor, withoutSecretParts } from '../../src/redaction/redactor.ts';
import { decodeContent } from '../exchange/content-coding.ts';
import {
  type Exchange,
  type ExchangeRequest,
  type ExchangeResponse,
  headerValues,
} from '../exchange/exchange.ts';
import { type Cleaned, Cleaner } from './cleaner.ts';
import { openRepetition } from './repetition.ts';

/** Takes secrets out of exchanges. It stands where an exchange is made, so that nothing behind it sees one. */
export interface ExchangeRedactor {
  /** The exchange without secrets, and with a note of the places in its answer that repeated one. */
  redact(exchange: Exchange): Exchange;
}

/**
 * Opens a redactor of exchanges.
 *
 * @param redactor - knows every secret of the run, and what is public.
 * @param credentials - the secrets that no answer may repeat; an answer that does is noted as such.
 */
export function openExchangeRedactor(redactor: Redactor, credentials: readonly string[]): ExchangeRedactor {
  const ofRun = new Cleaner(redactor, credentials.map(openRepetition));
  let signed = 0;
  return {
    redact(exchange) {
      const { request, response } = exchange;
      const signatures = signaturesOf(request.headers);
      if (signatures.length > 0) signed += 1;
      if (signed > fewSigned) ofRun.prepareForSignatures();
      const cookies = headerValues(response?.headers ?? [], 'set-cookie')
        .map(cookieValue)
        .filter((value) => value.length >= shortestCookie && !request.url.includes(value));
      const cleaned = cookies.length > 0 ? undefined : redact(exchange, ofRun);
      // Each request has a signature of its own, which hardly any answer may hold.
      const mayHold = (signature: string) => cleaned?.runs.some((runs) => runs?.mayHold(signature) ?? true);
      if (cleaned !== undefined && !signatures.some(mayHold)) return cleaned.shown;
      return redact(exchange, ofRun.with([...signatures, ...cookies], signatures.map(openRepetition))).shown;
    },
  };
}

/** So few signatures are looked for one by one: where a token is what opens the door, hardly any request is signed. */
const fewSigned = 20;

/** An exchange without secrets, and what tells of all its parts whether they hold a signature. */
function redact(
  exchange: Exchange,
  cleaner: Cleaner,
): { readonly shown: Exchange; readonly runs: readonly Cleaned<unknown>['runs'][] } {
  const { request, response, failure } = exchange;
  const url = cleaner.text(withoutSecretParts(request.url));
  const sent = request.headers.map((field) => cleaner.sentField(field));
  const message = failure && cleaner.text(failure.message);
  const answer = response && redactResponse(response, cleaner);
  const parts = [url, ...sent, ...(message === undefined ? [] : [message]), ...(answer?.parts ?? [])];
  return {
    shown: {
      ...exchange,
      request: { ...request, url: url.shown, headers: sent.map(({ shown }) => shown) },
      ...answer?.shown,
      ...(failure !== undefined &&
        message !== undefined && {
          failure: { ...failure, message: message.shown },
        }),
    },
    runs: parts.map(({ runs }) => runs),
  };
}

function redactResponse(
  received: ExchangeResponse,
  cleaner: Cleaner,
): { readonly shown: Pick<Exchange, 'response' | 'repeated'>; readonly parts: readonly Cleaned<unknown>[] } {
  // Nobody looks at the fields after a body once it is known what they repeat.
  const { trailers = [], ...response } = received;
  const content = decodeContent({ response });
  const plain = 'bytes' in content ? content.bytes : response.body;
  const body = cleaner.body(plain, 'bytes' in content);
  const statusText = cleaner.text(response.statusText);
  const headers = response.headers.map((field) => cleaner.field(field));
  const parts = [statusText, ...headers, ...trailers.map((field) => cleaner.field(field)), body];
  const { masked, isHidden, isRepeated } = body.shown;
  const repeated = [
    ...(parts.some(({ hadSecret }) => hadSecret) ? repeatedInFields(received, cleaner) : []),
    ...(isRepeated ? ['body'] : []),
  ];
  const common = cleaner.knowsCredentials ? { repeated } : {};
  const shown = { ...response, statusText: statusText.shown, headers: headers.map((field) => field.shown) };
  if (isHidden) {
    const withheld =
      'bytes' in content
        ? ({ problem: 'untrue', actual: 'bytes in a coding that Content-Encoding does not name' } as const)
        : { ...content, actual: cleaner.text(content.actual).shown };
    return { shown: { ...common, response: { ...shown, body: new Uint8Array(), withheld } }, parts };
  }
  if (masked === undefined) return { shown: { ...common, response: shown }, parts };
  // Bytes that are coded cannot be masked in place: what is kept is the plain body.
  const isCoding = ([name]: readonly [string, string]) => name.toLowerCase() === 'content-encoding';
  const fields = plain === response.body ? shown.headers : shown.headers.filter((field) => !isCoding(field));
  return { shown: { ...common, response: { ...shown, headers: fields, body: masked } }, parts };
}

/** The places before and after the body that repeat a credential. */
function repeatedInFields(
  { statusText, headers: own, trailers = [] }: ExchangeResponse,
  cleaner: Cleaner,
): readonly string[] {
  const headers = [...own, ...trailers];
  return [
    ...(cleaner.repeats(statusText) ? ['reason phrase'] : []),
    ...headers.filter(([, value]) => cleaner.repeats(value)).map(([name]) => cleaner.text(name).shown),
    ...(headers.some(([name]) => cleaner.repeats(name)) ? ['name of a header field'] : []),
  ];
}

/** What proves a signed request, and opens the door for as long as its date is fresh. */
function signaturesOf(headers: ExchangeRequest['headers']): string[] {
  return headerValues(headers, 'authorization').flatMap(
    (value) => /Signature=([0-9a-f]{16,128})/i.exec(value)?.[1] ?? [],
  );
}

/** Shorter ones are names of regions and languages rather than of sessions. */
const shortestCookie = 16;

function cookieValue(field: string): string {
  return /^[^=;]*=([^;]*)/.exec(field)?.[1] ?? field;
}
