import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { credentialValues, usualVariables } from './credentials.ts';
import { readEnvironmentFile } from './environment-file.ts';
import { readArguments } from './flags.ts';
import { options } from './options.ts';
import { UsageError } from './usage-error.ts';
import { readVariables, type Variables } from './variables.ts';

/**
 * The environments that a command line or the environment names, those of a folder in the order of their names.
 *
 * @throws UsageError where a folder cannot be read or has none, and where two would have the same reports.
 */
export async function namedEnvironments(
  args: readonly string[],
  variables: Variables,
): Promise<readonly string[]> {
  const { flags } = readArguments(args, options);
  const given = flags.env ?? (flags.mock ? undefined : readVariables(variables).env);
  const names = (await Promise.all((Array.isArray(given) ? given : []).map(filesIn))).flat();
  const labels = names.map(labelOf);
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  if (twice !== undefined) throw new UsageError(`two environments are called ${twice}.`);
  return names;
}

/** What reports call an environment. */
export function labelOf(name: string): string {
  return basename(name, '.yaml');
}

/** The environment of a name, or those of a folder. */
async function filesIn(name: string): Promise<string[]> {
  if (!name.endsWith('/')) return [name];
  const entries = await readdir(name).catch(() => {
    throw new UsageError(`the folder of environments ${name} cannot be read.`);
  });
  const files = entries.filter((entry) => entry.endsWith('.yaml')).sort();
  if (files.length > 0) return files.map((file) => join(name, file));
  throw new UsageError(`the folder of environments ${name} has no file that ends in .yaml.`);
}

/** The credentials of environments, so that what the one keeps to itself is not shown by the others either. */
export async function credentialsOf(names: readonly string[], variables: Variables): Promise<string[]> {
  const files = await Promise.all(names.map(readEnvironmentFile));
  return files.flatMap(({ credentials = usualVariables }) => credentialValues(credentials, variables));
}
