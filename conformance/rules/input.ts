import { isDeepStrictEqual } from 'node:util';
import type { Exchange, ProbeName } from '../exchange/exchange.ts';
import { inWords } from '../reading/words.ts';
import { exactlyNotFound, isSignatureRefused, isSuccess, refusalRule } from './refusal.ts';
import { judgeEach, type Rule, withoutServerError } from './rule.ts';

/** What the path may hold: Table 1 at and over its limits, and the same resource in another spelling. */
export const inputRules: readonly Rule[] = [
  neverAccepted(
    'input.project-id.minLength',
    'An empty project ID',
    'Table 1, project_id',
    '#/components/schemas/ProjectId/minLength',
    'empty-project-id',
  ),
  refusalRule({
    id: 'input.project-id.maxLength',
    part: 'input',
    what: 'A project ID one character over its limit',
    source: 'Table 1, project_id',
    pointer: '#/components/schemas/ProjectId/maxLength',
    probe: 'long-project-id',
    needs: [],
  }),
  neverAccepted(
    'input.function-urn.minLength',
    'An empty function URN',
    'Table 1, function_urn',
    '#/components/schemas/FunctionUrn/minLength',
    'empty-function-urn',
  ),
  refusalRule({
    id: 'input.function-urn.maxLength',
    part: 'input',
    what: 'A function URN one character over its limit',
    source: 'Table 1, function_urn',
    pointer: '#/components/schemas/FunctionUrn/maxLength',
    probe: 'long-function-urn',
    needs: [],
  }),
  {
    ...neverAccepted(
      'input.function-urn.odd-characters',
      'A function URN with a slash, a zero byte or a further part at its end',
      'Table 1, function_urn',
      '#/components/parameters/function_urn',
      'odd-function-urn',
    ),
    needs: ['state'],
  },
  refusalRule({
    id: 'input.foreign-project',
    part: 'input',
    what: "Another tenant's project ID",
    source: 'Table 1, project_id',
    pointer: '#/components/parameters/project_id',
    probe: 'foreign-project',
    needs: ['state'],
  }),
  refusalRule({
    id: 'input.foreign-function',
    part: 'input',
    what: "A function URN of another tenant's project",
    source: 'Table 1, function_urn',
    pointer: '#/components/parameters/function_urn',
    probe: 'foreign-function',
    needs: ['state'],
  }),
  sameResource('input.encoded-colons', 'A function URN with its colons percent-encoded', 'encoded-colons'),
  sameResource(
    'input.equivalent-spelling',
    'A path with lower-case hexadecimal digits, or with letters, digits or hyphens percent-encoded,',
    'equivalent-spelling',
    'encoded-colons',
  ),
  {
    ...neverAccepted(
      'input.decoded-once',
      'A path that names the function only where it is decoded twice',
      'Table 1, function_urn; URI, RFC 3986, section 2.4',
      '#/components/parameters/function_urn',
      'twice-encoded',
      'long-project-id',
    ),
    needs: ['state'],
  },
  refusalRule({
    id: 'input.malformed-function',
    part: 'input',
    what: 'A function URN that no function can have, such as one with a wildcard or a region that there is not,',
    source: 'Table 1, function_urn',
    pointer: '#/components/parameters/function_urn',
    probe: 'malformed-function',
    needs: ['state'],
  }),
  {
    id: 'input.longest-function-urn',
    level: 'MUST',
    part: 'input',
    title: 'A function URN of the greatest length is allowed: where there is no such function, 404 says so.',
    source: 'Table 1, function_urn',
    pointer: '#/components/schemas/FunctionUrn/maxLength',
    probes: ['longest-function-urn'],
    comparesWith: ['unknown-function'],
    needs: ['state'],
    check: (evidence) => exactlyNotFound(evidence),
  },
];

/** A rule about another spelling of a path, which has to name the same function. */
function sameResource(id: string, what: string, probe: ProbeName, unlessBroken?: ProbeName): Rule {
  return {
    id,
    level: 'MUST',
    part: 'input',
    title: `${what} names the same function.`,
    source: 'Table 1, function_urn; URI, RFC 3986, section 6.2.2',
    pointer: '#/components/parameters/function_urn',
    probes: [probe],
    comparesWith: ['known-function', ...(unlessBroken === undefined ? [] : [unlessBroken])],
    needs: [],
    check: ({ exchanges, all, config }) => {
      const isCompared = (name: ProbeName) => name === 'known-function' || name === unlessBroken;
      const compared = all.filter((other) => isCompared(other.probe) && !isSignatureRefused(other));
      const plain = compared.find((other) => other.probe === 'known-function');
      const urnIn = (exchange: Exchange) => config(exchange)?.config.func_urn;
      const isSame = (exchange: Exchange) =>
        exchange.response?.status === 200 && isDeepStrictEqual(urnIn(exchange), plain && urnIn(plain));
      if (plain === undefined || !compared.every(isSame)) return undefined;
      if (exchanges.length > 0 && exchanges.every(isSignatureRefused))
        return {
          unexercised: 'the signature is refused where the path is spelled so; a token would exercise it',
        };
      return judgeEach(
        exchanges,
        (exchange) => withoutServerError(exchange) && exchange,
        (exchange) => {
          const { status } = exchange.response;
          if (status !== 200)
            return [{ where: 'status', expected: 'status 200', actual: `status ${status}` }];
          const [expected, actual] = [urnIn(plain), urnIn(exchange)];
          if (expected === undefined || isDeepStrictEqual(actual, expected)) return [];
          return [{ where: '/func_urn', expected: inWords(expected), actual: inWords(actual) }];
        },
      );
    },
  };
}

/** A rule about a path that the contract does not describe: anything is right but an answer with a configuration. */
function neverAccepted(
  id: string,
  what: string,
  source: string,
  pointer: string,
  probe: ProbeName,
  unlessAccepted?: ProbeName,
): Rule {
  return {
    id,
    level: 'MUST',
    part: 'input',
    title: `${what} is not answered with 2xx.`,
    source,
    pointer,
    probes: [probe],
    ...(unlessAccepted !== undefined && { comparesWith: [unlessAccepted] }),
    needs: [],
    check: ({ exchanges, all }) =>
      all.some((other) => other.probe === unlessAccepted && isSuccess(other.response?.status))
        ? undefined
        : judgeEach(exchanges, withoutServerError, ({ status }) =>
            isSuccess(status) ? [{ where: 'status', expected: 'a refusal', actual: `status ${status}` }] : [],
          ),
  };
}
