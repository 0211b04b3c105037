import { isDeepStrictEqual } from 'node:util';
import { isComplete, type ProbeName } from '../exchange/exchange.ts';
import { isSuccess, refusalRule } from './refusal.ts';
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
      'A function URN with a slash, a zero byte or other odd characters at its end',
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
  {
    id: 'input.encoded-colons',
    level: 'MUST',
    part: 'input',
    title: 'A function URN with its colons percent-encoded names the same function.',
    source: 'Table 1, function_urn; URI',
    pointer: '#/components/parameters/function_urn',
    probes: ['encoded-colons'],
    comparesWith: ['known-function'],
    needs: [],
    check: ({ exchanges, all, config }) => {
      const plain = all.find(({ probe, response }) => probe === 'known-function' && response?.status === 200);
      if (plain === undefined || !isComplete(plain)) return undefined;
      return judgeEach(
        exchanges,
        (exchange) => withoutServerError(exchange) && exchange,
        (exchange) => {
          const { status } = exchange.response;
          if (status !== 200)
            return [{ where: 'status', expected: 'status 200', actual: `status ${status}` }];
          const expected = config(plain)?.config.func_urn;
          const actual = config(exchange)?.config.func_urn;
          if (actual === undefined || expected === undefined || isDeepStrictEqual(actual, expected))
            return [];
          return [{ where: '/func_urn', expected: JSON.stringify(expected), actual: JSON.stringify(actual) }];
        },
      );
    },
  },
];

/** A rule about a path that the contract does not describe: anything is right but an answer with a configuration. */
function neverAccepted(id: string, what: string, source: string, pointer: string, probe: ProbeName): Rule {
  return {
    id,
    level: 'MUST',
    part: 'input',
    title: `${what} is not answered with 2xx.`,
    source,
    pointer,
    probes: [probe],
    needs: [],
    check: ({ exchanges }) =>
      judgeEach(exchanges, withoutServerError, ({ status }) =>
        isSuccess(status) ? [{ where: 'status', expected: 'a refusal', actual: `status ${status}` }] : [],
      ),
  };
}
