/** Counts the characters of a text, by which JSON Schema means Unicode code points. */
export function countCharacters(text: string): number {
  return [...text].length;
}
