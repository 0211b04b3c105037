import { type FunctionUrnParts, readFunctionUrn } from '../../src/contract/function-urn.ts';
import { type Answer, jsonAnswer, serviceError } from './answer.ts';

/** What a request for the functions of a project asks for. */
export interface ListRequest {
  readonly projectId: string;
  readonly query: URLSearchParams;
}

/** How many functions a page has at the most, and where nothing else is asked for. */
const pageSize = 400;

/**
 * Matches a request target with `/v2/{project_id}/fgs/functions`, which is no part of the contract; suites find out with
 * it what there is to test.
 *
 * @throws {URIError} when the path is not percent-encoded properly.
 */
export function matchList(target: string): ListRequest | undefined {
  const [path = '', query] = target.split('?', 2);
  const [, projectId] = /^\/v2\/([^/]+)\/fgs\/functions$/.exec(path) ?? [];
  if (projectId === undefined) return undefined;
  return { projectId: decodeURIComponent(projectId), query: new URLSearchParams(query) };
}

/**
 * Lists functions as the platform does: each in its latest version, found by its package and a part of its name, in pages
 * that begin where `marker` says.
 *
 * @param configurations - of the project's functions, by their URNs.
 */
export function answerList(
  { query }: ListRequest,
  configurations: ReadonlyMap<string, unknown> = new Map(),
): Answer {
  const [marker, asked] = [Number(query.get('marker') ?? 0), Number(query.get('maxitems') ?? pageSize)];
  if (![marker, asked].every((number) => Number.isSafeInteger(number) && number >= 0))
    return serviceError(400, 'Invalid parameter: marker or maxitems is no number of 0 or more.');
  const wanted = query.get('package_name');
  const found = latestOf(configurations).filter(
    ([, { package: inPackage, name }]) =>
      (wanted === null || inPackage === wanted) && name.includes(query.get('func_name') ?? ''),
  );
  const page = found.slice(marker, marker + (Math.min(asked, pageSize) || pageSize));
  return jsonAnswer(200, {
    functions: page.map(([func_urn, { package: inPackage, name }]) => ({
      func_urn,
      func_name: name,
      package: inPackage,
      version: 'latest',
    })),
    next_marker: marker + page.length,
    count: found.length,
  });
}

const known = new WeakMap<ReadonlyMap<string, unknown>, readonly (readonly [urn: string, parts: Parts])[]>();

type Parts = Pick<FunctionUrnParts, 'package' | 'name'>;

/** The latest version of each function that has a configuration for one of its versions. */
function latestOf(configurations: ReadonlyMap<string, unknown>) {
  const before = known.get(configurations);
  if (before !== undefined) return before;
  const latest = new Map<string, Parts>();
  for (const urn of configurations.keys()) {
    const parts = readFunctionUrn(urn);
    if (parts === undefined) continue;
    const { region, projectId, package: inPackage, name } = parts;
    latest.set(['urn:fss', region, projectId, 'function', inPackage, name, 'latest'].join(':'), parts);
  }
  const functions = [...latest];
  known.set(configurations, functions);
  return functions;
}
