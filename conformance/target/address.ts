import { percentEncode } from '../../src/signer/percent-encoding.ts';
import type { Contract } from '../contract/contract.ts';
import { operationPointer } from '../contract/examples.ts';

/** The path of the operation, with `{project_id}` and `{function_urn}` in it. */
export const operationPath = (operationPointer.split('/')[2] ?? '').replaceAll('~1', '/');

/** The URL of a function's configuration: colons as they are, every other reserved character percent-encoded. */
export function operationUrl(baseUrl: string, projectId: string, functionUrn: string): string {
  return (
    baseUrl +
    operationPath
      .replace('{project_id}', () => encodeSegment(projectId))
      .replace('{function_urn}', () => encodeSegment(functionUrn))
  );
}

/** The same URL with the colons of the URN percent-encoded. */
export function operationUrlWithEncodedColons(
  baseUrl: string,
  projectId: string,
  functionUrn: string,
): string {
  return (
    baseUrl +
    operationPath
      .replace('{project_id}', () => encodeSegment(projectId))
      .replace('{function_urn}', () => encodeSegment(functionUrn).replaceAll(':', '%3A'))
  );
}

/** How long a path parameter may be at the most, in characters. */
export function longest(contract: Contract, schema: 'ProjectId' | 'FunctionUrn'): number {
  return Number(contract.at(`#/components/schemas/${schema}/maxLength`));
}

function encodeSegment(text: string): string {
  return percentEncode(text).replaceAll('%3A', ':');
}
