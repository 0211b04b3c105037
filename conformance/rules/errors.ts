import type { CompleteExchange } from '../exchange/exchange.ts';
import { type BodyReading, isObject } from '../reading/body.ts';
import { configurationIn } from '../reading/given-away.ts';
import { inWords, typeOf } from '../reading/words.ts';
import { mediaTypeProblem } from './headers.ts';
import { judgeEach, type Rule, refusalProbes, unspecifiedProbes } from './rule.ts';

const probes = [...refusalProbes, 'documented-error', 'observed-error'] as const;
const schema = '#/components/schemas/Error';

/** Every refusal has the media type and the body of an error. */
export const errorRules: readonly Rule[] = [
  {
    id: 'errors.media-type',
    level: 'MUST',
    part: 'errors',
    title: 'An error answer has the media type application/json.',
    source: 'Error Codes',
    pointer: '#/components/responses/NotFound/content',
    probes,
    needs: [],
    check: ({ exchanges }) =>
      judgeEach(
        exchanges,
        // An empty answer has no media type to be wrong; that it is empty is a finding of `errors.body`.
        (exchange) =>
          isError(exchange) && exchange.response.body.length > 0 ? exchange.response : undefined,
        ({ headers }) => mediaTypeProblem(headers),
      ),
  },
  {
    id: 'errors.body',
    level: 'MUST',
    part: 'errors',
    title: 'An error answer is a JSON object with the strings error_code and error_msg.',
    source: 'Error Codes',
    pointer: schema,
    probes,
    needs: [],
    check: ({ exchanges, body }) =>
      judgeEach(
        exchanges,
        (exchange) => {
          if (!isError(exchange)) return undefined;
          const reading = body(exchange);
          if (reading.codingProblem !== undefined) return undefined;
          const isOtherMediaType =
            exchange.response.body.length > 0 && mediaTypeProblem(exchange.response.headers).length > 0;
          return isOtherMediaType && reading.object === undefined ? undefined : reading;
        },
        (reading) =>
          problems(reading).map((problem) => ({
            expected: 'error_code and error_msg, both strings',
            ...problem,
          })),
      ),
  },
  {
    id: 'errors.no-configuration',
    level: 'MUST',
    part: 'errors',
    title: 'An answer that refuses gives no configuration away.',
    source: 'Error Codes',
    pointer: schema,
    probes: [...refusalProbes, ...unspecifiedProbes],
    needs: [],
    check: ({ exchanges, body, contract }) =>
      judgeEach(
        exchanges,
        (exchange) => (exchange.response.status >= 400 ? body(exchange) : undefined),
        ({ json }) => {
          const where = json && configurationIn(json.value, contract);
          return where === undefined
            ? []
            : [
                {
                  where,
                  expected: 'nothing of a configuration',
                  actual: 'a member that configurations have',
                },
              ];
        },
      ),
  },
];

/** Says whether an answer has the media type and the body of an error. */
export function isErrorAnswer({ response }: CompleteExchange, reading: BodyReading): boolean {
  return mediaTypeProblem(response.headers).length === 0 && problems(reading).length === 0;
}

/** A 5xx answer is a finding already, and a redirect or a success is no error answer. */
function isError({ probe, response }: CompleteExchange): boolean {
  return response.status >= 400 && (response.status < 500 || probe === 'documented-error');
}

function problems(reading: BodyReading): { where: string; actual: string; pointer?: string }[] {
  const whole = reading.textProblem ?? reading.jsonProblem ?? reading.objectProblem;
  if (whole !== undefined) return [{ where: 'body', actual: whole }];
  const duplicates = reading.json?.duplicates ?? [];
  const { object } = reading;
  const wrong = ['error_code', 'error_msg'].filter((name) => typeof object?.[name] !== 'string');
  return [
    ...duplicates.map((where) => ({ where, actual: 'more than one member of this name' })),
    ...wrong.map((name) => ({
      where: `/${name}`,
      pointer: `${schema}/properties/${name}`,
      actual:
        isObject(object) && Object.hasOwn(object, name)
          ? `${typeOf(object[name])}: ${inWords(object[name])}`
          : 'nothing',
    })),
  ];
}
