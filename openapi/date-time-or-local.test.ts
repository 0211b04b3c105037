import { describe, expect, it } from 'vitest';
import { isDateTimeOrLocal } from './date-time-or-local.ts';

describe('isDateTimeOrLocal', () => {
  it.each([
    '2021-03-04 14:50:02',
    '2024-02-29 00:00:00',
    '2021-03-04T14:50:02+08:00',
    '2021-03-04T06:50:02.125Z',
  ])('accepts %s', (text) => expect(isDateTimeOrLocal(text)).toBe(true));

  it.each([
    ['a day that is not in the calendar', '2021-02-29 14:50:02'],
    ['an hour that no day has', '2021-03-04 24:00:00'],
    ['a local time written with a T', '2021-03-04T14:50:02'],
    ['an offset behind a space', '2021-03-04 14:50:02+08:00'],
    ['more than one space', '2021-03-04  14:50:02'],
    ['a fraction of a second', '2021-03-04 14:50:02.5'],
    ['a date alone', '2021-03-04'],
    ['something around it', ' 2021-03-04 14:50:02\n'],
    ['nothing', ''],
  ])('refuses %s', (_what, text) => expect(isDateTimeOrLocal(text)).toBe(false));
});
