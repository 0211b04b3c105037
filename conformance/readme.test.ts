import { access, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { options } from './command/configuration/options.ts';

// The examples in TypeScript are run by src/readme.test.ts; these are the ones for a shell.

const root = new URL('../', import.meta.url);
const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'ARCHITECTURE.md'];
const texts = await Promise.all(documents.map((name) => readFile(new URL(name, root), 'utf8')));
const text = texts.join('\n');
const makefile = await readFile(new URL('Makefile', root), 'utf8');

function all(pattern: RegExp, from = text): string[] {
  return [...new Set([...from.matchAll(pattern)].map(([, found = '']) => found))];
}

test.each(all(/(?:`|^)make ([a-z][a-z-]*)/gm))('make %s is a target', (target) => {
  expect(makefile).toMatch(new RegExp(`^${target}:.*## `, 'm'));
});

test.each(all(/npm run (?:-s )?([\w:-]+)/g))('npm run %s is a script', (script) => {
  expect(Object.keys(manifest.scripts)).toContain(script);
});

test.each(all(/(?<=functiongraph-async-invoke-contract .*|`)--([a-z][a-z-]+)/g))('--%s is a flag', (flag) => {
  expect(options.map((option) => option.flag as string)).toContain(flag);
});

test.each(all(/\]\((?!https?:)([^)#]+)/g))('%s is there', async (link) => {
  await expect(access(fileURLToPath(new URL(link, root)))).resolves.toBeUndefined();
});
