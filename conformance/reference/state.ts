import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { components } from '../../generated/schema.d.ts';
import { validateAsyncInvokeConfig, validateProjectId } from '../../generated/validators.js';
import { toFindings } from '../../src/finding.ts';
import type { AccessKey } from './signature.ts';

/** What the endpoint answers for one function version, as it goes over the wire. */
export type AsyncInvokeConfig = components['schemas']['AsyncInvokeConfig'];

/** What one project owns: who may read it, and what there is to read. */
export interface ReferenceProject {
  /** What `X-Auth-Token` may hold. */
  readonly tokens: readonly string[];
  /** What a request may be signed with. */
  readonly accessKeys: readonly AccessKey[];
  readonly functions: readonly AsyncInvokeConfig[];
}

/** Everything the reference endpoint knows: its projects by their ID. */
export interface ReferenceState {
  readonly projects: { readonly [projectId: string]: ReferenceProject };
}

/** The state that the reference endpoint has when it is given none. */
export const defaultStateUrl = new URL('./state.yaml', import.meta.url);

/** A state that cannot be served. `place` says where it is wrong, for example `projects/abc/functions/0`. */
export class StateError extends Error {
  override readonly name = 'StateError';
  readonly place: string;

  constructor(place: string, problem: string) {
    super(`${place}: ${problem}`);
    this.place = place;
  }
}

/**
 * Reads a state from a YAML file like `state.yaml` beside this module.
 *
 * @throws {StateError} when the file does not hold a state, or one that breaks the contract.
 */
export async function readState(file: URL | string = defaultStateUrl): Promise<ReferenceState> {
  const raw: unknown = parse(await readFile(file, 'utf8'));
  const projects: { [projectId: string]: ReferenceProject } = {};
  for (const [projectId, project] of Object.entries(object(object(raw, 'state').projects, 'projects'))) {
    const place = `projects/${projectId}`;
    const { tokens, access_keys, functions } = object(project, place);
    projects[projectId] = {
      tokens: list(tokens, `${place}/tokens`).map((token, i) => text(token, `${place}/tokens/${i}`)),
      accessKeys: list(access_keys, `${place}/access_keys`).map((key, i) =>
        accessKey(key, `${place}/access_keys/${i}`),
      ),
      functions: list(functions, `${place}/functions`).map((config, i) =>
        configuration(config, `${place}/functions/${i}`),
      ),
    };
  }
  return { projects };
}

/** The state, laid out for answering: each look-up is one step. */
export interface StateIndex {
  /** The project that a token belongs to. */
  readonly projectOfToken: ReadonlyMap<string, string>;
  /** A key and the project that it belongs to, by the access key. */
  readonly keys: ReadonlyMap<string, { readonly key: AccessKey; readonly projectId: string }>;
  /** The configurations by project ID and function URN. */
  readonly configurations: ReadonlyMap<string, ReadonlyMap<string, AsyncInvokeConfig>>;
}

/**
 * Lays a state out for answering.
 *
 * @throws {StateError} when two projects share a credential, a project ID breaks its bounds, or a function's
 *   URN names another project or is there twice.
 */
export function indexState(state: ReferenceState): StateIndex {
  const projectOfToken = new Map<string, string>();
  const keys = new Map<string, { key: AccessKey; projectId: string }>();
  const configurations = new Map<string, Map<string, AsyncInvokeConfig>>();
  for (const [projectId, project] of Object.entries(state.projects)) {
    const place = `projects/${projectId}`;
    if (!validateProjectId(projectId)) throw new StateError(place, 'is not a valid project ID');
    for (const token of project.tokens) {
      if (projectOfToken.has(token)) throw new StateError(`${place}/tokens`, 'a token is there twice');
      projectOfToken.set(token, projectId);
    }
    for (const key of project.accessKeys) {
      if (keys.has(key.accessKey))
        throw new StateError(`${place}/access_keys`, 'an access key is there twice');
      keys.set(key.accessKey, { key, projectId });
    }
    const ofProject = new Map<string, AsyncInvokeConfig>();
    for (const config of project.functions) {
      const { func_urn } = config;
      if (func_urn.split(':')[3] !== projectId) {
        throw new StateError(`${place}/functions`, `${func_urn} names another project`);
      }
      if (ofProject.has(func_urn)) throw new StateError(`${place}/functions`, `${func_urn} is there twice`);
      ofProject.set(func_urn, config);
    }
    configurations.set(projectId, ofProject);
  }
  return { projectOfToken, keys, configurations };
}

function object(value: unknown, place: string): { [name: string]: unknown } {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new StateError(place, 'must be a mapping');
}

function list(value: unknown, place: string): unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new StateError(place, 'must be a list');
}

function text(value: unknown, place: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new StateError(place, 'must be a text (put it in quotes)');
}

function accessKey(value: unknown, place: string): AccessKey {
  const { access_key, secret_key, security_token } = object(value, place);
  return {
    accessKey: text(access_key, `${place}/access_key`),
    secretKey: text(secret_key, `${place}/secret_key`),
    ...(security_token === undefined
      ? {}
      : { securityToken: text(security_token, `${place}/security_token`) }),
  };
}

function configuration(value: unknown, place: string): AsyncInvokeConfig {
  if (validateAsyncInvokeConfig(value)) return value;
  const [finding] = toFindings(value, validateAsyncInvokeConfig.errors, place);
  throw new StateError(finding?.pointer ?? place, `expected ${finding?.expected}, got ${finding?.actual}`);
}
