import { inWords } from '../reading/words.ts';
import { owner } from './derived.ts';
import { configProbes, judgeEach, type Rule } from './rule.ts';
import { schemaErrors } from './schema-errors.ts';

const schemas = '#/components/schemas';

/** Where results go: `destination`, and the JSON that `param` holds for it. Bounds within are derived rules. */
export const destinationRules: readonly Rule[] = [
  {
    ...common('destinations.members', 'A destination has both destination and param.', 'Table 4'),
    judges: ['/destination_config/*'],
    pointer: `${schemas}/FuncDestinationConfig`,
    check: schemaErrors((error, { contract }) => owner(error, contract) === 'destinations.members'),
  },
  {
    ...common('destinations.param', 'param is a string that holds one JSON object.', 'Table 4, param'),
    judges: ['/destination_config/*/param'],
    pointer: `${schemas}/FuncDestinationConfig/properties/param/contentSchema`,
    check: (evidence) => {
      const types = schemaErrors((error, { contract }) => owner(error, contract) === 'destinations.param')(
        evidence,
      );
      const texts = judgeEach(evidence.exchanges, evidence.config, ({ params }) =>
        params.map(({ where, destination, actual }) => ({
          where,
          expected: `one JSON object with the parameters of ${inWords(destination)}`,
          actual,
        })),
      );
      return types && texts ? [...types, ...texts] : undefined;
    },
  },
  {
    ...common('destinations.param-members', 'param has the parameters of its destination.', 'Table 4, param'),
    judges: ['/destination_config/*/param'],
    pointer: `${schemas}/FuncDestinationConfig`,
    check: schemaErrors((error, { contract }) => owner(error, contract) === 'destinations.param-members'),
  },
  {
    ...common('destinations.param-types', 'The parameters in param have their types.', 'Table 4, param'),
    judges: ['/destination_config/*/param'],
    pointer: `${schemas}/FuncDestinationConfig`,
    check: schemaErrors((error, { contract }) => owner(error, contract) === 'destinations.param-types'),
  },
  {
    ...common('destinations.unset', 'A side without a destination is left out.', 'Tables 3 and 4'),
    level: 'SHOULD',
    pointer: `${schemas}/FuncAsyncDestinationConfig/properties`,
    check: ({ exchanges, config }) =>
      judgeEach(exchanges, config, (reading) =>
        reading.unset.map((where) => ({
          where,
          expected: 'no such member where no destination is set',
          actual: 'a destination without content, which is tolerated',
        })),
      ),
  },
];

function common(id: string, title: string, source: string): Omit<Rule, 'check' | 'pointer'> {
  return { id, level: 'MUST', part: 'destinations', title, source, probes: configProbes, needs: [] };
}
