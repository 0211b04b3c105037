import { readFile } from 'node:fs/promises';
import type { Language } from './highlight.ts';

/** What `docs/clients.md` tells writers of clients, taken apart. */
export interface ClientGuide {
  /** The environment variables of the program, and what each is. */
  readonly variables: Table;
  /** The lines that the program may print, and when. */
  readonly lines: Table;
  /** The steps of a workflow in GitHub Actions. */
  readonly workflow: string;
  /** Whole programs, by the name of their language. */
  readonly examples: readonly { readonly name: string; readonly language: Language; readonly code: string }[];
}

type Table = readonly (readonly string[])[];

const adapters = new URL('../../conformance/clients/adapters/', import.meta.url);

const exampleFiles = [
  { name: 'Python', language: 'python', file: 'python-stdlib.py' },
  { name: 'Go', language: 'go', file: 'go-net-http/main.go' },
  { name: 'Shell', language: 'bash', file: 'curl.sh' },
] as const;

/**
 * Reads the guide.
 *
 * @throws Error where a section is not there any more.
 */
export async function readClientGuide(): Promise<ClientGuide> {
  const text = await readFile(new URL('../clients.md', import.meta.url), 'utf8');
  const section = (heading: string) => {
    const found = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
    if (found === undefined) throw new Error(`docs/clients.md has no section "${heading}"`);
    return found;
  };
  const examples = exampleFiles.map(async ({ name, language, file }) => ({
    name,
    language,
    code: await readFile(new URL(file, adapters), 'utf8'),
  }));
  return {
    variables: tableOf(section('What the program gets')),
    lines: tableOf(section('What it prints')),
    workflow: /```yaml\n(.*?)```/s.exec(section('In GitHub Actions'))?.[1] ?? '',
    examples: await Promise.all(examples),
  };
}

/** The rows of the first table below its head. */
function tableOf(section: string): Table {
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
