import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareMoments, isDateTime, parseDateTime } from './date-time.ts';

describe('a date-time', () => {
  test.each([
    '2021-03-04T14:50:02+08:00',
    '2021-03-04t14:50:02z',
    '2021-03-04T14:50:02.125Z',
    '2024-02-29T00:00:00-00:00',
    '2000-02-29T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '2016-12-31T23:59:60Z',
    '2017-01-01T07:59:60+08:00',
  ])('%s is one', (text) => expect(isDateTime(text)).toBe(true));

  test.each([
    '2021-03-04 14:50:02',
    '2021-03-04T14:50:02',
    '2021-03-04',
    '2021-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2021-02-30T00:00:00Z',
    '2021-04-31T00:00:00Z',
    '2021-13-01T00:00:00Z',
    '2021-00-01T00:00:00Z',
    '2021-01-00T00:00:00Z',
    '2021-01-01T24:00:00Z',
    '2021-01-01T00:60:00Z',
    '2021-01-01T00:00:61Z',
    '2021-01-01T12:00:60Z',
    '2021-01-01T00:00:00.Z',
    '2021-01-01T00:00:00+24:00',
    '2021-01-01T00:00:00+08',
    '2021-01-01T00:00:00Z\n',
    ' 2021-01-01T00:00:00Z',
    '',
  ])('%j is none', (text) => expect(isDateTime(text)).toBe(false));

  const twoDigits = fc.integer({ min: 0, max: 62 }).map((number) => String(number).padStart(2, '0'));

  test('is recognised exactly where it can be read', () => {
    const text = fc
      .tuple(fc.constantFrom('2021', '2024', '1900', '2000'), ...Array.from({ length: 7 }, () => twoDigits))
      .map(
        ([year, month, day, hour, minute, second, offsetHour, offsetMinute]) =>
          `${year}-${month}-${day}T${hour}:${minute}:${second}+${offsetHour}:${offsetMinute}`,
      );
    fc.assert(
      fc.property(text, (dateTime) => isDateTime(dateTime) === (parseDateTime(dateTime) !== undefined)),
      { numRuns: 20_000 },
    );
  });

  test('is recognised on every day of a leap year and of a common year', () => {
    for (const year of [2023, 2024]) {
      for (let month = 1; month <= 12; month++) {
        const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
        for (let day = 1; day <= 31; day++) {
          const date = [year, month, day].map((number) => String(number).padStart(2, '0')).join('-');
          expect(isDateTime(`${date}T00:00:00Z`), date).toBe(day <= days);
        }
      }
    }
  });
});

describe('two moments', () => {
  const moment = (text: string) => parseDateTime(text)!;

  test.each([
    ['2021-03-04T14:50:02+08:00', '2021-03-04T06:50:02Z', 0],
    ['2021-03-04T14:50:02.5+08:00', '2021-03-04T06:50:02.50Z', 0],
    ['2021-03-04T06:50:02.125Z', '2021-03-04T06:50:02.1249Z', 1],
    ['2021-03-04T06:50:02Z', '2021-03-04T06:50:02.000000001Z', -1],
    ['2021-03-04T06:50:03Z', '2021-03-04T06:50:02.9Z', 1],
  ])('%s and %s compare to %i', (a, b, order) => {
    expect(Math.sign(compareMoments(moment(a), moment(b)))).toBe(order);
  });
});
