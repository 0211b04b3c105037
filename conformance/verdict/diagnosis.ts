import { decodeContent } from '../exchange/content-coding.ts';
import {
  type CompleteExchange,
  type Exchange,
  headerValues,
  isComplete,
  type TransportFailureKind,
} from '../exchange/exchange.ts';
import { tlsInPlainText } from '../exchange/transport-failure.ts';
import { isUnreachable } from '../probes/conduct.ts';
import type { Reader } from '../reading/reader.ts';
import { excerpt, inWords } from '../reading/words.ts';
import { clockHint } from '../rules/clock.ts';
import { isErrorAnswer } from '../rules/errors.ts';
import { isSuccess } from '../rules/refusal.ts';

/** What keeps a run from its target, and is not the contract's business. */
export interface Diagnosis {
  /** What is the matter, in the server's own words where it has any: the end of a sentence. */
  readonly problem: string;
  /** What to do about it: sentences. */
  readonly advice: string;
  /** The exchanges that show it, with a known function at first. */
  readonly exchanges: readonly [Exchange, ...Exchange[]];
}

/**
 * Says whether an answer about a function leaves open that something else than the contract is the matter. A JSON
 * document is the API's, whatever is wrong with it, and so is a well-formed 404 that is not the gateway's.
 */
export function isDoubtful(exchange: Exchange, reader: Reader): boolean {
  if (!isComplete(exchange)) return exchange.failure?.kind !== 'interrupted';
  const { status } = exchange.response;
  if (isSuccess(status)) return isPage(exchange, reader);
  return (
    status !== 404 ||
    codeIn(exchange, reader) === noSuchApi ||
    !isErrorAnswer(exchange, reader.body(exchange))
  );
}

/**
 * Finds out whether a few first answers show that the operator, the network or the clock is in the way of the API.
 *
 * @param exchanges - the first of a function, which is in doubt, and others beside it. All of them have to agree: where
 *   one is the API's own, whatever is wrong with the others is a matter of the contract.
 * @param reader - has read them.
 */
export function diagnose(exchanges: readonly Exchange[], reader: Reader): Diagnosis | undefined {
  const [first, ...others] = exchanges;
  if (first === undefined) return undefined;
  const answers = exchanges.filter(isComplete);
  const found =
    answers.length === 0
      ? withoutAnswer(first, exchanges)
      : answers.length === exchanges.length
        ? (refusedTo(answers, reader) ?? notTheApi(answers, reader))
        : undefined;
  return found && { ...found, exchanges: [first, ...others] };
}

type Found = Omit<Diagnosis, 'exchanges'>;

const adviceFor: { readonly [kind in TransportFailureKind]?: string } = {
  refused: 'Check host and port of the base URL, and whether the service is up.',
  dns: 'Check the host of the base URL.',
  tls: 'A private certificate authority is trusted with --ca.',
  proxy: 'Check HTTPS_PROXY and NO_PROXY.',
  'not-http': 'Check the port of the base URL.',
  closed: 'Check the scheme and the port of the base URL: a port for https closes plain http.',
  'time-out': 'Check host and port of the base URL, and what is in between; --timeout waits longer.',
  unavailable: 'Try again later, and more slowly with --rate.',
};

function withoutAnswer(first: Exchange, exchanges: readonly Exchange[]): Found | undefined {
  const { failure } = first;
  const advice = failure && adviceFor[failure.kind];
  if (failure === undefined || advice === undefined) return undefined;
  const isBegun = exchanges.some(({ response }) => response !== undefined) && failure.kind !== 'unavailable';
  const isSame = exchanges.every((exchange) => exchange.failure?.kind === failure.kind);
  if (isBegun || !(isSame || isUnreachable(first))) return undefined;
  if (failure.kind === 'tls' && /wrong.version.number|packet.length.too.long/i.test(failure.message))
    return {
      problem: 'its port speaks plain http',
      advice: 'Write http:// in the base URL, or name the port of https.',
    };
  if (failure.kind === 'not-http' && failure.message === tlsInPlainText) return speaksTls;
  return { problem: failure.message, advice };
}

const speaksTls: Found = { problem: 'its port speaks https', advice: 'Write https:// in the base URL.' };

/** The configured credentials are refused, whatever is asked for with them. */
function refusedTo(answers: readonly CompleteExchange[], reader: Reader): Found | undefined {
  const [first, ...others] = answers.filter(({ request }) => request.credentials === 'valid');
  if (first === undefined) return undefined;
  const { status } = first.response;
  const code = codeIn(first, reader);
  const isSame = others.every(
    (other) =>
      other.response.status === status &&
      codeIn(other, reader) === code &&
      isApi(other, reader) === isApi(first, reader),
  );
  const isOpen = answers.some(({ response }) => isSuccess(response.status));
  const isForeign =
    !isApi(first, reader) && (isPage(first, reader) || answers.some((answer) => isApi(answer, reader)));
  if ((status !== 401 && status !== 403) || !isSame || isOpen || isForeign) return undefined;
  const words = wordsOf(first, reader);
  const skew = clockHint(first);
  if (skew !== undefined)
    return { problem: `it refuses the signature: ${words}`, advice: `${skew} Set the clock.` };
  if (status === 403)
    return {
      problem: `the credentials give no access to this project: ${words}`,
      advice: 'Check the project ID, and what the user is allowed to read.',
    };
  const isSigned = headerValues(first.request.headers, 'authorization').length > 0;
  const hasToken = headerValues(first.request.headers, 'x-auth-token').length > 0;
  const advice = isSigned
    ? 'Check access key and secret key, and whether the key is active.'
    : hasToken
      ? 'Tokens expire: fetch a new one, for this region.'
      : 'Configure credentials.';
  return { problem: `it refuses the credentials: ${words}`, advice };
}

