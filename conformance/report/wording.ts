/** A time in milliseconds, as exact as people care for. */
export function formatMilliseconds(milliseconds: number): string {
  if (milliseconds >= 60_000) return `${(milliseconds / 60_000).toFixed(1)} min`;
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0)} ms`;
}

/** A point in time as reports show it: day and minute, in UTC. */
export function formatMoment(moment: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:.*Z$/.test(moment)
    ? `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`
    : moment;
}

/** A sentence or a name with a capital at its beginning. */
export function capitalised(text: string): string {
  // An address keeps its spelling.
  return /^\w+:\/\//.test(text) ? text : text.slice(0, 1).toUpperCase() + text.slice(1);
}
