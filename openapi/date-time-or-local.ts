import { isDateTime } from './date-time.ts';

/**
 * Says whether a text is an RFC 3339 `date-time`, or a local date and time written as `YYYY-MM-DD hh:mm:ss`,
 * with a space and without an offset. The date has to be one of the calendar in both forms.
 */
export function isDateTimeOrLocal(text: string): boolean {
  return isDateTime(text) || (localDateTime.test(text) && isDateTime(`${text.replace(' ', 'T')}Z`));
}

const localDateTime = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
