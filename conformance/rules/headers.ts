import { type Exchange, headerValues, isComplete } from '../exchange/exchange.ts';
import { limits } from '../exchange/limits.ts';
import { inWords } from '../reading/words.ts';
import {
  configProbes,
  type Evidence,
  type Finding,
  judgeEach,
  type Rule,
  refusalProbes,
  unspecifiedProbes,
} from './rule.ts';

const allProbes = [
  'encoded-colons',
  'equivalent-spelling',
  ...configProbes,
  ...refusalProbes,
  'documented-error',
  'observed-error',
] as const;
const responses = '#/components/responses';

/** So many calls without an answer are no accident, where they are one in so many. */
const [manyLost, lostShare] = [3, 6];

/** The message around the body: that it came whole, in a coding that is true, and of the right media type. */
export const headerRules: readonly Rule[] = [
  {
    id: 'headers.complete-message',
    level: 'MUST',
    part: 'headers',
    title: 'Each answer comes whole: the connection is not closed before or within it.',
    source: 'HTTP, RFC 9112, section 8',
    pointer: responses,
    probes: allProbes,
    needs: [],
    check: ({ exchanges, all }) => {
      if (!all.some(isComplete)) return undefined;
      const findings = exchanges.flatMap((exchange) => {
        const { failure } = exchange;
        const isBroken = failure?.kind === 'closed' || failure?.kind === 'not-http';
        const expected = 'a whole answer';
        return isBroken ? [{ where: 'message', expected, actual: failure.message, exchange }] : [];
      });
      // Neither whole nor broken: an answer that did not come in time says nothing about the message.
      return findings.length > 0 || exchanges.every(isJudgeable) ? findings : undefined;
    },
  },
  {
    id: 'headers.lost-connections',
    level: 'MUST',
    part: 'headers',
    title: `Fewer than ${manyLost} connections, or one in ${lostShare}, are lost without an answer.`,
    source: 'HTTP, RFC 9112, section 9.6',
    pointer: responses,
    probes: allProbes,
    needs: [],
    check: (evidence) => lostConnections(evidence, true),
  },
  {
    id: 'headers.stray-lost-connection',
    level: 'SHOULD',
    part: 'headers',
    title: 'No connection at all is lost without an answer.',
    source: 'HTTP, RFC 9112, section 9.6',
    pointer: responses,
    probes: allProbes,
    needs: [],
    check: (evidence) => lostConnections(evidence, false),
  },
  {
    id: 'headers.unanswered-calls',
    level: 'SHOULD',
    part: 'headers',
    title: `Fewer than ${manyLost} calls, or one in ${lostShare}, wait in vain for an answer.`,
    source: 'HTTP, RFC 9110, section 3.3',
    pointer: responses,
    probes: [...allProbes, ...unspecifiedProbes],
    needs: [],
    check: unansweredCalls,
  },
  {
    id: 'headers.size',
    level: 'MUST',
    part: 'headers',
    title: `No answer is larger than ${limits.bodyBytes} bytes, or ${limits.decodedBytes} bytes once decoded.`,
    source: 'Example Responses: an answer is about one kilobyte',
    pointer: responses,
    probes: allProbes,
    needs: [],
    check: ({ exchanges, all, body }) => {
      const begun = exchanges.filter(
        ({ response, failure }) => response !== undefined || failure?.kind === 'too-large',
      );
      if (begun.length === 0 || !all.some(({ response }) => response !== undefined)) return undefined;
      return begun.flatMap((exchange) => {
        const coding = isComplete(exchange) ? body(exchange).codingProblem : undefined;
        const isBomb = coding?.problem === 'too-large';
        const actual =
          exchange.failure?.kind === 'too-large' ? exchange.failure.message : isBomb ? coding.actual : '';
        return actual === ''
          ? []
          : [
              {
                where: exchange.response === undefined ? 'header fields' : 'body',
                expected: 'an answer within the limit',
                actual,
                exchange,
              },
            ];
      });
    },
  },
  {
    id: 'headers.content-coding',
    level: 'MUST',
    part: 'headers',
    title: 'Content-Encoding says truly how the body is coded.',
    source: 'HTTP, RFC 9110, section 8.4',
    pointer: responses,
    probes: allProbes,
    needs: [],
    check: ({ exchanges, body }) =>
      judgeEach(
        exchanges,
        (exchange) => {
          const { codingProblem } = body(exchange);
          const isTooLarge = codingProblem?.problem === 'too-large';
          return isTooLarge ? undefined : { codingProblem, headers: exchange.response.headers };
        },
        ({ codingProblem, headers }) =>
          codingProblem === undefined
            ? []
            : [
                {
                  where: 'Content-Encoding',
                  expected: `a body in the coding ${headerValues(headers, 'content-encoding').join(', ') || 'identity'}`,
                  actual: codingProblem.actual,
                },
              ],
      ),
  },
  {
    id: 'headers.media-type',
    level: 'MUST',
    part: 'headers',
    title: 'A configuration has the media type application/json.',
    source: 'Example Responses; Response Parameters',
    pointer: `${responses}/Ok/content`,
    probes: configProbes,
    needs: [],
    check: ({ exchanges }) =>
      judgeEach(
        exchanges,
        ({ response }) => (response.status === 200 ? mediaTypeProblem(response.headers) : undefined),
        (problem) => problem,
      ),
  },
  {
    id: 'headers.request-id',
    level: 'INFO',
    part: 'headers',
    title: 'An answer carries X-Request-Id.',
    source: "The platform's header fields",
    pointer: '#/components/headers/RequestId',
    probes: ['known-function'],
    needs: [],
    check: ({ exchanges }) =>
      judgeEach(
        exchanges,
        ({ response }) => headerValues(response.headers, 'x-request-id').length,
        (count) =>
          count > 0
            ? []
            : [{ where: 'X-Request-Id', expected: 'a request ID', actual: 'no such header field' }],
      ),
  },
];

