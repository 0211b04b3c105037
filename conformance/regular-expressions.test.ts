import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What runs where strangers' texts are read. */
const shipped = ['generated', 'src', 'conformance', 'packages/schemathesis-runner-wrapper/src'];

/** What runs in this project's own tests only. */
const own = /\.test(-d)?\.ts$|\.d\.ts$|\/(node_modules|dist|testing|proof)\//;

interface Expression {
  readonly source: string;
  readonly flags: string;
}

/** The regular expressions in a file; without source where it is not written there. */
function expressionsIn(file: string, text: string): Partial<Expression>[] {
  const found: Partial<Expression>[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    } else if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      node.expression.getText() === 'RegExp'
    ) {
      const [source, flags] = node.arguments ?? [];
      const isWritten = source !== undefined && ts.isStringLiteralLike(source);
      found.push(
        isWritten
          ? { source: source.text, flags: flags && ts.isStringLiteralLike(flags) ? flags.text : '' }
          : {},
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

const files = (
  await Promise.all(
    shipped.map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
      return entries.map((entry) => relative(root, join(entry.parentPath, entry.name)));
    }),
  )
)
  .flat()
  .filter((file) => /\.[jt]s$/.test(file) && !own.test(file));

const found = (
  await Promise.all(
    files.map(async (file) => {
      const expressions = expressionsIn(file, await readFile(join(root, file), 'utf8'));
      return expressions.map((expression) => ({ file, ...expression }));
    }),
  )
).flat();

const written = new Map<string, Expression & { files: string[] }>();
for (const { file, source, flags = '' } of found) {
  if (source === undefined) continue;
  const key = `/${source}/${flags}`;
  const known = written.get(key);
  if (known === undefined) written.set(key, { source, flags, files: [file] });
  else known.files.push(file);
}

describe('every regular expression takes linear time', () => {
  test.each([...written])('%s', { timeout: 300_000 }, async (_, { source, flags, files }) => {
    const { status } = await check(source, flags, { timeout: 240_000 });
    expect(status, files.join()).toBe('safe');
  });

  test('and none is put together while the program runs', () => {
    expect(found.filter(({ source }) => source === undefined).map(({ file }) => file)).toEqual([]);
  });

  test('and the check knows one that does not', async () => {
    expect(expressionsIn('a.ts', 'x.replace(/0+$/, ""); RegExp("(a|a)*b", "u")')).toEqual([
      { source: '0+$', flags: '' },
      { source: '(a|a)*b', flags: 'u' },
    ]);
    expect((await check('0+$', '')).status).toBe('vulnerable');
  });
});
