import { type CompleteExchange, type Exchange, isComplete, type ProbeName } from '../exchange/exchange.ts';
import { excerpt } from '../reading/words.ts';
import { mediaTypeProblem } from './headers.ts';
import { changes, hint, observed } from './idempotence.ts';
import { type Finding, judgeEach, type Rule } from './rule.ts';

/** The same configuration at the end of a run, when all else was asked for, and in whatever form it is asked for. */
export const lateRules: readonly Rule[] = [
  lateRule({
    id: 'idempotence.other-reads',
    part: 'idempotence',
    title: 'A configuration is the same after other functions, and unknown ones, were asked for.',
    probe: 'known-function-again',
  }),
  lateRule({
    id: 'headers.any-media-type',
    part: 'headers',
    title:
      'Asked for any media type (Accept: */*) in gzip alone, the answer is the same configuration as JSON.',
    probe: 'any-media-type',
    check: (exchange) => mediaTypeProblem(exchange.response.headers),
  }),
  lateRule({
    id: 'headers.identity-coding',
    part: 'headers',
    title: 'Asked for no content coding, the answer is the same configuration.',
    probe: 'identity-coding',
  }),
];

/** A rule about a reading at the end of a run, held against the first one. */
function lateRule({
  id,
  part,
  title,
  probe,
  check = () => [],
}: Pick<Rule, 'id' | 'part' | 'title'> & {
  readonly probe: ProbeName;
  readonly check?: (exchange: CompleteExchange) => readonly Omit<Finding, 'exchange'>[];
}): Rule {
  return {
    id,
    level: 'MUST',
    part,
    title,
    source: 'Function: the API is used to obtain the configuration; Example Responses',
    pointer: '#/components/schemas/AsyncInvokeConfig',
    probes: [probe],
    comparesWith: ['known-function', 'known-function-again'],
    needs: [],
    check: (evidence) => {
      const { exchanges, all } = evidence;
      const first = all.find((exchange) => exchange.probe === 'known-function');
      const again = all.find((exchange) => exchange.probe === 'known-function-again');
      const reading = first && observed(first, evidence);
      if (reading === undefined) return undefined;
      const differences = (exchange: Exchange) => {
        const other = observed(exchange, evidence);
        return other && changes([reading, other]);
      };
      // One fault, one finding: what differs without being asked for in another form is that of another rule.
      const isChanged = again !== undefined && isComplete(again) && differences(again)?.length !== 0;
      if (probe !== 'known-function-again' && isChanged) return undefined;
      return judgeEach(
        exchanges,
        (exchange) => exchange,
        (exchange) => {
          const { status } = exchange.response;
          if (status !== 200)
            return [{ where: 'status', expected: 'status 200, as before', actual: `status ${status}`, hint }];
          const wrong = check(exchange);
          if (wrong.length > 0) return wrong;
          return (
            differences(exchange)?.map(({ exchange: _same, ...finding }) => finding) ?? [
              {
                where: 'body',
                expected: 'a configuration, as before',
                actual: excerpt(exchange.response.body),
              },
            ]
          );
        },
      );
    },
  };
}
