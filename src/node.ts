/**
 * Credentials that need Node.js: from the shared file of the official SDKs, from the metadata service of an instance, and
 * from wherever there are some.
 *
 * @module
 */
export type { ProjectCredentials } from './credentials/credentials.ts';
export { credentialsFromFile, type FileOptions } from './node/credentials-file.ts';
export { defaultCredentials } from './node/default-credentials.ts';
export { credentialsFromMetadata } from './node/metadata-service.ts';
