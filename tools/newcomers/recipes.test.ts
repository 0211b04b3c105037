import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// Follows the recipes of CONTRIBUTING.md in a copy of the project, as somebody would who has never seen it.

vi.setConfig({ testTimeout: 600_000 });

const root = fileURLToPath(new URL('../../', import.meta.url));
const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'newcomer-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  for (const file of String(files)
    .split('\0')
    .filter((name) => name !== ''))
    cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterEach(() => rmSync(copy, { recursive: true }));

/** The numbered steps of a recipe. */
function steps(title: string): string {
  const [, text = ''] = new RegExp(`^## ${title}$(.*?)^## `, 'ms').exec(contributing) ?? [];
  return text;
}

function edit(file: string, before: string | RegExp, after: string): void {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(before, after);
  expect(edited, `${file} has ${before}`).not.toBe(text);
  writeFileSync(path, edited);
}

function run(program: string, ...args: string[]): void {
  const { PATH = '', HOME = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: copy,
    env: { PATH, HOME },
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  expect(status, `${program} ${args.join(' ')}\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`).toBe(0);
}

const make = (...args: string[]) => run('make', '-o', 'node_modules/.package-lock.json', ...args);

/** What has to hold at the end of each recipe. */
function isGreen(): void {
  run('node_modules/.bin/tsc', '--noEmit');
  run('node_modules/.bin/biome', 'check', 'conformance/rules', 'conformance/proof');
  run('node_modules/.bin/redocly', 'lint');
  run('node_modules/.bin/vitest', 'run', '--project', 'unit', '--reporter=dot');
}

test('a new field needs these files, and no other', () => {
  const recipe = steps('Add a field');
  const edits: { readonly [file: string]: readonly (readonly [before: string | RegExp, after: string])[] } = {
    'openapi/functiongraph-async-invoke.yaml': [
      [
        '        max_async_retry_attempts:\n          type',
        `        max_async_queue_length:
          type: integer
          description: How many invocations may wait.
          minimum: 1
          maximum: 1000
        max_async_retry_attempts:\n          type`,
      ],
      [/^ {2}version: .*$/m, '  version: 9.0.0'],
    ],
    'openapi/sources.yaml': [
      [
        '  - id: max_async_retry_attempts.type',
        `  - id: max_async_queue_length.range
    place: Table 2, max_async_queue_length, Value range
    says: It is 1 to 1,000.
    strength: MUST
    origin: source document
    pointers:
      - '#/components/schemas/AsyncInvokeConfig/properties/max_async_queue_length/minimum'
      - '#/components/schemas/AsyncInvokeConfig/properties/max_async_queue_length/maximum'
    rules: [ranges.max_async_queue_length.minimum, ranges.max_async_queue_length.maximum]
  - id: max_async_retry_attempts.type`,
      ],
    ],
    'conformance/reference/state.yaml': [
      [/^( +)max_async_retry_attempts: \d+$/gm, '$&\n$1max_async_queue_length: 100'],
    ],
    'package.json': [[/"version": "[^"]*"/, '"version": "9.0.0"']],
    'CHANGELOG.md': [['\n## ', '\n## 9.0.0 — not released\n\n- `max_async_queue_length`.\n\n## ']],
  };
  const named = [...recipe.matchAll(/`([\w./-]+\.(?:yaml|json|md|ts))`/g)].map(([, file = '']) => file);
  expect([...new Set(named)].filter((file) => dirname(file) !== 'docs').sort()).toEqual(
    Object.keys(edits).sort(),
  );
  for (const [file, changes] of Object.entries(edits)) {
    for (const [before, after] of changes) edit(file, before, after);
  }
  expect(recipe).toContain('`make generate`');
  make('generate');
  expect(recipe).toContain('`make self-test docs`');
  make('self-test', 'ARGS=--only max_async_queue_length');
  make('docs');
  expect(readFileSync(join(copy, 'docs/rules.md'), 'utf8')).toContain(
    'ranges.max_async_queue_length.maximum',
  );
  isGreen();
});

test('a new rule needs its file and that of its fault, which a command begins', () => {
  const recipe = steps('Add a rule');
  expect(recipe).toContain('`make new-rule ID=times.not-before-the-platform`');
  make('new-rule', 'ID=times.not-before-the-platform');
  edit(
    'conformance/rules/times.ts',
    'judgeEach(exchanges, config, () => [])',
    `judgeEach(exchanges, config, ({ config: { created_time } }) =>
        String(created_time) < '2015'
          ? [{ where: '/created_time', expected: '2015 or later', actual: String(created_time) }]
          : [],
      )`,
  );
  edit(
    'conformance/proof/faults/times.ts',
    'onConfiguration((body) => body)',
    "onConfiguration((body) => ({ ...body, created_time: '2014-12-31T00:00:00Z' }))",
  );
  edit(
    'openapi/sources.yaml',
    '  - id: max_async_retry_attempts.type',
    `  - id: created_time.platform
    place: Table 2, created_time
    says: Nothing was created before there was a platform.
    strength: MUST
    origin: source document
    pointers: ['#/components/schemas/AsyncInvokeConfig']
    rules: [times.not-before-the-platform]
  - id: max_async_retry_attempts.type`,
  );
  run('node_modules/.bin/biome', 'format', '--write', 'conformance/rules', 'conformance/proof/faults');
  make('self-test', 'ARGS=--only times/not-before-the-platform');
  make('docs');
  isGreen();
});
