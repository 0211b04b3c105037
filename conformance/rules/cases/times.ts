import { all, members } from '../../testing/conversation.ts';
import type { PartCases } from './case.ts';

/** Texts that look like times and are none in RFC 3339. */
const noTimes = [
  '2021-03-04 14:50:02',
  '2021-03-04T14:50:02',
  '2021-03-04T14:50:02+0800',
  '2021-03-04T14:50:02+08',
  '2021-02-29T14:50:02Z',
  '2021-04-31T14:50:02Z',
  '2021-13-04T14:50:02Z',
  '2021-03-04T25:00:00Z',
  '2021-03-04T14:60:02Z',
  '2021-03-04',
  '1614840602',
  'Thu, 04 Mar 2021 06:50:02 GMT',
  '',
];

export const timeCases: PartCases = {
  'times.order': {
    breaking: {
      'changed a second before it was created': members({ last_modified: '2021-03-04T14:50:01+08:00' }),
      'changed earlier, though the digits are higher': members({
        created_time: '2021-03-04T14:50:02Z',
        last_modified: '2021-03-04T15:50:02+08:00',
      }),
      'changed a thousandth of a second before it was created': members({
        created_time: '2021-03-04T14:50:02.125Z',
        last_modified: '2021-03-04T14:50:02.124Z',
      }),
    },
    keeping: {
      'changed when it was created': members({ last_modified: '2021-03-04T14:50:02+08:00' }),
      'the same moment in two offsets': members({
        created_time: '2021-03-04T14:50:02+08:00',
        last_modified: '2021-03-04T06:50:02Z',
      }),
      'later, though the digits are lower': members({
        created_time: '2021-03-04T14:50:02+08:00',
        last_modified: '2021-03-04T07:00:00Z',
      }),
    },
  },
  'times.created_time.format': {
    breaking: Object.fromEntries(
      noTimes.map((time) => [`created at ${JSON.stringify(time)}`, members({ created_time: time })]),
    ),
    keeping: {
      'in UTC': members({ created_time: '2021-03-04T06:50:02Z' }),
      'with fractions of a second': members({ created_time: '2021-03-04T06:50:02.123456789Z' }),
      'on a leap day': members({ created_time: '2020-02-29T00:00:00Z' }),
      'west of Greenwich': members({ created_time: '2021-03-03T22:50:02-08:00' }),
    },
  },
  'times.last_modified.format': {
    breaking: Object.fromEntries(
      noTimes.map((time) => [`changed at ${JSON.stringify(time)}`, members({ last_modified: time })]),
    ),
    keeping: { 'with an offset, as documented': all() },
  },
};