/** Each answer is of the same kind, and none is the API's: a gateway, a proxy, a login page or another server. */
function notTheApi(answers: readonly CompleteExchange[], reader: Reader): Found | undefined {
  const [first] = answers;
  if (first === undefined) return undefined;
  const words = wordsOf(first, reader);
  const noApi = `there is no such API at its base URL: ${words}`;
  if (answers.every((answer) => codeIn(answer, reader) === noSuchApi))
    return { problem: noApi, advice: 'Check the base URL: its host, its region, and the path before /v2.' };
  if (answers.some((answer) => isApi(answer, reader))) return undefined;
  const have = (isSo: (status: number) => boolean) => answers.every(({ response }) => isSo(response.status));
  const isSame = have((status) => status === first.response.status);
  if (isSame && first.response.status === 400 && /plain http|http request to an https/i.test(textOf(first)))
    return speaksTls;
  if (have((status) => status === 404))
    return { problem: noApi, advice: 'Check the base URL: its host, and the path before /v2.' };
  if (have((status) => status >= 300 && status < 400 && status !== 304)) {
    const [location = ''] = headerValues(first.response.headers, 'location');
    return {
      problem: `it redirects each call: status ${first.response.status}, Location: ${inWords(location)}`,
      advice: `Redirects are not followed. ${isSamePlaceInHttps(first.request.url, location) ? 'Write https:// in the base URL.' : 'Is it a page to log in? Name the API itself in the base URL.'}`,
    };
  }
  if (have((status) => gatewayErrors.has(status)))
    return {
      problem: `what stands in front of the API does not reach it: ${words}`,
      advice: 'Ask its operators, or try again later.',
    };
  if (isSame && first.response.status === 407)
    return { problem: `a proxy asks for credentials: ${words}`, advice: 'Check HTTPS_PROXY and NO_PROXY.' };
  if (isSame && answers.every((answer) => isPage(answer, reader)))
    return {
      problem: `it answers each call with a page, as a proxy or a login does: ${words}`,
      advice: 'Check the base URL, HTTPS_PROXY and NO_PROXY.',
    };
  return undefined;
}

function isSamePlaceInHttps(url: string, location: string): boolean {
  if (!URL.canParse(location, url)) return false;
  const [from, to] = [new URL(url), new URL(location, url)];
  return from.protocol === 'http:' && to.protocol === 'https:' && from.hostname === to.hostname;
}

/** The gateway's code for an API that it does not have. */
const noSuchApi = 'APIGW.0101';

/** What gateways and load balancers answer where nothing behind them does. */
const gatewayErrors: ReadonlySet<number> = new Set([502, 503, 504]);

function codeIn(exchange: CompleteExchange, reader: Reader): string | undefined {
  const code = reader.body(exchange).object?.error_code;
  return typeof code === 'string' ? code : undefined;
}

/** The API gives each request an ID, each error a code, and each configuration as a JSON object. */
function isApi(exchange: CompleteExchange, reader: Reader): boolean {
  const { status, headers } = exchange.response;
  return (
    headerValues(headers, 'x-request-id').length > 0 ||
    codeIn(exchange, reader) !== undefined ||
    (isSuccess(status) && reader.body(exchange).json !== undefined)
  );
}

/** Says whether an answer is an HTML page, whatever it calls itself. */
function isPage(exchange: CompleteExchange, reader: Reader): boolean {
  const isJson = reader.body(exchange).json !== undefined;
  const type = headerValues(exchange.response.headers, 'content-type').join();
  return (
    !isJson &&
    (/^\s*text\/html/i.test(type) || /^\s*<(!doctype|html|head|body|title|h1)\b/i.test(textOf(exchange)))
  );
}

/** The beginning of a body, as text. */
function textOf(exchange: CompleteExchange): string {
  const decoded = decodeContent(exchange);
  return 'bytes' in decoded ? new TextDecoder().decode(decoded.bytes.subarray(0, 1000)) : '';
}

/** What a server says of a refusal: its status, and its code and message or the beginning of its body. */
export function wordsOf(exchange: CompleteExchange, reader: Reader): string {
  const { status } = exchange.response;
  const { error_code: code, error_msg: message } = reader.body(exchange).object ?? {};
  const title = /<title>([^<]{1,99})/i.exec(textOf(exchange))?.[1]?.trim();
  const said =
    code !== undefined || message !== undefined
      ? [code, message]
          .filter((part) => part !== undefined)
          .map(inWords)
          .join(', ')
      : title
        ? `a page with the title ${inWords(title)}`
        : excerpt(new TextEncoder().encode(textOf(exchange)));
  return `status ${status}, ${said}`;
}
