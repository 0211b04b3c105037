import { all, configuration, on, once } from '../../testing/conversation.ts';
import type { PartCases } from './case.ts';

export const idempotenceCases: PartCases = {
  'idempotence.values': {
    breaking: {
      'a value that grows': once('known-function', 2, (answer) => ({
        ...answer,
        body: { ...configuration, max_async_retry_attempts: 4 },
      })),
      'destinations that come and go': once('known-function', 3, (answer) => ({
        ...answer,
        body: { ...configuration, destination_config: {} },
      })),
      'another value for the other spelling': on('encoded-colons', (answer) => ({
        ...answer,
        body: { ...configuration, max_async_event_age_in_seconds: 60 },
      })),
      'a value and last_modified, as after a change': once('known-function', 2, (answer) => ({
        ...answer,
        body: { ...configuration, max_async_retry_attempts: 4, last_modified: '2021-03-06T09:00:00+08:00' },
      })),
      'a created_time that moves': once('known-function', 3, (answer) => ({
        ...answer,
        body: { ...configuration, created_time: '2021-03-04T14:50:03+08:00' },
      })),
    },
    keeping: {
      'another order of members': once('known-function', 2, (answer) => ({
        ...answer,
        body: Object.fromEntries(Object.entries(configuration).reverse()),
      })),
    },
  },
  'idempotence.last-modified': {
    breaking: {
      'reading counts as a change': (answer, { name }, repetition) =>
        name === 'known-function'
          ? { ...answer, body: { ...configuration, last_modified: `2021-03-05T09:00:0${repetition}+08:00` } }
          : answer,
    },
    keeping: {
      'the same each time': all(),
      'the same moment in another offset': once('known-function', 2, (answer) => ({
        ...answer,
        body: { ...configuration, last_modified: '2021-03-05T01:00:00Z' },
      })),
    },
  },
};
