import { edit, type JsonObject, objectOf } from '../alterations.ts';
import { askOf } from '../asks.ts';
import { type Behaviour, type Fault, fault } from '../behaviour.ts';

/** Reading that changes what is read. */
export const idempotenceFaults: readonly Fault[] = [
  fault(
    'idempotence/last-modified',
    'idempotence.last-modified',
    'Each read moves last_modified on by a second.',
    counting((body, reads) => ({
      ...body,
      last_modified: new Date(Date.UTC(2024, 0, 1) + reads * 1000).toISOString(),
    })),
  ),
  now('last-modified-now', 'idempotence.last-modified', 'last_modified', 0),
  now('last-modified-local-time', 'idempotence.last-modified', 'last_modified', 8),
  now('created-time-now', 'idempotence.values', 'created_time', 0),
  fault(
    'idempotence/created-time',
    'idempotence.values',
    'Each read moves created_time back by a second.',
    counting((body, reads) => ({
      ...body,
      created_time: new Date(Date.UTC(2020, 0, 1) - reads * 1000).toISOString(),
    })),
  ),
  fault(
    'idempotence/flapping-value',
    'idempotence.values',
    'max_async_retry_attempts is 1 in one answer and 2 in the next, as from two replicas.',
    counting((body, reads) => ({ ...body, max_async_retry_attempts: 1 + (reads % 2) })),
  ),
  fault(
    'idempotence/counter',
    'idempotence.values',
    'max_async_event_age_in_seconds grows with each read.',
    counting((body, reads) => ({ ...body, max_async_event_age_in_seconds: 3600 + reads })),
  ),
  fault(
    'idempotence/destination-lost',
    'idempotence.values',
    'The destinations are there in the first answer only.',
    counting((body, reads) => (reads === 0 ? body : { ...body, destination_config: {} })),
  ),
  fault(
    'idempotence/last-answer-only',
    'idempotence.values',
    'From the third read on, max_async_retry_attempts is another one.',
    counting((body, reads) => (reads < 2 ? body : { ...body, max_async_retry_attempts: 7 })),
  ),
  fault(
    'idempotence/destination-comes-and-goes',
    'idempotence.values',
    'on_failure is there in every other answer.',
    counting((body, reads) =>
      reads % 2 === 0
        ? body
        : (edit(body, ['destination_config', 'on_failure'], () => undefined) as JsonObject),
    ),
  ),
];

/** A time that is always the moment of reading, to the second, and by some hours wrong. */
function now(id: string, rule: string, member: 'created_time' | 'last_modified', hours: number): Fault {
  const zone = hours === 0 ? '' : `, in a local time that is ${hours} hours ahead and calls itself UTC`;
  return fault(
    `idempotence/${id}`,
    rule,
    `${member} is the moment of reading${zone}.`,
    counting((body) => ({
      ...body,
      last_modified: '9999-12-31T23:59:59Z',
      [member]: new Date(Date.now() + hours * 3_600_000).toISOString().replace(/\.\d+/, ''),
    })),
  );
}

/** Alters each configuration, knowing how often one was read before. */
function counting(change: (body: JsonObject, reads: number) => JsonObject): () => Behaviour {
  return () => {
    let reads = 0;
    return {
      alter: (answer, context) => {
        const ask = askOf(context);
        if (ask !== 'known function' && ask !== 'encoded colons') return answer;
        const body = change(objectOf(answer), reads);
        reads += 1;
        return { ...answer, body };
      },
    };
  };
}
