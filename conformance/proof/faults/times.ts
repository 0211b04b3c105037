import { onConfiguration } from '../alterations.ts';
import { type Fault, faultsOf, tableOf } from '../behaviour.ts';

/** Times in the wrong order, however they are written. */
const orders: { readonly [id: string]: readonly [created_time: string, last_modified: string] } = {
  'a-year': ['2022-03-04T14:50:02+08:00', '2021-03-04T14:50:02+08:00'],
  'a-second': ['2021-03-04T14:50:03+08:00', '2021-03-04T14:50:02+08:00'],
  'a-millisecond': ['2021-03-04T14:50:02.002Z', '2021-03-04T14:50:02.001Z'],
  'a-nanosecond': ['2021-03-04T14:50:02.000000002Z', '2021-03-04T14:50:02.000000001Z'],
  'other-offsets': ['2021-03-04T08:00:00Z', '2021-03-04T15:59:59+08:00'],
  'other-side-of-utc': ['2021-03-04T00:00:00-05:00', '2021-03-04T04:59:59Z'],
  'other-day': ['2021-03-05T00:30:00+14:00', '2021-03-04T10:29:59Z'],
};

export const timeFaults: readonly Fault[] = [
  ...faultsOf(
    'times/order',
    'times.order',
    tableOf(orders, ([created_time, last_modified]) => [
      `created_time is ${created_time} and last_modified is ${last_modified}.`,
      onConfiguration((body) => ({ ...body, created_time, last_modified })),
    ]),
  ),
];
