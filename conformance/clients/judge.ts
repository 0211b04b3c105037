import { isObject } from '../../openapi/json.ts';
import { inWords, printable } from '../reading/words.ts';
import { openLastScan } from '../redaction/last-scan.ts';
import type { Arrival, Observation } from './observation.ts';
import { differences, listedMembers } from './reading.ts';
import type { Expectation, Scenario } from './scenario.ts';
import type { Wallet } from './stage.ts';
import { asksForGzip } from './wire.ts';

/** What is wrong: one finding, so that one mistake is told once. */
export interface Fault {
  readonly where: string;
  readonly expected: string;
  readonly actual: string;
}

/** What became of a scenario. */
export type Judgement =
  | { readonly kind: 'kept' }
  | { readonly kind: 'broken'; readonly fault: Fault }
  /** No request got so far, for a reason that is another scenario's. */
  | { readonly kind: 'blocked'; readonly reason: string }
  | { readonly kind: 'not-applicable'; readonly reason: string };

const kept: Judgement = { kind: 'kept' };
const blocked: Judgement = { kind: 'blocked', reason: 'no request was one that the endpoint takes' };

/** What is known of a program from all of its runs. */
export interface Acquaintance {
  readonly observations: readonly Observation[];
  /** It prints lines of the protocol, so that one that is missing is a fault. */
  readonly isTalking: boolean;
  /** Says whether a text holds a credential of the run. */
  readonly givesAway: (text: string) => boolean;
}

/** Gets to know a program. */
export function acquaint(observations: readonly Observation[], wallet: Wallet): Acquaintance {
  const secrets = [
    wallet.token,
    wallet.renewedToken,
    ...[wallet.key, wallet.temporaryKey].flatMap(secretsOf),
  ];
  const signatures = observations
    .flatMap(({ arrivals }) => arrivals)
    .flatMap(({ headers }) => /Signature=([0-9a-f]{64})/i.exec(String(headers.authorization))?.[1] ?? []);
  return {
    observations,
    isTalking: observations.some(({ result }) => result.kind !== 'nothing'),
    givesAway: openLastScan([...secrets, ...new Set(signatures)]).finds,
  };
}

function secretsOf({ secretKey, securityToken }: Wallet['key']): string[] {
  return [secretKey, ...(securityToken === undefined ? [] : [securityToken])];
}

/** Judges scenarios, each by its own run or by all. */
export function judgeScenarios(
  scenarios: readonly Scenario[],
  program: Acquaintance,
): { scenario: Scenario; judgement: Judgement }[] {
  const judged = scenarios.map((scenario) => ({ scenario, judgement: judge(scenario, program) }));
  return judged.map(({ scenario, judgement }) => {
    const first = judged.find(({ scenario: { id } }) => id === scenario.after);
    if (judgement.kind !== 'broken' || first === undefined || first.judgement.kind === 'kept')
      return { scenario, judgement };
    const kind = first.judgement.kind === 'not-applicable' ? 'not-applicable' : 'blocked';
    return { scenario, judgement: { kind, reason: `see ${first.scenario.id}` } };
  });
}

function judge(scenario: Scenario, program: Acquaintance): Judgement {
  const { expect } = scenario;
  if (scenario.over !== undefined) return judgeAll(expect, program);
  const seen = program.observations.find((observation) => observation.scenario === scenario);
  if (seen === undefined) throw new Error(`${scenario.id} was not run`);
  const { result } = seen;
  if (result.kind === 'skip') {
    const reason = `the client skips it: ${result.reason}`;
    if (scenario['may-skip']) return { kind: 'not-applicable', reason };
    return broken('output', 'a scenario that every client takes part in', `skipped: ${result.reason}`);
  }
  if ('sends' in expect) return judgeSilence(seen);
  if ('never' in expect) return judgeRequests(seen, expect.never);
  const isRefused = seen.arrivals.length > 0 && seen.arrivals.every(({ answer }) => answer === undefined);
  const isRenewed = scenario.credentials === 'expired token';
  if (isRefused && !isRenewed) return blocked;
  return judgeRun(expect, seen, program);
}

