import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { baseContract } from './contract/contract.ts';
import { contractKeywords } from './contract/keywords.ts';

/** The layers, each of which may import from itself and from those to its left. */
const layers = ['openapi', 'generated', 'src', 'conformance', 'docs'];

const root = fileURLToPath(new URL('..', import.meta.url));

interface Source {
  readonly path: string;
  readonly text: string;
}

const sources: readonly Source[] = (await Promise.all(layers.map(sourcesIn))).flat();

async function sourcesIn(layer: string): Promise<Source[]> {
  const entries = await readdir(join(root, layer), { recursive: true, withFileTypes: true });
  const files = entries
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => /\.[cm]?[jt]s$/.test(path) && !/(^|\/)(node_modules|dist|consumer)\//.test(path));
  return Promise.all(files.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })));
}

/** The files of the project that a file imports, by their paths from the root. */
function importsOf({ path, text }: Source): string[] {
  const specifiers = [...text.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)];
  return specifiers.map(([, specifier = '']) => relative(root, join(root, dirname(path), specifier)));
}

function layerOf(path: string): number {
  return layers.indexOf(path.split('/')[0] ?? '');
}

test('nothing imports from its right', () => {
  const backwards = sources.flatMap((source) =>
    importsOf(source)
      .filter((target) => layerOf(target) > layerOf(source.path))
      .map((target) => `${source.path} imports ${target}`),
  );
  expect(backwards).toEqual([]);
});

test('the runner of Schemathesis knows nothing of this project', () => {
  const runner = 'packages/schemathesis-runner-wrapper/';
  const outside = sources
    .filter(({ path }) => path.startsWith(runner))
    .flatMap((source) => importsOf(source).filter((target) => !target.startsWith(runner)));
  expect(outside).toEqual([]);
});

test('bounds that nothing else could mean are written in the document only', () => {
  const values = contractKeywords(baseContract())
    .filter(({ keyword }) => /^(maxLength|maximum)$/.test(keyword))
    .map(({ value }) => Number(value))
    .filter((value) => value > 255);
  expect(values.length).toBeGreaterThan(0);
  const literals = values.map(
    (value) => new RegExp(`\\b${String(value).replaceAll(/\B(?=(\d{3})+$)/g, '_?')}\\b`),
  );
  const repeated = sources
    .filter(
      ({ path }) => layerOf(path) !== layers.indexOf('generated') && !/\.test(-d)?\.ts$|\/cases\//.test(path),
    )
    .filter(({ text }) =>
      literals.some((literal) => literal.test(text.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, ''))),
    )
    .map(({ path }) => path);
  expect(repeated).toEqual([]);
});
