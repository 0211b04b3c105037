import { isSameFunction } from '../../src/contract/function-urn.ts';
import type { CompleteExchange } from '../exchange/exchange.ts';
import { shortened } from '../probes/identifiers.ts';
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
    comparesWith: ['unknown-function'],
    needs: ['state'],
    check: (evidence) => exactlyNotFound(evidence, (exchange) => isShorterFunction(exchange, evidence)),
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

/** Says whether a shortened name happens to be that of a function, which then answers with its own URN. */
function isShorterFunction(exchange: CompleteExchange, { config }: Evidence): boolean {
  const urn = config(exchange)?.config.func_urn;
  return exchange.id.endsWith(`/${shortened}`) && urn === exchange.requested.functionUrn;
}

/** A URN without a version means `latest`; beyond that, two URNs name one function only where they are equal. */
function difference(actual: string, requested: string): string {
  const others = requested.split(':');
  const names = actual.split(':').map((part, index) => (part === others[index] ? '' : (parts[index] ?? '')));
  const differing = names.filter((name) => name !== '');
  return differing.length === 0 ? '' : `: another ${differing.join(', another ')}`;
}
