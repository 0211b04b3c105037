import document from '../../../generated/openapi.json' with { type: 'json' };
import type { ReferenceState } from '../../reference/state.ts';

/** The project of the benchmarks. */
export const projectId = document.components.parameters.project_id.example;

/** What opens the endpoint of the benchmarks. */
export const token = 'token-of-the-benchmarks';

const example = document.components.responses.Ok.content['application/json'].examples.documented.value;

/** The URN of one of many functions. */
export function functionUrn(number: number): string {
  return `urn:fss:cn-north-4:${projectId}:function:default:function-${number}:latest`;
}

/** A project with many functions, each with the documented configuration under a URN of its own. */
export function stateOf(functions: number): ReferenceState {
  const configurations = Array.from({ length: functions }, (_, index) => ({
    ...example,
    func_urn: functionUrn(index + 1),
  })) as ReferenceState['projects'][string]['functions'];
  return { projects: { [projectId]: { tokens: [token], accessKeys: [], functions: configurations } } };
}
