/** The suite was called or configured wrongly. The message is one sentence that says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `, did you mean …?` with the nearest of the words, where one is near; nothing otherwise. */
export function suggestion(word: string, words: readonly string[], prefix = ''): string {
  const [near] = words
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, word.length / 3) && distance < word.length)
    .sort((a, b) => a.distance - b.distance);
  return near === undefined ? '' : `, did you mean ${prefix}${near.candidate}?`;
}

/** How many letters have to be put in, taken out or changed to make one word the other (Levenshtein). */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const [left = 0, above = 0, diagonal = 0] = [current[column], previous[column + 1], previous[column]];
      current.push(Math.min(left + 1, above + 1, diagonal + (letter === other ? 0 : 1)));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
