import { isDateTime } from '../date-time.ts';
import { isDateTimeOrLocal } from '../date-time-or-local.ts';

// The validators look a format up by its name in JSON Schema.
export { isDateTime as 'date-time', isDateTimeOrLocal as 'date-time-or-local' };
