import type { SentRequest } from '../result.ts';

/**
 * A `curl` command for a POSIX shell that sends the request again, byte for byte where a shell can say it.
 * The path is sent as it stands: no dot segments removed, no brackets expanded.
 */
export function curlCommand(request: SentRequest): string {
  const words = ['curl', '--globoff', '--path-as-is'];
  // With -X HEAD curl would wait for a body that never comes.
  words.push(...(request.method === 'HEAD' ? ['--head'] : ['-X', request.method]));
  for (const [name, values] of Object.entries(request.headers)) {
    // An empty value needs a semicolon, or curl would drop the header.
    for (const value of values) words.push('-H', shellWord(value === '' ? `${name};` : `${name}: ${value}`));
  }
  if (request.body !== undefined) words.push('--data-binary', shellWord(request.body));
  words.push(shellWord(request.url));
  return words.join(' ');
}

function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
