import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { baseContract } from './contract/contract.ts';
import { contractKeywords } from './contract/keywords.ts';

/** The layers, each of which may import from itself and from those to its left. */
const layers = ['openapi', 'generated', 'src', 'packages', 'conformance', 'tools', 'docs'];

/** The rooms of the suite and the files beside them, in the same order. */
const rooms = [
  'tool.ts',
  'contract',
  'exchange',
  'redaction',
  'reading',
  'probes',
  'rules',
  'verdict',
  'report',
  'schemathesis',
  'settings.ts',
  'judging.ts',
  'run.ts',
  'replay.ts',
  'index.ts',
  'reference',
  'clients',
  'command',
  'harness',
  'proof',
  'kit',
];

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
    .filter(
      (path) =>
        /\.[cm]?[jt]s$/.test(path) && !/(^|\/)(node_modules|dist|consumer|ecosystem|commonjs)\//.test(path),
    );
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

test('no room of the suite imports from one below it', () => {
  const roomOf = (path: string) => {
    const [layer, room = ''] = path.split('/');
    return layer === 'conformance' ? rooms.indexOf(room) : -1;
  };
  const shipped = sources.filter(
    ({ path }) => path.startsWith('conformance/') && !/\.test\.ts$|\/testing\//.test(path),
  );
  expect(shipped.filter(({ path }) => roomOf(path) < 0).map(({ path }) => path)).toEqual([]);
  const upwards = shipped.flatMap((source) =>
    importsOf(source)
      .filter((target) => roomOf(target) > roomOf(source.path))
      .map((target) => `${source.path} imports ${target}`),
  );
  expect(upwards).toEqual([]);
});

test('the runner of Schemathesis knows nothing of this project but its redactor', () => {
  const runner = 'packages/schemathesis-runner-wrapper/';
  const outside = sources
    .filter(({ path }) => path.startsWith(runner))
    .flatMap((source) =>
      importsOf(source).filter(
        (target) => !target.startsWith(runner) && target !== 'src/redaction/redactor.ts',
      ),
    );
  expect(outside).toEqual([]);
});

test('a bound is written in the document only', () => {
  const bounds = contractKeywords(baseContract()).filter(
    ({ keyword, value }) => /^(maxLength|maximum)$/.test(keyword) && Number(value) > 9,
  );
  const plain = bounds.filter(({ value }) => Number(value) > 255 && Number(value) % 10 !== 0);
  expect([bounds.length, plain.length].every((count) => count > 0)).toBe(true);
  const written = (value: unknown) => String(value).replaceAll(/\B(?=(\d{3})+$)/g, '_?');
  const repeated = [
    // Nothing else has a number such as 269; where 1,000 stands, it means the bound if the field is named beside it.
    ...plain.map(({ value }) => new RegExp(`\\b${written(value)}\\b`)),
    ...bounds.map(({ value, pointer }) => {
      const name = namesOf(pointer.split('/').at(-2) ?? '');
      return new RegExp(
        `\\b(${name})\\b[^\\n]*\\b${written(value)}\\b|\\b${written(value)}\\b[^\\n]*\\b(${name})\\b`,
      );
    }),
  ];
  const searched = sources.filter(
    ({ path }) => layerOf(path) !== layers.indexOf('generated') && !/\.test(-d)?\.ts$/.test(path),
  );
  const found = searched.flatMap(({ path, text }) => {
    const code = text.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
    return repeated.flatMap((literal) => literal.exec(code)?.[0] ?? []).map((line) => `${path}: ${line}`);
  });
  expect(found).toEqual([]);
});

/** How code spells the name of a field or a schema: `function_urn`, `functionUrn`, `FunctionUrn`. */
function namesOf(name: string): string {
  const words = name.split(/_|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return [words.join('_'), words.join('-'), pascal, pascal.charAt(0).toLowerCase() + pascal.slice(1)].join(
    '|',
  );
}
