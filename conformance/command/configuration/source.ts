import { readFile } from 'node:fs/promises';
import { checkBaseUrl } from '../../../src/client/endpoint.ts';
import { ArgumentError } from '../../../src/errors.ts';
import { toFindings } from '../../../src/finding.ts';
import type { Contract } from '../../contract/contract.ts';
import { baseUrlOf } from '../../probes/address.ts';
import type { Authentication } from '../../probes/authentication.ts';
import { sampleOf } from '../../probes/plan.ts';
import type { Capability, Target } from '../../probes/target.ts';
import { capabilityNames, usualCapabilities } from '../../probes/target.ts';
import type { ListOptions } from '../listing/list-functions.ts';
import { readCredentials, usualVariables } from './credentials.ts';
import type { EnvironmentFile } from './environment-file.ts';
import type { RawSettings } from './flags.ts';
import { options, variableOf } from './options.ts';
import type { Settings } from './settings.ts';
import { suggestion, UsageError } from './usage-error.ts';
import type { Variables } from './variables.ts';

/** A real environment. */
export interface EnvironmentSource {
  readonly kind: 'environment';
  /** The environment's name, or its origin. */
  readonly name: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly projectId: string;
  readonly functionUrns: readonly string[];
  readonly configured?: NonNullable<Target['configured']>;
  /** Of the functions of all shards. */
  readonly sample: ReadonlySet<string>;
  readonly capabilities: readonly Capability[];
  readonly authentication: Authentication;
  /** Another shard asks what is asked once for an environment. */
  readonly isLaterShard: boolean;
}

/** What is tested: a real environment, the embedded mock, or recorded traffic. */
export type Source =
  | EnvironmentSource
  | { readonly kind: 'mock' }
  | { readonly kind: 'replay'; readonly file: string; readonly functionUrns: readonly string[] };

/** The flags that name a real environment. */
export const targetFlags = [
  'base-url',
  'project-id',
  'function-urn',
  'functions-file',
  'functions-from',
  'env',
] as const;

/** What decides on the source. */
export interface SourceInput {
  readonly flags: RawSettings;
  readonly settings: Settings;
  readonly environment: { readonly name?: string; readonly file: EnvironmentFile };
  readonly variables: Variables;
  readonly contract: Contract;
  /** The secrets of others, which are not shown either. */
  readonly concealed: readonly string[];
  /** How the target is reached and asked where it has to say something before it is tested. */
  readonly sending: () => Promise<Pick<ListOptions, 'transport' | 'retries' | 'rate'>>;
}

/**
 * Decides what is tested.
 *
 * @throws UsageError where that is contradictory, or something that a real environment needs is missing or wrong.
 */
export async function readSource(input: SourceInput): Promise<Source> {
  const { flags, settings } = input;
  if (flags.mock && flags.replay !== undefined)
    throw new UsageError('--mock and --replay cannot be combined.');
  if (flags.mock) {
    const other = targetFlags.find((flag) => flags[flag] !== undefined);
    if (other !== undefined) throw new UsageError(`--mock and --${other} cannot be combined.`);
    return { kind: 'mock' };
  }
  const file = settings.text('replay');
  if (file !== undefined) {
    if (flags['base-url'] !== undefined) throw new UsageError('--replay and --base-url cannot be combined.');
    return { kind: 'replay', file, functionUrns: settings.texts('function-urn') };
  }
  const isEnvironment =
    input.environment.name !== undefined || targetFlags.some((flag) => settings.raw[flag] !== undefined);
  if (isEnvironment) return readEnvironment(input);
  // Where a scheduled run lost its settings, the mock's verdict would pass for the target's.
  const empty = targetFlags.map(variableOf).find((name) => input.variables[name] !== undefined);
  if (empty !== undefined)
    throw new UsageError(`${empty} is set, but empty; unset it, or say --mock, to test the mock.`);
  return { kind: 'mock' };
}

