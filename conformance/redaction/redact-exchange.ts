import type { Redact } from '../../src/finding.ts';
import { mask, type Redactor, secretFieldName, withoutSecretParts } from '../../src/redaction/redactor.ts';
import { gap } from '../../src/redaction/view.ts';
import { decodeContent } from '../exchange/content-coding.ts';
import {
  type Exchange,
  type ExchangeRequest,
  type ExchangeResponse,
  type HeaderFields,
  headerValues,
} from '../exchange/exchange.ts';
import { BodyRedactor } from './body-redactor.ts';
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
  const repetitions = credentials.map(openRepetition);
  const bodies = new BodyRedactor(redactor, repetitions);
  return {
    redact(exchange) {
      const { request, response, failure } = exchange;
      const signatures = signaturesOf(request.headers);
      const cookies = headerValues(response?.headers ?? [], 'set-cookie')
        .map(cookieValue)
        .filter((value) => value.length >= shortestCookie && !request.url.includes(value));
      const derived = [...signatures, ...cookies];
      const own =
        derived.length === 0
          ? bodies
          : new BodyRedactor(redactor.with(derived), [...repetitions, ...signatures.map(openRepetition)]);
      return {
        ...exchange,
        request: {
          ...request,
          url: own.redactor.text(withoutSecretParts(request.url)),
          headers: withoutSecrets(request.headers, cleanerFor(request.headers.flat(), own.redactor)),
        },
        ...(response !== undefined && redactResponse(response, own)),
        ...(failure !== undefined && {
          failure: { ...failure, message: own.redactor.text(failure.message) },
        }),
      };
    },
  };
}

function redactResponse(
  received: ExchangeResponse,
  bodies: BodyRedactor,
): Pick<Exchange, 'response' | 'repeated'> {
  const { redactor, repetitions } = bodies;
  // Nobody looks at the fields after a body once it is known what they repeat.
  const { trailers: _trailers, ...response } = received;
  const content = decodeContent({ response });
  const body = 'bytes' in content ? content.bytes : response.body;
  const { shown, isHidden, isRepeated } = bodies.redact(body, 'bytes' in content);
  const clean = cleanerFor([response.statusText, ...response.headers.flat()], redactor);
  const headers = withoutSecrets(response.headers, clean);
  const statusText = clean(response.statusText);
  const repeated = [...repeatedInFields(received, bodies), ...(isRepeated ? ['body'] : [])];
  const common = repetitions.length > 0 ? { repeated } : {};
  if (isHidden) {
    const withheld =
      'bytes' in content
        ? ({ problem: 'untrue', actual: 'bytes in a coding that Content-Encoding does not name' } as const)
        : { ...content, actual: redactor.text(content.actual) };
    return { ...common, response: { ...response, statusText, headers, body: new Uint8Array(), withheld } };
  }
  // Bytes that are coded cannot be masked in place: what is kept is the plain body.
  const isDecoded = body !== response.body && shown !== body;
  return {
    ...common,
    response: {
      ...response,
      statusText,
      headers: isDecoded ? headers.filter(([name]) => name.toLowerCase() !== 'content-encoding') : headers,
      body: shown === body ? response.body : shown,
    },
  };
}

/** The places before and after the body that repeat a credential. */
function repeatedInFields(
  { statusText, headers: own, trailers = [] }: ExchangeResponse,
  bodies: BodyRedactor,
): readonly string[] {
  const headers = [...own, ...trailers];
  if (cleanerFor([statusText, ...headers.flat()], bodies.redactor) === asItIs) return [];
  return [
    ...(bodies.repeats(statusText) ? ['reason phrase'] : []),
    ...headers.filter(([, value]) => bodies.repeats(value)).map(([name]) => bodies.redactor.text(name)),
    ...(headers.some(([name]) => bodies.repeats(name)) ? ['name of a header field'] : []),
  ];
}

const asItIs: Redact = (text) => text;

/** Stands in no text, and nothing is read across it: what is in one of some texts is in all of them joined by it. */
const border = String.fromCharCode(gap);

/** What takes the secrets out of each of some texts. One look at all of them shows that nearly always there is none. */
function cleanerFor(texts: readonly string[], redactor: Redactor): Redact {
  return redactor.contains(texts.join(border)) ? (text) => redactor.text(text) : asItIs;
}

/** Header fields without secrets. */
function withoutSecrets(headers: HeaderFields, clean: Redact): HeaderFields {
  return headers.map(([name, value]) => [
    clean(name),
    secretFieldName(name) ? mask : clean(withoutSecretParts(value)),
  ]);
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
