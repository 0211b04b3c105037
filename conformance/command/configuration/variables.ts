import type { RawSettings } from './flags.ts';
import { type Option, options, variableOf } from './options.ts';
import { suggestion, UsageError } from './usage-error.ts';

/** The environment of a process. */
export type Variables = { readonly [name: string]: string | undefined };

const switches: { readonly [text: string]: boolean } = {
  true: true,
  1: true,
  yes: true,
  false: false,
  0: false,
  no: false,
};

/**
 * Reads the settings that are environment variables. An empty variable says nothing.
 *
 * @throws UsageError for a switch that is neither true nor false.
 */
export function readVariables(variables: Variables): RawSettings {
  const settings: { [flag: string]: RawSettings[string] } = {};
  for (const { flag, type, isFlagOnly } of options as readonly Option[]) {
    const name = variableOf(flag);
    const text = variables[name]?.trim() ?? '';
    if (isFlagOnly || text === '') continue;
    if (type === 'texts') settings[flag] = text.split(/[\s,]+/);
    else settings[flag] = type === 'switch' ? readSwitch(name, text) : text;
  }
  return settings;
}

/** How variables end that hold credentials, perhaps of another environment. */
const credentialEnding = /_(TOKEN|AK|SK|KEY|SECRET)$/;

/**
 * Finds variables that are meant for the suite and stand for nothing: a setting that is lost would pass unnoticed.
 *
 * @param credentials - the names of those that hold credentials.
 * @throws UsageError for the first one.
 */
export function checkVariables(variables: Variables, credentials: readonly string[]): void {
  const known = [
    ...(options as readonly Option[])
      .filter(({ isFlagOnly }) => !isFlagOnly)
      .map(({ flag }) => variableOf(flag)),
    ...credentials.filter((name) => name.startsWith(prefix)),
  ];
  for (const name of Object.keys(variables)) {
    if (!name.startsWith(prefix) || known.includes(name)) continue;
    const near = suggestion(
      name.slice(prefix.length),
      known.map((other) => other.slice(prefix.length)),
      prefix,
    );
    if (near === '' && credentialEnding.test(name)) continue;
    throw new UsageError(`there is no variable ${name}${near || '; --help names the settings.'}`);
  }
}

const prefix = variableOf('');

/** @throws UsageError for a text that is neither true nor false. */
export function readSwitch(name: string, text: string): boolean {
  const value = switches[text.toLowerCase()];
  if (value === undefined) throw new UsageError(`${name} must be true or false, not "${text}".`);
  return value;
}
