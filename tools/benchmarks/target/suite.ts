import { baseContract } from '../../../conformance/contract/contract.ts';
import { tokenAuthentication } from '../../../conformance/probes/authentication.ts';
import { usualCapabilities } from '../../../conformance/probes/target.ts';
import { functionUrns, projectId, token } from '../../../conformance/reference/many-functions.ts';
import { rulesFor } from '../../../conformance/rules/index.ts';
import type { RunSettings } from '../../../conformance/run.ts';
import { defaults } from '../../../conformance/settings.ts';

/** The settings of a run of the suite in this process, as the command would make them. */
export function settingsOf(origin: string, functions: number): RunSettings {
  const contract = baseContract();
  return {
    ...defaults,
    target: {
      name: origin,
      baseUrl: origin,
      projectId,
      functionUrns: functionUrns(functions),
      capabilities: new Set(usualCapabilities),
      authentication: tokenAuthentication(token),
    },
    contract,
    rules: rulesFor(contract),
    strict: false,
    baseline: [],
    transport: { timeoutSeconds: defaults.timeoutSeconds },
    shown: {},
    stages: [],
  };
}
