import { all, destination } from '../../testing/conversation.ts';
import type { PartCases } from './case.ts';

export const enumCases: PartCases = {
  'enums.destination': {
    breaking: Object.fromEntries(
      ['LTS', 'obs', 'Functiongraph', 'FUNCTIONGRAPH', ' SMN', ''].map((name) => [
        `the destination is ${JSON.stringify(name)}`,
        destination({ destination: name, param: '{"topic_urn":"urn:smn:topic"}' }),
      ]),
    ),
    keeping: {
      OBS: all(),
      SMN: destination({ destination: 'SMN', param: '{"topic_urn":"urn:smn:topic"}' }),
      DIS: destination({ destination: 'DIS', param: '{"stream_name":"dis-results"}' }),
      FunctionGraph: destination({ destination: 'FunctionGraph', param: '{"func_urn":"urn:fss:f"}' }),
    },
  },
};
