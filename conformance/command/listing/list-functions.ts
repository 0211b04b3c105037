import { readFunctionUrn } from '../../../src/contract/function-urn.ts';
import { mask } from '../../../src/redaction/redactor.ts';
import { encodeSegment, percentEncode } from '../../../src/signer/percent-encoding.ts';
import type { Contract } from '../../contract/contract.ts';
import { operationPath } from '../../contract/examples.ts';
import { decodeContent } from '../../exchange/content-coding.ts';
import { type CompleteExchange, type Exchange, isComplete } from '../../exchange/exchange.ts';
import { openTransport, type TransportOptions } from '../../exchange/transport.ts';
import type { Probe } from '../../probes/plan.ts';
import { Sender } from '../../probes/sender.ts';
import type { Target } from '../../probes/target.ts';
import { isObject, type ParsedObject } from '../../reading/body.ts';
import { readAll } from '../../reading/reader.ts';
import { formatCount, inWords } from '../../reading/words.ts';
import { openSecrecy } from '../../redaction/secrecy.ts';
import { tool } from '../../tool.ts';
import { diagnose, wordsOf } from '../../verdict/diagnosis.ts';
import { fits } from '../../verdict/pattern.ts';
import { FunctionListError, type FunctionListProblem } from './function-list-error.ts';

/** What is listed, and how it is asked for. */
export interface ListOptions {
  readonly target: Pick<Target, 'baseUrl' | 'projectId' | 'authentication'>;
  readonly contract: Contract;
  readonly transport: Omit<TransportOptions, 'origin' | 'connections'>;
  /** How often a call is repeated whose answer says that it is temporary. */
  readonly retries: number;
  /** How many calls may begin in one second; without it as many as can. */
  readonly rate?: number;
  /** Only functions in this package; `*` stands for any characters. */
  readonly package?: string;
  /** Only functions of this name; `*` stands for any characters. */
  readonly name?: string;
}

/** How many functions are asked for at once: few enough for a page with their environments to fit an answer. */
const pageSize = 100;

/** How many functions are taken in. */
const mostFunctions = 250_000;

/** How long a marker may be, in characters. */
const longestMarker = 256;

/**
 * Asks the platform for the functions of a project: `GET /v2/{project_id}/fgs/functions`, page by page. The operation is
 * no part of the contract, so nothing is judged by it but what is needed to go on.
 *
 * @returns their URNs, each once, in the order of their characters, whatever order they came in.
 * @throws FunctionListError where the target gives none, or not a list of this project's functions.
 * @throws PlainHttpError where credentials would go to another machine unencrypted.
 */
export async function listFunctions(options: ListOptions): Promise<readonly string[]> {
  const { baseUrl, projectId, authentication } = options.target;
  const { secrets, concealed = [], kind } = authentication;
  const transport = await openTransport({
    ...options.transport,
    origin: new URL(baseUrl).origin,
    connections: 1,
    isAnonymous: kind === 'none',
  });
  const sender = new Sender({
    ...options,
    transport,
    authentication,
    exchangeRedactor: openSecrecy({ credentials: secrets, concealed, shown: [baseUrl, projectId] }).exchanges,
    userAgent: tool.userAgent,
    concurrency: 1,
    now: Date.now,
  });
  try {
    return await gather((marker) => sender.send(probeOf(options, marker)), options);
  } finally {
    await transport.close();
  }
}

async function gather(
  ask: (marker: string | undefined) => Promise<Exchange>,
  options: ListOptions,
): Promise<readonly string[]> {
  const { package: ofPackage = '*', name: ofName = '*' } = options;
  const listed = new Set<string>();
  const chosen: string[] = [];
  const markers = new Set<string>();
  let marker: string | undefined;
  for (;;) {
    const refuse = (problem: FunctionListProblem, what: string) =>
      new FunctionListError(problem, markers.size, what);
    const page = await readPage(await ask(marker), options, refuse);
    const known = listed.size;
    for (const { urn, parts } of page.functions) {
      if (listed.has(urn)) continue;
      listed.add(urn);
      if (fits(parts.package, ofPackage) && fits(parts.name, ofName)) chosen.push(urn);
    }
    if (listed.size > mostFunctions)
      throw refuse('too-long', `it has more than ${formatCount(mostFunctions)} functions.`);
    const { next } = page;
    if (page.functions.length === 0 || next === undefined || next === (marker ?? '0')) break;
    if (listed.size === known || markers.has(next))
      throw refuse('endless', `it goes round in circles at the marker ${inWords(next)}.`);
    markers.add(next);
    marker = next;
  }
  if (chosen.length > 0) return chosen.sort();
  const what = listed.size > 0 ? `none of its ${formatCount(listed.size)} functions fits` : 'it is empty';
  throw new FunctionListError('empty', markers.size + 1, `${what}.`);
}

