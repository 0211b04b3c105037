import { ArgumentError } from '../errors.ts';
import { akSk } from './ak-sk.ts';
import type { ProjectCredentials } from './credentials.ts';

/** The names that the official SDKs read. */
const names = {
  accessKey: 'HUAWEICLOUD_SDK_AK',
  secretKey: 'HUAWEICLOUD_SDK_SK',
  securityToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
  projectId: 'HUAWEICLOUD_SDK_PROJECT_ID',
} as const;

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Takes an access key from the environment variables that the official SDKs read: `HUAWEICLOUD_SDK_AK` and
 * `HUAWEICLOUD_SDK_SK`, and where they are set `HUAWEICLOUD_SDK_SECURITY_TOKEN` and `HUAWEICLOUD_SDK_PROJECT_ID`.
 *
 * @param environment - `process.env` by default; runtimes without one must pass theirs.
 * @throws {@link ArgumentError} where a variable that is needed is not set; its `argument` is the variable's name.
 */
export function credentialsFromEnv(environment: Environment = processEnvironment()): ProjectCredentials {
  if (typeof environment !== 'object' || environment === null) {
    throw new ArgumentError('environment', 'must be variables by name');
  }
  const securityToken = read(environment, names.securityToken);
  const credentials = akSk({
    accessKey: need(environment, names.accessKey),
    secretKey: need(environment, names.secretKey),
    ...(securityToken !== undefined && { securityToken }),
  });
  return { ...credentials, projectId: read(environment, names.projectId) };
}

function processEnvironment(): Environment {
  return globalThis.process?.env ?? {};
}

/** A variable that is empty counts as not set, as shells and CI systems leave it. */
function read(environment: Environment, name: string): string | undefined {
  return environment[name] || undefined;
}

function need(environment: Environment, name: string): string {
  const value = read(environment, name);
  if (value === undefined) throw new ArgumentError(name, 'is not set in the environment');
  return value;
}
