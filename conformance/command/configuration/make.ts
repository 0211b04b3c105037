import { type Option, options } from './options.ts';
import { targetFlags } from './source.ts';
import { suggestion, UsageError } from './usage-error.ts';
import { readSwitch, type Variables } from './variables.ts';

/** The variables that count from the environment, too; names such as ENV and SEED mean something else in many a shell. */
const fromEnvironment = ['BASE_URL', 'PROJECT_ID', 'FUNCTION_URN'];

/** The variables that are the Makefile's own business. */
const ofTheMakefile = ['ARGS', 'SHELL'];

/**
 * The flags that the variables of `make conformance` stand for: `BASE_URL=…` is `--base-url=…`, a list is separated by
 * spaces, a switch is true or false. An empty variable says nothing.
 *
 * @param variables - the environment that `make` gives to a command; those on its command line are in `MAKEFLAGS`.
 * @throws UsageError for a variable on the command line that stands for no flag, and for a target that is empty: it has
 *   lost its setting, and must not become the mock.
 */
export function flagsOfMake(variables: Variables): string[] {
  const given = { ...pick(variables, fromEnvironment), ...overrides(variables.MAKEFLAGS ?? '') };
  const known = options.map(({ flag }) => variableOfMake(flag));
  const unknown = Object.keys(given).find((name) => ![...known, ...ofTheMakefile].includes(name));
  if (unknown !== undefined) {
    throw new UsageError(
      `there is no variable ${unknown}${suggestion(unknown, known) || `; there are ${known.join(' ')} ARGS.`}`,
    );
  }
  const isMock = readSwitch('MOCK', given.MOCK?.trim() || 'no');
  const lost = [...targetFlags, 'replay'].map(variableOfMake).find((name) => given[name]?.trim() === '');
  if (lost !== undefined && !isMock)
    throw new UsageError(`${lost} is empty; leave it out, or say MOCK=1, to test the mock.`);
  return (options as readonly Option[]).flatMap(({ flag, type }) => {
    const name = variableOfMake(flag);
    const text = given[name]?.trim() ?? '';
    if (text === '') return [];
    if (type === 'switch') return readSwitch(name, text) ? [`--${flag}`] : [];
    return (type === 'texts' ? text.split(/\s+/) : [text]).map((value) => `--${flag}=${value}`);
  });
}

/** The variable of `make` that stands for a flag. */
export function variableOfMake(flag: string): string {
  return flag.toUpperCase().replaceAll('-', '_');
}

/** The variables of the command line, as `make` hands them on: after a double dash, with white space escaped. */
function overrides(makeFlags: string): Variables {
  const [, text = ''] = /(?:^| )-- (.*)$/s.exec(makeFlags) ?? [];
  const words = [...text.matchAll(/(?:\\.|[^\\ ])+/gs)].map(([word]) => word.replaceAll(/\\(.)/gs, '$1'));
  const assignments = words.map((word) => /^([^:+?!=\s]+)[:+?!]*=(.*)$/s.exec(word) ?? []);
  return Object.fromEntries(
    assignments.map(([, name = '', value = '']) => [name, value.replaceAll('$$', '$')]),
  );
}

function pick(variables: Variables, names: readonly string[]): Variables {
  return Object.fromEntries(names.map((name) => [name, variables[name]]));
}