async function readEnvironment({
  settings,
  environment,
  variables,
  contract,
  concealed,
  sending,
}: SourceInput): Promise<EnvironmentSource> {
  const credentials = environment.file.credentials ?? usualVariables;
  const isPlainFine = settings.switch('insecure') || credentials === 'none';
  const baseUrl = readBaseUrl(required(settings.text('base-url'), 'base-url'), isPlainFine);
  const projectId = required(
    settings.text('project-id') ?? variables.HUAWEICLOUD_SDK_PROJECT_ID,
    'project-id',
  );
  bounded(projectId, contract, 'ProjectId', 'project-id');
  const own = readCredentials(credentials, variables, projectId);
  const authentication = { ...own, concealed: [...(own.concealed ?? []), ...concealed] };
  const { index, count } = readShard(settings.text('shard'));
  const target = { baseUrl, projectId, authentication };
  const all = await readFunctions(settings, { ...(await sending()), target, contract });
  const functionUrns = all.filter((_, position) => position % count === index - 1);
  if (functionUrns.length === 0)
    throw new UsageError(`shard ${index}/${count} has no function; there are ${all.length}.`);
  for (const urn of functionUrns) bounded(urn, contract, 'FunctionUrn', 'function-urn');
  return {
    kind: 'environment',
    name: environment.name ?? new URL(baseUrl).origin,
    baseUrl,
    projectId,
    functionUrns,
    ...readExpectation(settings.text('expect'), environment.file.configured),
    sample: sampleOf({ functionUrns: all }),
    capabilities: readCapabilities(settings.texts('capability'), credentials === 'none'),
    authentication,
    isLaterShard: index > 1,
  };
}

function required(value: string | undefined, flag: string): string {
  if (value !== undefined && value !== '') return value;
  const { help = '' } = options.find((candidate) => candidate.flag === flag) ?? {};
  const meaning = help.slice(0, 1).toLowerCase() + help.slice(1);
  throw new UsageError(`--${flag} is missing (${meaning}); ${variableOf(flag)} says the same.`);
}

/** The message does not repeat the URL, which may hold a password. */
function readBaseUrl(text: string, isPlainFine: boolean): string {
  try {
    return baseUrlOf(checkBaseUrl(text, { allowInsecure: isPlainFine }));
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    const problem = error.message.replace('allowInsecure', '--insecure').replace(/^baseUrl/, '--base-url');
    throw new UsageError(`${problem}.`);
  }
}

/** The functions that are named, then those of the file, then those that the platform lists; each once. */
async function readFunctions(settings: Settings, options: ListOptions): Promise<string[]> {
  const file = settings.text('functions-file');
  const inFile = file === undefined ? [] : await readLines(file);
  const urns = [
    ...new Set([...settings.texts('function-urn'), ...inFile, ...(await readList(settings, options))]),
  ];
  if (urns.length > 0) return urns;
  if (file !== undefined) throw new UsageError(`${file} lists no functions.`);
  required(undefined, 'function-urn');
  return [];
}

/** What lists functions is loaded only where they are to be listed. */
async function readList(settings: Settings, options: ListOptions): Promise<readonly string[]> {
  const from = settings.text('functions-from');
  const filters = (['functions-package', 'functions-name'] as const).filter((flag) => settings.text(flag));
  if (from === undefined && filters[0] !== undefined)
    throw new UsageError(`--${filters[0]} has no effect without --functions-from list.`);
  if (from === undefined) return [];
  if (from !== 'list')
    throw new UsageError(`--functions-from is list, not "${from}"; --functions-file names a file.`);
  const { listFunctions } = await import('../listing/list-functions.ts');
  const [inPackage, ofName] = [settings.text('functions-package'), settings.text('functions-name')];
  return listFunctions({
    ...options,
    ...(inPackage !== undefined && { package: inPackage }),
    ...(ofName !== undefined && { name: ofName }),
  });
}

function readShard(text = '1/1'): { index: number; count: number } {
  const [, index = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new UsageError(`--shard must look like 1/3, the first of three parts, not "${text}".`);
}

async function readLines(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`the list of functions ${file} cannot be read.`);
  });
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function bounded(value: string, contract: Contract, schema: 'ProjectId' | 'FunctionUrn', flag: string): void {
  const validate = contract.validator(schema);
  if (validate(value)) return;
  const asked = toFindings(value, validate.errors).map(({ expected }) => expected);
  throw new UsageError(
    `--${flag} ${value} breaks the profile ${contract.profile}, which asks for ${asked.join(' and ')}.`,
  );
}

function readExpectation(
  expected: string | undefined,
  configured: readonly string[],
): Pick<EnvironmentSource, 'configured'> {
  if (expected === 'configured') return { configured: 'all' };
  if (expected !== undefined) throw new UsageError(`--expect is configured, not "${expected}".`);
  return configured.length > 0 ? { configured: new Set(configured) } : {};
}

function readCapabilities(names: readonly string[], isOpen: boolean): readonly Capability[] {
  const wrong = names.find((name) => !(capabilityNames as readonly string[]).includes(name));
  if (wrong !== undefined) {
    throw new UsageError(
      `there is no capability ${wrong}${suggestion(wrong, capabilityNames) || `; there are ${capabilityNames.join(', ')}.`}`,
    );
  }
  if (names.length > 0) return capabilityNames.filter((name) => names.includes(name));
  return isOpen ? ['state'] : usualCapabilities;
}
