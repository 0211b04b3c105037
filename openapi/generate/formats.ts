import { isDateTime } from '../date-time.ts';

// The validators look a format up by its name in JSON Schema.
export { isDateTime as 'date-time' };