/**
 * Judges the connections that were lost before an answer began, where the same call was answered later; where it never
 * was, that is a finding of its own.
 *
 * @param isMany - finds many of them, and otherwise few.
 */
function lostConnections({ exchanges }: Evidence, isMany: boolean): readonly Finding[] | undefined {
  const answered = exchanges.filter(isComplete);
  const lostIn = ({ retries }: Exchange) => retries.filter(({ kind }) => kind === 'lost').length;
  const lost = answered.reduce((sum, exchange) => sum + lostIn(exchange), 0);
  const calls = answered.reduce((sum, { retries }) => sum + 1 + retries.length, 0);
  const exchange = answered.find((each) => lostIn(each) > 0);
  if (answered.length === 0) return undefined;
  if (exchange === undefined || areMany(lost, calls) !== isMany) return [];
  const actual = `${lost} of ${calls} calls lost their connection`;
  return [{ where: 'message', expected: 'an answer to each call', actual, exchange }];
}

/** Judges the calls that were sent, and answered too late or not at all, where others were answered in time. */
function unansweredCalls({ exchanges }: Evidence): readonly Finding[] | undefined {
  if (!exchanges.some(isComplete)) return undefined;
  // Those that were not sent any more took no time.
  const sent = exchanges.filter(({ timings }) => timings.total > 0);
  const silent = sent.filter(({ failure }) => failure?.kind === 'time-out');
  const [exchange] = silent;
  if (exchange === undefined || !areMany(silent.length, sent.length)) return [];
  const actual = `${silent.length} of ${sent.length} calls had none in time`;
  return [{ where: 'message', expected: 'an answer to each call', actual, exchange }];
}

function areMany(calls: number, of: number): boolean {
  return calls >= manyLost && calls * lostShare >= of;
}

/** Whole, or too large, which is a finding of its own. */
function isJudgeable(exchange: Exchange): boolean {
  return isComplete(exchange) || exchange.failure?.kind === 'too-large';
}

/** What is wrong with the media type of a JSON answer: nothing, or one finding. */
export function mediaTypeProblem(
  headers: Parameters<typeof headerValues>[0],
): readonly { where: string; expected: string; actual: string }[] {
  const values = headerValues(headers, 'content-type');
  const essences = new Set(values.map((value) => value.split(';', 1)[0]?.trim().toLowerCase()));
  if (essences.size === 1 && essences.has('application/json')) return [];
  const actual = values.length === 0 ? 'no Content-Type' : values.map(inWords).join(', ');
  return [{ where: 'Content-Type', expected: 'application/json', actual }];
}
