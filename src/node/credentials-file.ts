import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { akSk } from '../credentials/ak-sk.ts';
import type { ProjectCredentials } from '../credentials/credentials.ts';
import type { Environment } from '../credentials/environment.ts';
import { ArgumentError } from '../errors.ts';

/** Which file, and what of it. */
export interface FileOptions {
  /** The path. By default what `HUAWEICLOUD_SDK_CREDENTIALS_FILE` says, or else `~/.huaweicloud/credentials`. */
  readonly path?: string | undefined;
  /** The section. `basic` by default, which the official SDKs read for services of a region. */
  readonly section?: string | undefined;
  /** Where the variable is looked up. `process.env` by default. */
  readonly environment?: Environment | undefined;
}

/** Where the official SDKs look for the file. */
export function credentialsPath(environment: Environment): string {
  return environment.HUAWEICLOUD_SDK_CREDENTIALS_FILE || join(homedir(), '.huaweicloud', 'credentials');
}

/**
 * Takes an access key from the file that the official SDKs share: `ak`, `sk` and, where they are there, `security_token`
 * and `project_id`. The file is read once.
 *
 * @throws {@link ArgumentError} where the file cannot be read, or has no such section or no key in it.
 */
export function credentialsFromFile(options: FileOptions = {}): ProjectCredentials {
  const { section = 'basic', environment = process.env } = options;
  const entries = sectionOf(readFile(options.path ?? credentialsPath(environment)), section);
  const need = (name: string): string => {
    const value = entries.get(name);
    if (value) return value;
    throw new ArgumentError(name, `is not in the section [${section}] of the credentials file`);
  };
  const credentials = akSk({
    accessKey: need('ak'),
    secretKey: need('sk'),
    securityToken: entries.get('security_token') || undefined,
  });
  return { ...credentials, projectId: entries.get('project_id') || undefined };
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? `: ${error.code}` : '';
    throw new ArgumentError('path', `of the credentials file cannot be read${code}`);
  }
}

/** The entries of one section of an INI file. */
function sectionOf(text: string, section: string): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  let isInside = false;
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line.startsWith('[')) isInside = line === `[${section}]`;
    const equals = line.indexOf('=');
    if (!isInside || equals < 0 || /^[#;]/.test(line)) continue;
    entries.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
  }
  return entries;
}
