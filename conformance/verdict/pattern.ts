/** Says whether a text fits a pattern, in which `*` stands for any characters. */
export function fits(text: string, pattern: string): boolean {
  const [beginning = '', ...parts] = pattern.split('*');
  const end = parts.pop();
  if (end === undefined) return text === pattern;
  if (!text.startsWith(beginning)) return false;
  let at = beginning.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - end.length >= at && text.endsWith(end);
}
