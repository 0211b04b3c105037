import { readFile } from 'node:fs/promises';

/** The languages of the samples: the extension of their files, its grammar, the name that people read, and how one is run. */
export const languages = [
  { extension: 'sh', grammar: 'bash', name: 'curl', run: 'sh' },
  { extension: 'ts', grammar: 'typescript', name: 'TypeScript', run: 'tsx' },
  { extension: 'py', grammar: 'python', name: 'Python', run: 'python3' },
  { extension: 'go', grammar: 'go', name: 'Go', run: 'go run' },
  { extension: 'java', grammar: 'java', name: 'Java', run: 'java' },
] as const;

/** The credentials that each language has a sample for, and the environment variables that hold them. */
export const credentials = [
  { file: 'token', name: 'With a token', variables: ['TOKEN'] },
  { file: 'ak-sk', name: 'With an access key', variables: ['ACCESS_KEY', 'SECRET_KEY'] },
] as const;

/** The text of a sample, such as `token.py`. */
export function readSample(file: string): Promise<string> {
  return readFile(new URL(`samples/${file}`, import.meta.url), 'utf8');
}
