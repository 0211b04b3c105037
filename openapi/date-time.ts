/** A moment in time, exact to the digit that its text gives. */
export interface Moment {
  /** Whole seconds since 1970-01-01T00:00:00Z; a leap second counts as the second after it. */
  readonly seconds: number;
  /** The digits behind the decimal point of the seconds, without trailing zeros; `''` for none. */
  readonly fraction: string;
}

const secondsPerDay = 24 * 60 * 60;

const dateTime =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

/**
 * Reads an RFC 3339 `date-time`: a real calendar date, a `T`, a time of day, and an offset.
 *
 * @returns the moment, or `undefined` where the text is anything else.
 */
export function parseDateTime(text: string): Moment | undefined {
  const match = dateTime.exec(text);
  if (match === null) return undefined;
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second,
    fraction = '',
    sign = '+',
    offsetHour = '0',
    offsetMinute = '0',
  ] = match;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const isRealDate = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!isRealDate || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
  const offset = (sign === '-' ? -60 : 60) * (Number(offsetHour) * 60 + Number(offsetMinute));
  const midnight = date.getTime() / 1000;
  const seconds = midnight + Number(hour) * 3600 + Number(minute) * 60 + Number(second) - offset;
  const isLeapSecond = Number(second) === 60;
  if (isLeapSecond && seconds % secondsPerDay !== 0) return undefined;
  return { seconds, fraction: fraction.slice(0, lengthWithoutZeros(fraction)) };
}

/** Counted from the end: a pattern for trailing zeros takes quadratic time where there are many before another digit. */
function lengthWithoutZeros(digits: string): number {
  let length = digits.length;
  while (digits[length - 1] === '0') length -= 1;
  return length;
}

/** Every `date-time` except on 29 February and in leap seconds, which depend on the year and on the offset. */
const usualDateTime =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)[Tt](?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Says whether a text is an RFC 3339 `date-time`, as the format of the contract means it. */
export function isDateTime(text: string): boolean {
  return usualDateTime.test(text) || parseDateTime(text) !== undefined;
}

/** Orders two moments: negative where `a` is the earlier, positive where it is the later, 0 where both are the same. */
export function compareMoments(a: Moment, b: Moment): number {
  if (a.seconds !== b.seconds) return a.seconds - b.seconds;
  const digits = Math.max(a.fraction.length, b.fraction.length);
  const left = a.fraction.padEnd(digits, '0');
  const right = b.fraction.padEnd(digits, '0');
  return left < right ? -1 : left > right ? 1 : 0;
}
