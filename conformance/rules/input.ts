import { isDeepStrictEqual } from 'node:util';
import { isComplete } from '../exchange/exchange.ts';
import { refusalRule, refusals } from './refusal.ts';
import { judgeEach, type Rule } from './rule.ts';

/** What the path may hold: Table 1 at and over its limits, and the same resource in another spelling. */
export const inputRules: readonly Rule[] = [
  refusalRule({
    id: 'input.project-id.maxLength',
    part: 'input',
    what: 'A project ID one character over its limit',
    source: 'Table 1, project_id',
    pointer: '#/components/schemas/ProjectId/maxLength',
    probe: 'long-project-id',
    needs: [],
    statuses: refusals,
  }),
  refusalRule({
    id: 'input.function-urn.maxLength',
    part: 'input',
    what: 'A function URN one character over its limit',
    source: 'Table 1, function_urn',
    pointer: '#/components/schemas/FunctionUrn/maxLength',
    probe: 'long-function-urn',
    needs: [],
    statuses: refusals,
  }),
  refusalRule({
    id: 'input.foreign-project',
    part: 'input',
    what: "Another tenant's project ID",
    source: 'Table 1, project_id',
    pointer: '#/components/parameters/project_id',
    probe: 'foreign-project',
    needs: ['state'],
    statuses: refusals,
  }),
  refusalRule({
    id: 'input.foreign-function',
    part: 'input',
    what: "A function URN of another tenant's project",
    source: 'Table 1, function_urn',
    pointer: '#/components/parameters/function_urn',
    probe: 'foreign-function',
    needs: ['state'],
    statuses: refusals,
  }),
  {
    id: 'input.encoded-colons',
    level: 'MUST',
    part: 'input',
    title: 'A function URN with its colons percent-encoded names the same function.',
    source: 'Table 1, function_urn; URI',
    pointer: '#/components/parameters/function_urn',
    probes: ['encoded-colons'],
    needs: [],
    check: ({ exchanges, all, config }) => {
      const plain = all.find(({ probe, response }) => probe === 'known-function' && response?.status === 200);
      if (plain === undefined || !isComplete(plain)) return undefined;
      return judgeEach(
        exchanges,
        ({ response }) => (response.status < 500 ? response.status : undefined),
        (status, exchange) => {
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
