import { defaults } from '../../configuration/defaults.ts';
import { baseContract } from '../../contract/contract.ts';
import { functionUrns, projectId, token } from '../../reference/many-functions.ts';
import { rulesFor } from '../../rules/index.ts';
import type { RunSettings } from '../../run.ts';
import { tokenAuthentication } from '../../target/authentication.ts';
import { usualCapabilities } from '../../target/target.ts';

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
