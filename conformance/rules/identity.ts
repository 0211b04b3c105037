import { isDeepStrictEqual } from 'node:util';
import type { CompleteExchange } from '../exchange/exchange.ts';
import { exactlyNotFound, isSuccess, refusalRule, responsesPointer } from './refusal.ts';
import { type Evidence, judgeEach, type Rule, withoutServerError } from './rule.ts';

/** The positions of the parts of `urn:fss:<region>:<project>:function:<package>:<name>:<version>`. */
const parts = ['', '', 'region', 'project', '', 'package', 'function', 'version'] as const;

/** The answer is about the function version that was asked for. */
export const identityRules: readonly Rule[] = [
  {
    id: 'identity.func_urn',
    level: 'MUST',
    part: 'identity',
    title: 'func_urn is the URN of the function version that was asked for.',
    source: 'Table 2, func_urn; Table 1, function_urn',
    pointer: '#/components/schemas/AsyncInvokeConfig/properties/func_urn',
    probes: ['known-function'],
    needs: [],
    check: ({ exchanges, config, contract }) =>
      judgeEach(
        exchanges,
        (exchange) => {
          const urn = config(exchange)?.config.func_urn;
          const requested = exchange.requested.functionUrn;
          return contract.validator('FunctionUrn')(urn) ? { urn: String(urn), requested } : undefined;
        },
        ({ urn, requested }) =>
          isSameFunction(urn, requested)
            ? []
            : [
                {
                  where: '/func_urn',
                  expected: JSON.stringify(requested),
                  actual: `${JSON.stringify(urn)}${difference(urn, requested)}`,
                },
              ],
      ),
  },
  {
    id: 'identity.neighbours',
    level: 'MUST',
    part: 'identity',
    title:
      'A URN with another package, or with a name cut short or made longer, does not find the function: 404.',
    source: 'Table 1, function_urn; Status Codes, 404',
    pointer: `${responsesPointer}/404`,
    probes: ['neighbour-function'],
    comparesWith: ['known-function', 'unknown-function'],
    needs: ['state'],
    check: (evidence) => exactlyNotFound(evidence, (exchange) => isOtherFunction(exchange, evidence)),
  },
  {
    id: 'identity.letter-case',
    level: 'INFO',
    part: 'identity',
    title: 'A URN with the letters of its name in the other case finds the function.',
    source: 'Table 1, function_urn',
    pointer: '#/components/parameters/function_urn',
    probes: ['other-case'],
    needs: ['state'],
    check: ({ exchanges }) =>
      judgeEach(exchanges, withoutServerError, ({ status }) =>
        isSuccess(status) ? [{ where: 'status', expected: 'status 404', actual: `status ${status}` }] : [],
      ),
  },
  refusalRule({
    id: 'identity.version',
    part: 'identity',
    what: 'A version that a function does not have',
    source: 'Function; Table 1, function_urn',
    pointer: `${responsesPointer}/404`,
    probe: 'unknown-version',
    needs: ['state'],
  }),
];

/**
 * Says whether an answer is about a function of its own, which happens to have the name that was made up: it carries
 * that URN, and other values than the known function.
 */
function isOtherFunction(exchange: CompleteExchange, { all, config }: Evidence): boolean {
  const known = all.find(({ probe }) => probe === 'known-function');
  const { func_urn: urn, ...values } = config(exchange)?.config ?? {};
  const { func_urn: _knownUrn, ...knownValues } = (known && config(known)?.config) ?? {};
  return urn === exchange.requested.functionUrn && !isDeepStrictEqual(values, knownValues);
}

/** A URN without a version means `latest`; beyond that, two URNs name one function only where they are equal. */
function isSameFunction(actual: string, requested: string): boolean {
  const hasVersion = requested.split(':').length >= parts.length;
  return actual === requested || (!hasVersion && actual === `${requested}:latest`);
}

function difference(actual: string, requested: string): string {
  const others = requested.split(':');
  const names = actual.split(':').map((part, index) => (part === others[index] ? '' : (parts[index] ?? '')));
  const differing = names.filter((name) => name !== '');
  return differing.length === 0 ? '' : `: another ${differing.join(', another ')}`;
}
