import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { flagsOfMake, variableOfMake } from './make.ts';
import { type Option, options } from './options.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { PATH = '', HOME = '' } = process.env;

/** The flags that a command gets to see behind a real `make`, with these assignments on its command line. */
function flags(assignments: readonly string[], environment: { readonly [name: string]: string } = {}) {
  const input = 'show:\n\t@env -0\n';
  const { stdout } = spawnSync('make', ['-f', '-', ...assignments], {
    input,
    env: { PATH, HOME, ...environment },
    encoding: 'utf8',
  });
  return flagsOfMake(Object.fromEntries(stdout.split('\0').map((line) => line.split(/=(.*)/s, 2))));
}

/** What the Makefile's own target does. */
function make(...args: readonly string[]) {
  return spawnSync('make', ['-o', 'node_modules/.package-lock.json', ...args], {
    cwd: root,
    env: { PATH, HOME, CONFORMANCE_TOKEN: 't' },
    encoding: 'utf8',
  });
}

describe('the variables of make conformance', () => {
  test.each((options as readonly Option[]).map((option) => [option.flag, option] as const))(
    'say the same as --%s',
    (flag, { type }) => {
      const name = variableOfMake(flag);
      if (type === 'switch') {
        for (const yes of ['1', 'true', 'yes']) expect(flags([`${name}=${yes}`])).toEqual([`--${flag}`]);
        for (const no of ['0', 'false', 'no', '']) expect(flags([`${name}=${no}`])).toEqual([]);
        expect(() => flags([`${name}=maybe`])).toThrow(`${name} must be true or false, not "maybe".`);
      } else {
        const several = type === 'texts' ? [`--${flag}=a`, `--${flag}=b`] : [`--${flag}=a b`];
        expect(flags([`${name}=a b`])).toEqual(several);
      }
    },
  );

  test.each([
    "it's",
    '"quoted"',
    '$(shell echo x)',
    '$$HOME',
    '`id`',
    'a;b',
    '*',
    '\\',
    'a\\ b',
    '#no-comment',
    '-- x=y',
  ])('hand %s over as it is', (text) => {
    expect(flags([`CA=${text}`, 'STRICT=1'])).toEqual(['--strict', `--ca=${text}`]);
  });

  test('are none where nothing is said', () => expect(flags([])).toEqual([]));

  test('come from the environment where they name the target, and nothing else that may mean something else there', () => {
    const environment = { BASE_URL: 'http://x', PROJECT_ID: 'p', FUNCTION_URN: 'f', ENV: 'prod', LIST: '1' };
    expect(flags(['PROJECT_ID=q'], environment)).toEqual([
      '--base-url=http://x',
      '--project-id=q',
      '--function-urn=f',
    ]);
  });

  test.each([
    [['BASE_URL=', 'PROJECT_ID=p'], {}, 'BASE_URL'],
    [['ENV= '], {}, 'ENV'],
    [[], { PROJECT_ID: '' }, 'PROJECT_ID'],
  ])('do not test the mock where the target is said, but empty: %s %o', (assignments, environment, name) => {
    expect(() => flags(assignments, environment)).toThrow(`${name} is empty; leave it out, or say MOCK=1`);
    expect(flags([...assignments, 'MOCK=1'], environment)).toContain('--mock');
  });

  test('are no others, so that a slip does not test the mock in place of the target', () => {
    expect(() => flags(['BASEURL=http://x'])).toThrow('there is no variable BASEURL, did you mean BASE_URL?');
    expect(() => flags(['UNHEARD=x'])).toThrow(
      'there is no variable UNHEARD; there are BASE_URL PROJECT_ID ',
    );
  });
});

describe('the Makefile', () => {
  test('hands variables and ARGS over', () => {
    const { stdout, stderr, status } = make(
      'conformance',
      'LIST=1',
      'ONLY=times.*',
      'ARGS=--json --skip times.order',
    );
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const ids = (JSON.parse(stdout) as { id: string }[]).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(1);
    expect(ids.filter((id) => !id.startsWith('times.') || id === 'times.order')).toEqual([]);
    expect(make('conformance', 'BASEURL=x').stderr).toContain('did you mean BASE_URL?');
  });

  test('builds the command again where something in it has changed', () => {
    const build = (...changed: string[]) => make('-n', ...changed, 'dist/command/cli.js').stdout;
    expect(build()).not.toContain('build.ts');
    for (const file of ['src/errors.ts', 'generated/openapi.json', 'conformance/report/html/page.css'])
      expect(build('-W', file)).toContain('tools/command/build.ts');
    expect(build('-W', 'conformance/run.test.ts')).not.toContain('build.ts');
  });

  test('has a target that fuzzes, with 100 random calls where nothing else is said', () => {
    expect(make('fuzz', 'MAX_EXAMPLES=0').stderr).toContain(
      'max-examples must be a whole number of 1 or more',
    );
    const nowhere = ['BASE_URL=http://127.0.0.1:9', 'PROJECT_ID=p', 'FUNCTION_URN=u', 'ARGS=--json'];
    const { stdout } = make('fuzz', 'MAX_EXAMPLES=7', ...nowhere);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 3, configuration: { 'max-examples': '7' } });
    expect(make('fuzz', 'SEED=x').stderr).toContain('seed must be a whole number');
    expect(make('-n', 'fuzz').stdout).toContain('CONFORMANCE_FUZZ=required CONFORMANCE_MAX_EXAMPLES=100');
  });
});
