import { baseContract } from '../../contract/contract.ts';
import { tokenAuthentication } from '../../probes/authentication.ts';
import { usualCapabilities } from '../../probes/target.ts';
import { type ReferenceEndpointOptions, readState, startReferenceEndpoint } from '../../reference/index.ts';
import { rulesFor } from '../../rules/index.ts';
import { runConformance } from '../../run.ts';
import type { RunOutcome } from '../../verdict/outcome.ts';

/** Runs the suite against the reference endpoint, every function of its first project. */
export async function recordRun(options: ReferenceEndpointOptions = {}): Promise<RunOutcome> {
  const state = options.state ?? (await readState());
  const [[projectId, project] = []] = Object.entries(state.projects);
  if (projectId === undefined || project === undefined)
    throw new Error('The reference state has no project.');
  const endpoint = await startReferenceEndpoint({ ...options, state });
  try {
    return await runConformance({
      target: {
        name: 'the reference endpoint',
        baseUrl: endpoint.origin,
        projectId,
        functionUrns: project.functions.map(({ func_urn }) => func_urn),
        capabilities: new Set(usualCapabilities),
        authentication: tokenAuthentication(project.tokens[0] ?? ''),
      },
      contract: baseContract(),
      rules: rulesFor(baseContract()),
      repeat: 2,
      retries: 0,
      concurrency: 2,
      strict: false,
      baseline: [],
      transport: { timeoutSeconds: 30 },
      shown: { strict: false },
      stages: [],
    });
  } finally {
    await endpoint.stop();
  }
}