function probeOf({ target, ...filters }: ListOptions, marker: string | undefined): Probe {
  const { baseUrl, projectId } = target;
  const path = operationPath
    .replace(/\/\{function_urn\}.*/, '')
    .replace('{project_id}', encodeSegment(projectId));
  // The platform finds names by their parts. What it would take for a part of a name, it cannot narrow down.
  const narrowing = [
    ['package_name', filters.package],
    ['func_name', filters.name],
  ].flatMap(([name, value]) => (value === undefined || value.includes('*') ? [] : [[name, value]]));
  const query = [
    ...(marker === undefined ? [] : [['marker', marker]]),
    ['maxitems', String(pageSize)],
    ...narrowing,
  ].map(([name, value = '']) => `${name}=${percentEncode(value)}`);
  return {
    id: 'function-list',
    name: 'function-list',
    url: `${baseUrl}${path}?${query.join('&')}`,
    requested: { projectId, functionUrn: '' },
    credentials: 'valid',
  };
}

interface Page {
  readonly functions: readonly {
    readonly urn: string;
    readonly parts: NonNullable<ReturnType<typeof readFunctionUrn>>;
  }[];
  /** Where the next page begins, as the target says; `undefined` where it says that there is none. */
  readonly next: string | undefined;
}

type Refuse = (problem: FunctionListProblem, what: string) => FunctionListError;

async function readPage(exchange: Exchange, options: ListOptions, refuse: Refuse): Promise<Page> {
  const { contract, target } = options;
  if (!isComplete(exchange) || exchange.response.status !== 200)
    throw refuse('unanswered', await whyNot(exchange, contract));
  const { functions, next_marker: next } = parse(exchange, refuse);
  if (!Array.isArray(functions))
    throw refuse('malformed', `expected an array at /functions, got ${inWords(functions)}.`);
  return {
    next: readMarker(next, refuse),
    functions: functions.map((item: unknown, index) => {
      const urn: unknown = isObject(item) ? item.func_urn : undefined;
      const where = `/functions/${index}/func_urn`;
      const parts = readFunctionUrn(urn);
      if (typeof urn !== 'string' || parts === undefined || !contract.validator('FunctionUrn')(urn))
        throw refuse('malformed', `expected the URN of a function at ${where}, got ${inWords(urn)}.`);
      if (urn.includes(mask)) throw refuse('malformed', `${where} repeats a credential.`);
      if (parts.projectId !== target.projectId)
        throw refuse('foreign', `${where} is of another project: ${inWords(urn)}.`);
      return { urn, parts };
    }),
  };
}

/** Why an answer is no page of the list, and what to do about it. */
async function whyNot(exchange: Exchange, contract: Contract): Promise<string> {
  const reader = await readAll(contract, [exchange]);
  const diagnosis = diagnose([exchange], reader);
  if (diagnosis !== undefined) return `${diagnosis.problem}. ${diagnosis.advice}`;
  return `${isComplete(exchange) ? wordsOf(exchange, reader) : exchange.failure?.message}.`;
}

function parse(exchange: CompleteExchange, refuse: Refuse): ParsedObject {
  const decoded = decodeContent(exchange);
  if ('problem' in decoded) throw refuse('malformed', `its body is ${decoded.actual}.`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(decoded.bytes));
  } catch {
    throw refuse('malformed', 'its body is not JSON.');
  }
  if (isObject(value)) return value;
  throw refuse('malformed', `expected an object, got ${inWords(value)}.`);
}

/** A marker as the next call has it. The platform writes a number; at the end it is 0, or not there. */
function readMarker(value: unknown, refuse: Refuse): string | undefined {
  if (value === undefined || value === null || value === 0 || value === '' || value === '0') return undefined;
  const isMarker =
    typeof value === 'string'
      ? value.length <= longestMarker
      : Number.isSafeInteger(value) && Number(value) > 0;
  if (isMarker) return String(value);
  throw refuse('malformed', `expected a marker at /next_marker, got ${inWords(value)}.`);
}
