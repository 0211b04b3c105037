import { type Exchange, headerValues } from '../exchange/exchange.ts';

/** How far the date of a signature may be from the platform's clock, in minutes. */
const tolerance = 15;

/**
 * Says whether this machine's clock explains that a signature was refused, judged by the `Date` of the answer.
 *
 * @returns one sentence; `undefined` where no signature was sent, or the clocks agree.
 */
export function clockHint({ request, response, startedAt }: Exchange): string | undefined {
  const [date = ''] = headerValues(response?.headers ?? [], 'date');
  const minutes = Math.round((startedAt - Date.parse(date)) / 60_000);
  const isSigned = headerValues(request.headers, 'authorization').length > 0;
  if (!isSigned || Number.isNaN(minutes) || Math.abs(minutes) <= tolerance) return undefined;
  const how = minutes > 0 ? 'ahead of' : 'behind';
  return `The clock of this machine is ${Math.abs(minutes)} minutes ${how} the target's, and a signature counts for ${tolerance}.`;
}
