import { encodeSegment, percentEncode } from '../../src/signer/percent-encoding.ts';
import type { Contract } from '../contract/contract.ts';
import { operationPath } from '../contract/examples.ts';

const [beforeProject = '', beforeFunction = '', afterFunction = ''] = operationPath.split(/\{\w+\}/);

/** An address as a base URL of the suite: an origin, and a path without a slash at its end where there is one. */
export function baseUrlOf({ origin, pathname }: URL): string {
  return origin + pathname.replace(/(?<!\/)\/+$/, '');
}

/** The URL of a function's configuration: colons as they are, every other reserved character percent-encoded. */
export function operationUrl(baseUrl: string, projectId: string, functionUrn: string): string {
  return urlOf(baseUrl, encodeSegment(projectId), encodeSegment(functionUrn));
}

/** The same URL with the colons of the URN percent-encoded. */
export function operationUrlWithEncodedColons(
  baseUrl: string,
  projectId: string,
  functionUrn: string,
): string {
  return urlOf(baseUrl, encodeSegment(projectId), percentEncode(functionUrn));
}

/** The URL with segments that are encoded already. */
export function urlOf(baseUrl: string, project: string, urn: string): string {
  return `${baseUrl}${beforeProject}${project}${beforeFunction}${urn}${afterFunction}`;
}

/** How long a path parameter may be at the most, in characters. */
export function longest(contract: Contract, schema: 'ProjectId' | 'FunctionUrn'): number {
  return Number(contract.at(`#/components/schemas/${schema}/maxLength`));
}
