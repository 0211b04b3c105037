import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawSettings } from './flags.ts';
import { keyOf, type Option, options } from './options.ts';
import { suggestion, UsageError } from './usage-error.ts';
import { readYaml } from './yaml.ts';

/** The names of the environment variables that hold the credentials. */
export interface CredentialVariables {
  readonly token?: string;
  readonly accessKey?: string;
  readonly secretKey?: string;
  readonly securityToken?: string;
}

/** What an environment file says. */
export interface EnvironmentFile {
  readonly settings: RawSettings;
  /** The functions that are expected to have a configuration. */
  readonly configured: readonly string[];
  /** `none` for a target that asks for no credentials; the usual variables by default. */
  readonly credentials?: CredentialVariables | 'none';
}

/** Where environment files are, in the working folder. */
const directory = 'conformance/environments';

/** The environments that somebody named, each once. @param names - a name that ends in a slash is a folder of files. */
export async function expandFolders(names: readonly string[]): Promise<readonly string[]> {
  const expanded = await Promise.all(
    names.map(async (name) => {
      if (!name.endsWith('/')) return [name];
      const entries = await readdir(name).catch(() => {
        throw new UsageError(`the folder ${name} cannot be read.`);
      });
      const files = entries.filter((entry) => entry.endsWith('.yaml')).sort();
      if (files.length === 0) throw new UsageError(`the folder ${name} has no file that ends in .yaml.`);
      return files.map((file) => join(name, file));
    }),
  );
  return [...new Set(expanded.flat())];
}

const credentialKeys = ['token', 'accessKey', 'secretKey', 'securityToken'] as const;

/**
 * Reads the file of an environment.
 *
 * @param name - the path of a file that ends in `.yaml`, or the name of one in `conformance/environments/`.
 * @throws UsageError where there is no such file, it is no YAML, or it has an unknown key or a value of the wrong type.
 */
export async function readEnvironmentFile(name: string): Promise<EnvironmentFile> {
  const isPath = name.endsWith('.yaml');
  if (!isPath && !/^[\w.-]+$/.test(name))
    throw new UsageError(`"${name}" is neither the name of an environment nor a path that ends in .yaml.`);
  const file = isPath ? name : `${name}.yaml`;
  const text = await readFile(isPath ? name : join(directory, file), 'utf8').catch(async () => {
    if (isPath) throw new UsageError(`the environment file ${file} cannot be read.`);
    const names = (await readdir(directory).catch(() => [])).filter((entry) => entry.endsWith('.yaml'));
    const known = names.map((entry) => entry.slice(0, -'.yaml'.length));
    throw new UsageError(
      `there is no ${directory}/${file}${suggestion(name, known) || `; name a file that ends in .yaml${known.length > 0 ? `, or one of these: ${known.join(', ')}` : ''}.`}`,
    );
  });
  const content = (await readYaml(text, file)) ?? {};
  if (typeof content !== 'object' || Array.isArray(content))
    throw new UsageError(`${file}: expected keys and values.`);
  const settings: { [flag: string]: RawSettings[string] } = {};
  const configured: string[] = [];
  let credentials: EnvironmentFile['credentials'];
  for (const [key, value] of Object.entries(content as object)) {
    if (key === 'credentials') credentials = readCredentials(value, file);
    else {
      const option = fileOptions.find((candidate) => keyOf(candidate) === key);
      if (option === undefined) {
        const keys = [...fileOptions.map(keyOf), 'credentials'];
        throw new UsageError(
          `${file}: there is no key ${key}${suggestion(key, keys) || `; the keys are ${keys.join(', ')}.`}`,
        );
      }
      const read = option.flag === 'function-urn' ? readFunctions(value, file, configured) : value;
      settings[option.flag] = readValue(option, read, file);
    }
  }
  return { settings, configured, ...(credentials !== undefined && { credentials }) };
}

const fileOptions = (options as readonly Option[]).filter(
  ({ flag, isFlagOnly }) => !isFlagOnly && flag !== 'env',
);

/** A list of functions, of which those with `expect: configured` are noted: a text, or an object with the URN. */
function readFunctions(value: unknown, file: string, configured: string[]): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) return item;
    const { urn, expect, ...others } = item as { readonly [key: string]: unknown };
    if (typeof urn !== 'string' || expect !== 'configured' || Object.keys(others).length > 0)
      throw new UsageError(`${file}: a function is a URN, or has the keys "urn" and "expect: configured".`);
    configured.push(urn);
    return urn;
  });
}

function readValue({ type, ...option }: Option, value: unknown, file: string): RawSettings[string] {
  const key = keyOf({ type, ...option });
  if (type === 'switch') {
    if (typeof value === 'boolean') return value;
    throw new UsageError(`${file}: ${key} must be true or false.`);
  }
  if (type === 'texts') {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    throw new UsageError(`${file}: ${key} must be a list of strings.`);
  }
  if (typeof value === 'string' || (typeof value === 'number' && type !== 'text')) return String(value);
  throw new UsageError(`${file}: ${key} must be a ${type === 'text' ? 'string' : 'number'}.`);
}

function readCredentials(value: unknown, file: string): CredentialVariables | 'none' {
  if (value === 'none') return 'none';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(
      `${file}: credentials must be none, or name the environment variables that hold them.`,
    );
  }
  for (const [key, variable] of Object.entries(value)) {
    if (!(credentialKeys as readonly string[]).includes(key)) {
      throw new UsageError(
        `${file}: credentials has no key ${key}${suggestion(key, credentialKeys) || `; the keys are ${credentialKeys.join(', ')}.`}`,
      );
    }
    if (typeof variable !== 'string' || !/^[A-Z_][A-Z0-9_]*$/.test(variable)) {
      throw new UsageError(
        `${file}: credentials.${key} must be the name of an environment variable in capitals, never a secret itself.`,
      );
    }
  }
  return value;
}
