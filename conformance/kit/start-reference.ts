import { readFunctionUrn } from '../../src/contract/function-urn.ts';
import { token } from '../../src/credentials/token.ts';
import { ArgumentError } from '../../src/errors.ts';
import { createConfig } from '../../src/testing/create-config.ts';
import { faults } from '../proof/faults/index.ts';
import {
  type AsyncInvokeConfig,
  type ReferenceProject,
  type ReferenceState,
  StateError,
  startReferenceEndpoint,
} from '../reference/index.ts';
import type { Reference, ReferenceOptions } from './index.ts';

/** Starts the endpoint; see `startReference`. */
export async function start({ functions, fault, port }: ReferenceOptions): Promise<Reference> {
  const subject = fault === undefined ? undefined : findFault(fault);
  const own = stateOf(functions ?? [createConfig()]);
  const state = subject?.state?.(own) ?? own;
  const [project] = Object.values(state.projects);
  const [secret] = project?.tokens ?? [];
  const [accessKey] = project?.accessKeys ?? [];
  if (secret === undefined || accessKey === undefined) {
    throw new ArgumentError('functions', 'must have one function at least');
  }
  const endpoint = await startReferenceEndpoint({
    state,
    ...subject?.serve(),
    ...(port !== undefined && { port }),
  }).catch((error: unknown) => {
    throw error instanceof StateError ? new ArgumentError('functions', `are wrong: ${error.message}`) : error;
  });
  return {
    baseUrl: endpoint.origin,
    credentials: token(secret),
    token: secret,
    accessKey,
    received: endpoint.received,
    stop: endpoint.stop,
    [Symbol.asyncDispose]: endpoint.stop,
  };
}

function findFault(id: string) {
  const found = faults.find((each) => each.id === id);
  if (found !== undefined) return found;
  const [group = ''] = id.split('/');
  const alike = faults.filter((each) => each.id.startsWith(`${group}/`)).map((each) => each.id);
  const hint = alike.length > 0 ? `one of ${alike.join(', ')}` : 'an ID of docs/kill-matrix.md';
  throw new ArgumentError('fault', `must be ${hint}`);
}

/** Gives every function to the project in its URN, and every project credentials of its own. */
function stateOf(functions: readonly AsyncInvokeConfig[]): ReferenceState {
  const projects: { [projectId: string]: ReferenceProject & { functions: AsyncInvokeConfig[] } } = {};
  for (const config of functions) {
    const projectId = readFunctionUrn(config.func_urn)?.projectId;
    if (projectId === undefined)
      throw new ArgumentError('functions', 'must each have a func_urn with a project');
    projects[projectId] ??= {
      tokens: [`reference-token-of-${projectId}`],
      accessKeys: [
        {
          accessKey: `REFERENCE${projectId}`.toUpperCase(),
          secretKey: `reference-secret-key-of-${projectId}`,
        },
      ],
      functions: [],
    };
    projects[projectId].functions.push(config);
  }
  return { projects };
}
