import { readState } from '../reference/index.ts';

const [[projectId, project] = []] = Object.entries((await readState()).projects);
const functionUrns = project?.functions.map(({ func_urn }) => func_urn) ?? [];
const [functionUrn] = functionUrns;
const [token] = project?.tokens ?? [];
const [key, temporaryKey] = project?.accessKeys ?? [];
if (!projectId || !project || !functionUrn || !token || !key || !temporaryKey)
  throw new Error('the reference state has no project, or one that lacks something');

/** The first project that the reference endpoint serves, its functions, and what opens it. */
export const served = { projectId, project, functionUrn, functionUrns, token, key, temporaryKey } as const;
