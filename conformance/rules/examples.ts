import { isDeepStrictEqual } from 'node:util';
import { namedExamples, operationPointer } from '../contract/examples.ts';
import { inWords } from '../reading/words.ts';
import { judgeEach, type Rule } from './rule.ts';

const common = {
  level: 'MUST',
  part: 'examples',
  source: 'Example Responses; Status Codes',
  pointer: `${operationPointer}/responses`,
  probes: ['documented-example', 'documented-error'],
  needs: ['examples'],
} as const;

/** A mock of the document answers with the document's own named examples. */
export const exampleRules: readonly Rule[] = [
  {
    ...common,
    id: 'examples.status',
    title: 'Each named example comes with its status.',
    check: ({ exchanges }) =>
      judgeEach(
        exchanges,
        ({ example, response }) => example && { ...example, answered: response.status },
        ({ status, name, answered }) =>
          answered === status
            ? []
            : [
                {
                  where: 'status',
                  expected: `status ${status} for the example ${name}`,
                  actual: `status ${answered}`,
                },
              ],
      ),
  },
  {
    ...common,
    id: 'examples.body',
    title: 'Each named example comes as it is documented.',
    check: ({ exchanges, body, contract }) =>
      judgeEach(
        exchanges,
        (exchange) => {
          const { example, response } = exchange;
          const json = response.status === example?.status ? body(exchange).json : undefined;
          return json && { example, value: json.value };
        },
        ({ example, value }) => {
          const documented = namedExamples(contract).find(
            ({ status, name }) => status === example?.status && name === example.name,
          );
          if (isDeepStrictEqual(value, documented?.value)) return [];
          const { value: expected, pointer } = documented ?? {};
          return [
            {
              where: '',
              expected: inWords(expected),
              actual: inWords(value),
              ...(pointer !== undefined && { pointer }),
            },
          ];
        },
      ),
  },
];