function judgeRun(expect: Expectation, seen: Observation, program: Acquaintance): Judgement {
  if ('most-requests' in expect) return judgeAmount(seen, expect['most-requests']);
  if ('waits' in expect) return judgeWait(seen);
  if ('ends' in expect)
    return seen.run.exitCode === undefined ? broken('time', 'an end by itself', endOf(seen)) : kept;
  if ('elsewhere' in expect) return judgeElsewhere(seen, program);
  if ('prints' in expect) return judgePrints([seen], program);
  if ('accepts' in expect) {
    const isTaken = seen.arrivals.some(({ answer }) => answer?.isTaken);
    return isTaken ? broken('body', 'the connection given up before its end', 'all of it taken') : kept;
  }
  if (isAboutGzip(seen.scenario) && !seen.arrivals.some(asksForGzip))
    return { kind: 'not-applicable', reason: 'the client does not ask for gzip' };
  if (!program.isTalking) return { kind: 'not-applicable', reason: 'the program prints nothing to judge' };
  if ('error' in expect) return judgeError(seen, expect.error);
  if ('invents' in expect) return judgeInvention(seen);
  if ('reads' in expect) return judgeReading(seen, expect.reads);
  throw new Error(`${seen.scenario.id} expects what only all scenarios can show`);
}

function isAboutGzip({ answers = [] }: Scenario): boolean {
  return answers.some(({ wire }) => wire === 'gzip' || wire === 'bomb');
}

/** What is judged by every request, or by all that was printed. */
function judgeAll(expect: Expectation, program: Acquaintance): Judgement {
  const { observations } = program;
  if ('prints' in expect) {
    const isOwn = ({ scenario }: Observation) => 'prints' in scenario.expect;
    return judgePrints(
      observations.filter((observation) => !isOwn(observation)),
      program,
    );
  }
  for (const { scenario, arrivals } of observations)
    for (const arrival of arrivals) {
      const problem = problemOf(arrival, expect);
      if (problem !== undefined)
        return broken(`${scenario.id}: ${problem.where}`, problem.expected, problem.actual);
    }
  return kept;
}

function problemOf({ method, headers }: Arrival, expect: Expectation): Fault | undefined {
  if ('method' in expect)
    return method === expect.method
      ? undefined
      : { where: 'method', expected: expect.method, actual: method };
  if (!('field' in expect)) return undefined;
  switch (expect.field) {
    case 'accepts JSON': {
      const accept = String(headers.accept ?? '*/*');
      return acceptsJson(accept)
        ? undefined
        : { where: 'Accept', expected: 'application/json', actual: inWords(accept) };
    }
    case 'names the program':
      return headers['user-agent']
        ? undefined
        : { where: 'User-Agent', expected: 'a name', actual: 'nothing' };
    case 'has no body': {
      const length = headers['content-length'] ?? '0';
      const isEmpty = length === '0' && headers['transfer-encoding'] === undefined;
      return isEmpty ? undefined : { where: 'body', expected: 'none', actual: 'a body' };
    }
  }
}

function acceptsJson(accept: string): boolean {
  return accept
    .toLowerCase()
    .split(',')
    .some((range) => /^\s*(?:\*\/\*|application\/(?:\*|json))\s*(?:;(?!.*q=0(?:\.0*)?\s*$)|$)/.test(range));
}

function judgeSilence(seen: Observation): Judgement {
  const [first] = seen.arrivals;
  return first === undefined
    ? kept
    : broken('request', 'nothing sent', `${first.method} ${first.target.length} characters`);
}

function judgeRequests({ arrivals, ...seen }: Observation, never: readonly string[]): Judgement {
  const refused = arrivals.find(({ outcome }) => never.includes(outcome));
  if (refused !== undefined)
    return broken(
      'request',
      'one that the endpoint takes',
      `${refused.outcome}: ${refused.method} ${printable(refused.target)}`,
    );
  if (arrivals.some(({ answer }) => answer !== undefined)) return kept;
  return arrivals.length > 0 ? blocked : broken('request', 'one', `none; ${endOf(seen)}`);
}

function judgeAmount({ arrivals }: Observation, most: number): Judgement {
  return arrivals.length > most ? broken('requests', `${most} at the most`, `${arrivals.length}`) : kept;
}

/** Milliseconds that two clocks, or a timer and a clock, may differ. */
const tolerance = 50;

function judgeWait({ arrivals }: Observation): Judgement {
  for (const [index, { answer }] of arrivals.entries()) {
    const next = arrivals[index + 1];
    if (answer?.comeBackAt === undefined || next === undefined) continue;
    const early = answer.comeBackAt - next.at;
    if (early > tolerance) {
      const field = inWords(answer.headers['Retry-After']);
      return broken(
        'Retry-After',
        `no request before ${field} is over`,
        `one ${(early / 1000).toFixed(1)} s too early`,
      );
    }
  }
  return kept;
}

