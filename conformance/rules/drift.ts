import { configProbes, judgeEach, type Rule } from './rule.ts';

/** What a deployment sends beyond the document: worth knowing, never wrong. */
export const driftRules: readonly Rule[] = [
  {
    id: 'drift.unlisted-members',
    level: 'INFO',
    part: 'drift',
    title: 'Members that the document does not list.',
    source: 'Tables 2, 3 and 4',
    pointer: '#/components/schemas/AsyncInvokeConfig/properties',
    probes: configProbes,
    needs: [],
    check: ({ exchanges, config }) =>
      judgeEach(exchanges, config, ({ unknown }) =>
        unknown
          .filter(({ meant }) => meant === undefined)
          .map(({ where, name }) => ({
            where: `${where}/${name}`,
            expected: 'a documented member',
            actual: name,
          })),
      ),
  },
];
