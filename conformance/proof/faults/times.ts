import { onConfiguration } from '../alterations.ts';
import { type Fault, fault } from '../behaviour.ts';

/** Times in the wrong order, however they are written. */
export const timeFaults: readonly Fault[] = [
  order('a-year', '2022-03-04T14:50:02+08:00', '2021-03-04T14:50:02+08:00'),
  order('a-second', '2021-03-04T14:50:03+08:00', '2021-03-04T14:50:02+08:00'),
  order('a-millisecond', '2021-03-04T14:50:02.002Z', '2021-03-04T14:50:02.001Z'),
  order('a-nanosecond', '2021-03-04T14:50:02.000000002Z', '2021-03-04T14:50:02.000000001Z'),
  order('other-offsets', '2021-03-04T08:00:00Z', '2021-03-04T15:59:59+08:00'),
  order('other-side-of-utc', '2021-03-04T00:00:00-05:00', '2021-03-04T04:59:59Z'),
  order('other-day', '2021-03-05T00:30:00+14:00', '2021-03-04T10:29:59Z'),
];

function order(id: string, created_time: string, last_modified: string): Fault {
  return fault(
    `times/order/${id}`,
    'times.order',
    `created_time is ${created_time} and last_modified is ${last_modified}.`,
    onConfiguration((body) => ({ ...body, created_time, last_modified })),
  );
}
