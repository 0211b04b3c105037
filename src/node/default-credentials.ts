import { existsSync } from 'node:fs';
import type { ProjectCredentials } from '../credentials/credentials.ts';
import { credentialsFromEnv, type Environment } from '../credentials/environment.ts';
import { credentialsFromFile, credentialsPath } from './credentials-file.ts';
import { credentialsFromMetadata } from './metadata-service.ts';

/**
 * Takes the first credentials that there are: from the environment, where `HUAWEICLOUD_SDK_AK` or `HUAWEICLOUD_SDK_SK` is
 * set; from the shared credentials file, where it exists; or else from the metadata service of the instance. The project
 * is that of `HUAWEICLOUD_SDK_PROJECT_ID`, or else the one in the file.
 *
 * @param environment - `process.env` by default.
 * @throws {@link ArgumentError} where environment or file are there, but not complete. They are not passed over, because
 * the next ones may be somebody else's.
 */
export function defaultCredentials(environment: Environment = process.env): ProjectCredentials {
  const { HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK, HUAWEICLOUD_SDK_PROJECT_ID } = environment;
  const projectId = HUAWEICLOUD_SDK_PROJECT_ID || undefined;
  if (HUAWEICLOUD_SDK_AK || HUAWEICLOUD_SDK_SK) return credentialsFromEnv(environment);
  const path = credentialsPath(environment);
  if (!existsSync(path)) return { ...credentialsFromMetadata(), projectId };
  const credentials = credentialsFromFile({ path });
  return { ...credentials, projectId: projectId ?? credentials.projectId };
}
