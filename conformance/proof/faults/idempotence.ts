import { edit, type JsonObject, members, objectOf, on, onSome } from '../alterations.ts';
import { askOf, configurationAsks } from '../asks.ts';
import { type Behaviour, type Fault, faultsOf } from '../behaviour.ts';

/** Reading that changes what is read. */
export const idempotenceFaults: readonly Fault[] = [
  ...faultsOf('idempotence', 'idempotence.last-modified', {
    'last-modified': [
      'Each read moves last_modified on by a second.',
      counting((_body, reads) => ({
        last_modified: new Date(Date.UTC(2024, 0, 1) + reads * 1000).toISOString(),
      })),
    ],
    'last-modified-now': ['last_modified is the moment of reading.', now('last_modified', 0)],
    'last-modified-local-time': [
      'last_modified is the moment of reading in a local time that is 8 hours ahead and calls itself UTC.',
      now('last_modified', 8),
    ],
  }),
  ...faultsOf('idempotence', 'idempotence.values', {
    'created-time-now': ['created_time is the moment of reading.', now('created_time', 0)],
    'created-time': [
      'Each read moves created_time back by a second.',
      counting((_body, reads) => ({
        created_time: new Date(Date.UTC(2020, 0, 1) - reads * 1000).toISOString(),
      })),
    ],
    'flapping-value': [
      'max_async_retry_attempts is 1 in one answer and 2 in the next, as from two replicas.',
      counting((_body, reads) => ({ max_async_retry_attempts: 1 + (reads % 2) })),
    ],
    counter: [
      'max_async_event_age_in_seconds grows with each read.',
      counting((_body, reads) => ({ max_async_event_age_in_seconds: 3600 + reads })),
    ],
    'destination-lost': [
      'The destinations are there in the first answer only.',
      counting((_body, reads) => (reads === 0 ? {} : { destination_config: {} })),
    ],
    'last-answer-only': [
      'From the third read on, max_async_retry_attempts is another one.',
      counting((_body, reads) => (reads < 2 ? {} : { max_async_retry_attempts: 7 })),
    ],
    'destination-comes-and-goes': [
      'on_failure is there in every other answer.',
      counting((body, reads) =>
        reads % 2 === 0
          ? {}
          : (edit(body, ['destination_config', 'on_failure'], () => undefined) as JsonObject),
      ),
    ],
    'once-as-after-a-change': [
      'One answer has another value and another last_modified.',
      onSome(
        (earlier) => earlier === 1,
        members({ max_async_retry_attempts: 4, last_modified: '2021-03-06T09:00:00+08:00' }),
      ),
    ],
    'other-spelling': [
      'The URN with percent-encoded colons has another value.',
      on('encoded colons', members({ max_async_event_age_in_seconds: 60 })),
    ],
  }),
];

/** A time that is always the moment of reading, to the second, and by some hours wrong. */
function now(member: 'created_time' | 'last_modified', hours: number): () => Behaviour {
  return counting(() => ({
    last_modified: '9999-12-31T23:59:59Z',
    [member]: new Date(Date.now() + hours * 3_600_000).toISOString().replace(/\.\d+/, ''),
  }));
}

/** Gives each configuration other members, knowing how often one was read before. */
function counting(change: (body: JsonObject, reads: number) => JsonObject): () => Behaviour {
  return () => {
    let reads = 0;
    return {
      alter: (answer, context) => {
        if (!configurationAsks.includes(askOf(context))) return answer;
        reads += 1;
        return { ...answer, body: { ...objectOf(answer), ...change(objectOf(answer), reads - 1) } };
      },
    };
  };
}
