/** The times and shares of an earlier page of benchmarks, by the first cell of their row: `1.61 s`, `50 %`. */
export function lastTimes(page: string): ReadonlyMap<string, string> {
  const rows = page.matchAll(/^\| ([^|]+) \|.*$/gm);
  return new Map(
    [...rows].flatMap(([row, name = '']) => {
      const time = row.split(' | ').find((cell) => /^[\d.]+ [s%]$/.test(cell));
      return time === undefined ? [] : [[name, time]];
    }),
  );
}
