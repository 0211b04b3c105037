import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Option, options } from './options.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const command = 'npm run -s conformance --';

function make(assignments: readonly string[], environment: { readonly [name: string]: string } = {}) {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, ...environment };
  return spawnSync('make', ['-n', 'conformance', ...assignments], { cwd: root, env, encoding: 'utf8' });
}

/** The arguments that the command gets, as the shell that make starts would split them. */
function argumentsOf(
  assignments: readonly string[],
  environment?: { readonly [name: string]: string },
): string[] {
  const { stdout, stderr, status } = make(assignments, environment);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const line = stdout.trimEnd().split('\n').at(-1) ?? '';
  expect(line.startsWith(command)).toBe(true);
  const printing = line.replace(command, "printf '%s\\0' ''");
  return execFileSync('/bin/bash', ['-c', printing], { encoding: 'utf8' }).split('\0').slice(1, -1);
}

const variableOfMake = (flag: string) => flag.toUpperCase().replaceAll('-', '_');

describe('make conformance', () => {
  test('tests the mock where nothing is said', () => {
    expect(argumentsOf([])).toEqual([]);
  });

  test.each((options as readonly Option[]).map((option) => [option.flag, option] as const))(
    'has a variable for --%s',
    (flag, { type }) => {
      const name = variableOfMake(flag);
      if (type === 'switch') {
        for (const yes of ['1', 'true', 'yes'])
          expect(argumentsOf([`${name}=${yes}`])).toEqual([`--${flag}`]);
        for (const no of ['0', 'false', 'no', '']) expect(argumentsOf([`${name}=${no}`])).toEqual([]);
        expect(argumentsOf([`${name}=maybe`])).toEqual([`--${flag}=maybe`]);
      } else {
        expect(argumentsOf([`${name}=a`])).toEqual([`--${flag}=a`]);
        const several = type === 'texts' ? [`--${flag}=a`, `--${flag}=b`] : [`--${flag}=a b`];
        expect(argumentsOf([`${name}=a b`])).toEqual(several);
      }
    },
  );

  test.each([
    "it's",
    '"quoted"',
    '$(touch /tmp/x)',
    '`id`',
    'a;b',
    'a&&b',
    '*',
    '~',
    '\\',
    '#no-comment',
    'x=y',
  ])('hands %s over as it is', (text) => {
    expect(argumentsOf([`ENV=${text}`])).toEqual([`--env=${text}`]);
  });

  test('hands over what else is said in ARGS', () => {
    expect(argumentsOf(['ARGS=--fuzz off --seed 1', 'STRICT=1'])).toEqual([
      '--strict',
      '--fuzz',
      'off',
      '--seed',
      '1',
    ]);
  });

  test('takes the target from the environment, and nothing else that may mean something else there', () => {
    const environment = {
      BASE_URL: 'http://x',
      PROJECT_ID: 'p',
      FUNCTION_URN: 'f',
      ENV: 'prod',
      SEED: '4',
      LIST: '1',
    };
    expect(argumentsOf([], environment)).toEqual([
      '--base-url=http://x',
      '--project-id=p',
      '--function-urn=f',
    ]);
  });

  test.each([
    [['BASE_URL=', 'PROJECT_ID=p'], {}, 'BASE_URL'],
    [['ENV= '], {}, 'ENV'],
    [[], { PROJECT_ID: '' }, 'PROJECT_ID'],
  ])(
    'does not test the mock where the target is said, but empty: %s %o',
    (assignments, environment, name) => {
      const { status, stderr } = make(assignments, environment);
      expect(status).toBe(2);
      expect(stderr).toContain(`${name} is empty; leave it out, or say MOCK=1, to test the mock`);
      expect(argumentsOf([...assignments, 'MOCK=1'], environment)).toContain('--mock');
    },
  );

  test('knows no other variable, so that a slip does not test the mock in place of the target', () => {
    const { status, stderr } = make(['BASEURL=http://x']);
    expect(status).not.toBe(0);
    expect(stderr).toContain('there is no variable BASEURL; there are BASE_URL ');
  });
});
