import { compareMoments, parseDateTime } from '../../openapi/date-time.ts';
import { inWords } from '../reading/words.ts';
import { configProbes, judgeEach, type Rule } from './rule.ts';

/** The order of the two times. Their formats are derived rules. */
export const timeRules: readonly Rule[] = [
  {
    id: 'times.order',
    level: 'MUST',
    part: 'times',
    title: 'last_modified is not before created_time.',
    source: 'Table 2, created_time and last_modified',
    pointer: '#/components/schemas/AsyncInvokeConfig/properties/last_modified',
    probes: configProbes,
    judges: ['/created_time', '/last_modified'],
    needs: [],
    check: ({ exchanges, config }) =>
      judgeEach(exchanges, config, ({ config: { created_time: created, last_modified: modified } }) => {
        const earlier = typeof created === 'string' ? parseDateTime(created) : undefined;
        const later = typeof modified === 'string' ? parseDateTime(modified) : undefined;
        if (earlier === undefined || later === undefined || compareMoments(earlier, later) <= 0) return [];
        const expected = `${inWords(created)} (created_time) or later`;
        return [{ where: '/last_modified', expected, actual: inWords(modified) }];
      }),
  },
];
