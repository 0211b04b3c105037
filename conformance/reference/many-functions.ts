import document from '../../generated/openapi.json' with { type: 'json' };
import type { ReferenceState } from './state.ts';

/** The project of {@link stateOfMany}. */
export const projectId = document.components.parameters.project_id.example;

/** What opens it. */
export const token = 'token-of-many-functions';

/** What opens it, too. */
export const accessKey = { accessKey: 'KEYOFMANYFUNCTIONS', secretKey: 'secret-key-of-many-functions' };

const example = document.components.responses.Ok.content['application/json'].examples.documented.value;

/** The URN of one of many functions, counted from 1. */
export function functionUrn(number: number): string {
  return `urn:fss:cn-north-4:${projectId}:function:default:function-${number}:latest`;
}

/** The URNs of the first functions. */
export function functionUrns(count: number): string[] {
  return Array.from({ length: count }, (_, index) => functionUrn(index + 1));
}

/** A project with many functions, each with the documented configuration under a URN of its own. */
export function stateOfMany(count: number): ReferenceState {
  // As far from the moment as can be, in a local time that is any number of quarter-hours wrong.
  const created_time = new Date(Date.now() - 7.5 * 60_000).toISOString();
  const functions = functionUrns(count).map((func_urn) => ({
    ...example,
    func_urn,
    created_time,
    last_modified: created_time,
  }));
  return {
    projects: {
      [projectId]: {
        tokens: [token],
        accessKeys: [accessKey],
        functions: functions as ReferenceState['projects'][string]['functions'],
      },
    },
  };
}