function judgeElsewhere({ elsewhere }: Observation, { givesAway }: Acquaintance): Judgement {
  const names = ['x-auth-token', 'authorization', 'x-security-token'];
  for (const { target, headers } of elsewhere) {
    const carried = names.find((name) => headers[name] !== undefined);
    if (carried !== undefined) return broken('redirect', 'no credentials sent to another origin', carried);
    if (givesAway([target, ...Object.values(headers)].join('\n')))
      return broken('redirect', 'no credentials sent to another origin', 'a credential');
  }
  return kept;
}

function judgePrints(observations: readonly Observation[], { givesAway }: Acquaintance): Judgement {
  for (const { scenario, run } of observations)
    for (const stream of ['stdout', 'stderr'] as const)
      if (givesAway(run[stream]))
        return broken(`${scenario.id}: ${stream}`, 'no credential and no signature', 'one');
  return kept;
}

function judgeError(seen: Observation, told: readonly ('status' | 'error_code' | 'request_id')[]): Judgement {
  const { result, run } = seen;
  if (!isError(seen)) return broken('output', 'an error', endOf(seen));
  const printed = result.kind === 'error' ? result.error : {};
  const answer = seen.arrivals.findLast((arrival) => arrival.answer !== undefined)?.answer;
  const body = answer?.json;
  const facts = {
    status: answer?.status,
    error_code: isObject(body ?? null) ? (body as { error_code?: unknown }).error_code : undefined,
    request_id: answer?.headers['X-Request-Id'],
  };
  for (const name of told)
    if (printed[name] !== facts[name])
      return broken(
        `/error/${name}`,
        inWords(facts[name]),
        result.kind === 'error' ? inWords(printed[name]) : `exit code ${run.exitCode}`,
      );
  return kept;
}

/** A program that says nothing and ends in failure raised an error, if not in the protocol's words. */
function isError({ result, run }: Observation): boolean {
  return (
    result.kind === 'error' || (result.kind === 'nothing' && run.exitCode !== 0 && run.exitCode !== undefined)
  );
}

function judgeInvention({ result, arrivals }: Observation): Judgement {
  if (result.kind !== 'config') return kept;
  const answered = arrivals.at(-1)?.answer?.json ?? null;
  const invented = listedMembers.find((name) => {
    const isThere = isObject(answered) && name in answered;
    return !isThere && isSomething(result.config[name]);
  });
  return invented === undefined
    ? kept
    : broken(`/config/${invented}`, 'nothing, or an error', inWords(result.config[invented]));
}

/** Typed clients print an object that is not there as one of nothing. */
function isSomething(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== 'object') return true;
  return Object.values(value).some(isSomething);
}

function judgeReading(
  seen: Observation,
  what: 'the answer' | 'param as an object' | 'no configuration',
): Judgement {
  const { result } = seen;
  if (what === 'no configuration') {
    const isTold =
      result.kind === 'no configuration' || (result.kind === 'error' && result.error.status === 404);
    return isTold ? kept : broken('output', 'no configuration, or an error with the status 404', endOf(seen));
  }
  if (result.kind !== 'config') return broken('output', 'the configuration that was answered', endOf(seen));
  if (what === 'param as an object') {
    const { param } = result.config.destination_config?.on_success ?? {};
    return typeof param === 'object'
      ? kept
      : broken('/config/destination_config/on_success/param', 'an object', inWords(param));
  }
  const answered = seen.arrivals.findLast(({ answer }) => answer?.status === 200)?.answer?.json ?? null;
  const [difference] = isObject(answered) ? differences(answered, result.config) : [];
  if (difference === undefined) return kept;
  return broken(`/config${difference.where}`, inWords(difference.expected), inWords(difference.actual));
}

/** How a run ended, in words. */
function endOf({ result, run }: Pick<Observation, 'result' | 'run'>): string {
  if (run.exitCode === undefined) return 'the program was ended, since its time was up';
  switch (result.kind) {
    case 'config':
      return 'a configuration';
    case 'no configuration':
      return 'no configuration';
    case 'error':
      return `the error ${inWords(result.error)}`;
    case 'malformed':
      return `a line that is not of the protocol: ${result.problem}`;
    case 'skip':
      return `skipped: ${result.reason}`;
    case 'nothing':
      return `no line of the protocol, exit code ${run.exitCode}`;
  }
}

function broken(where: string, expected: string, actual: string): Judgement {
  return { kind: 'broken', fault: { where, expected, actual } };
}
