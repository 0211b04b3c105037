import { access, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Contract, loadContract, profileNames } from '../../contract/contract.ts';
import { autoProfile, type ChosenProfile, chooseProfile } from '../../contract/profile.ts';
import type { TransportOptions } from '../../exchange/transport.ts';
import { rulesFor } from '../../rules/index.ts';
import type { Rule } from '../../rules/rule.ts';
import { checkRules } from '../../schemathesis/checks.ts';
import type { GenerationOptions } from '../../schemathesis/stage.ts';
import { defaults } from '../../settings.ts';
import type { BaselineEntry } from '../../verdict/baseline.ts';
import { detailedFunctions } from '../../verdict/judge.ts';
import { describeRule, type Report, type RuleDescription } from '../../verdict/report.ts';
import { readBaseline } from './baseline-file.ts';
import { usualVariables } from './credentials.ts';
import { expandFolders, readEnvironmentFile } from './environment-file.ts';
import { type RawSettings, readArguments } from './flags.ts';
import { options } from './options.ts';
import { selectRules } from './selection.ts';
import { Settings } from './settings.ts';
import { readSource, type Source } from './source.ts';
import { suggestion, UsageError } from './usage-error.ts';
import { refuseUseless } from './useless.ts';
import { checkVariables, readVariables, type Variables } from './variables.ts';

/** Everything that a run of the command needs to know, checked. */
export interface Configuration {
  /** The command line. It holds no secrets. */
  readonly args: readonly string[];
  readonly source: Source;
  readonly contract: Contract;
  /** Why the contract's profile was chosen, where it was not named. */
  readonly profileReason?: string;
  readonly rules: readonly Rule[];
  readonly strict: boolean;
  /** A rule that met nothing to judge leaves a run incomplete. */
  readonly requireExercised: boolean;
  readonly baseline: readonly BaselineEntry[];
  /** Where the failures of the run are written as the new baseline. */
  readonly updatedBaseline?: string;
  readonly repeat: number;
  readonly thorough: boolean;
  readonly retries: number;
  readonly concurrency: number;
  readonly rate?: number;
  /** What Schemathesis generates; absent where it is switched off, or nothing can be sent. */
  readonly generation?: GenerationOptions;
  readonly transport: Omit<TransportOptions, 'origin' | 'connections'>;
  readonly reportDirectory: string;
  /** Earlier reports that the run is compared with. */
  readonly earlier?: readonly Report[];
  /** Resume the interrupted run in the report directory. */
  readonly isResumed: boolean;
  readonly verbose: boolean;
  readonly json: boolean;
  /** The settings that were given, for the report. They hold no secrets. */
  readonly shown: { readonly [name: string]: unknown };
}

/** What the command was asked to do. */
export type Command =
  | { readonly kind: 'list'; readonly rules: readonly RuleDescription[]; readonly json: boolean }
  | { readonly kind: 'run'; readonly configuration: Configuration };

/**
 * Brings flags, environment variables, the environment file and defaults together, in this order.
 *
 * @param usual - settings in place of the defaults.
 * @throws UsageError with one sentence where something is wrong, missing or contradictory.
 */
export async function configure(
  args: readonly string[],
  variables: Variables,
  usual: RawSettings = {},
): Promise<Command> {
  const {
    flags,
    operands: [operand],
  } = readArguments(args, options);
  if (operand !== undefined) throw new UsageError(`"${operand}" is not a flag; see --help.`);
  const fromVariables = readVariables(variables);
  const [name, other] = await namedEnvironments(flags, fromVariables);
  if (other !== undefined) throw new UsageError(`name one environment, not ${name} and ${other}, too.`);
  const file = name === undefined ? { settings: {}, configured: [] } : await readEnvironmentFile(name);
  const credentials = [usualVariables, file.credentials ?? 'none'].flatMap((names) => Object.values(names));
  checkVariables(variables, credentials);
  const settings = new Settings({ ...usual, ...file.settings, ...fromVariables, ...flags });
  const profile = readProfile(flags, settings);
  const contract = await loadContract(profile.name);
  const all = rulesFor(contract);
  const catalogue = [...all.map(describeRule), ...checkRules];
  const selected = selectRules(catalogue, settings.texts('only'), settings.texts('skip'));
  if (flags.list) return { kind: 'list', rules: selected, json: settings.switch('json') };
  const environment = { ...(name !== undefined && { name: basename(name, '.yaml') }), file };
  const source = await readSource({ flags, settings, environment, variables, contract });
  refuseUseless(flags, source);
  const known = catalogue.map(({ id }) => id);
  const run = await readRun(settings, source, contract, selected, known, variables);
  const { reason } = profile;
  return {
    kind: 'run',
    configuration: { ...run, args, ...(reason !== undefined && { profileReason: reason }) },
  };
}

/** The environments that are named, where the mock is not. @throws UsageError where a folder of them cannot be read. */
export async function namedEnvironments(
  flags: RawSettings,
  fromVariables: RawSettings,
): Promise<readonly string[]> {
  const names = flags.env ?? (flags.mock ? undefined : fromVariables.env);
  return Array.isArray(names) ? expandFolders(names) : [];
}

function readProfile(flags: RawSettings, settings: Settings): ChosenProfile {
  // What is not asked at all has no host that could decide.
  const isAsked = !flags.mock && settings.text('replay') === undefined;
  const profile = chooseProfile(settings.text('profile'), isAsked ? settings.text('base-url') : undefined);
  if (profileNames.includes(profile.name)) return profile;
  const names = [...profileNames, autoProfile];
  throw new UsageError(
    `there is no profile ${profile.name}${suggestion(profile.name, names) || `; there are ${names.join(', ')}.`}`,
  );
}

async function readRun(
  settings: Settings,
  source: Source,
  contract: Contract,
  selected: readonly RuleDescription[],
  known: readonly string[],
  variables: Variables,
): Promise<Omit<Configuration, 'args'>> {
  const baseline = settings.text('baseline');
  const isUpdated = settings.switch('update-baseline');
  if (isUpdated && baseline === undefined) throw new UsageError('--update-baseline needs --baseline <file>.');
  const isThere = baseline !== undefined && (!isUpdated || (await exists(baseline)));
  const rate = settings.amount('rate');
  const functions = source.kind === 'environment' ? source.functionUrns.length : 1;
  const isResumed = settings.switch('resume');
  if (isResumed && functions < 2) throw new UsageError('--resume needs an environment with many functions.');
  const caFile = settings.text('ca');
  const earlierFile = settings.text('compare');
  if (caFile !== undefined) await checkAuthorities(caFile);
  return {
    source,
    contract,
    rules: rulesFor(contract).filter(({ id }) => selected.some((rule) => rule.id === id)),
    ...(source.kind !== 'replay' && readGeneration(settings, selected)),
    strict: settings.switch('strict'),
    requireExercised: settings.switch('require-exercised'),
    baseline: isThere ? await readBaseline(baseline, known) : [],
    ...(isUpdated && baseline !== undefined && { updatedBaseline: baseline }),
    repeat:
      settings.count('repeat', 1) ??
      (functions > detailedFunctions ? defaults.repeatOfMany : defaults.repeat),
    thorough: settings.switch('thorough'),
    retries: settings.count('retries', 0) ?? defaults.retries,
    concurrency: settings.count('concurrency', 1) ?? defaults.concurrency,
    ...(rate !== undefined && { rate }),
    transport: {
      timeoutSeconds: settings.amount('timeout') ?? defaults.timeoutSeconds,
      ...(caFile !== undefined && { caFile }),
      insecure: settings.switch('insecure'),
      ...(source.kind === 'environment' && { proxies: readProxies(variables) }),
    },
    reportDirectory: settings.text('report-dir') ?? defaults.reportDirectory,
    ...(earlierFile !== undefined && { earlier: await readEarlier(earlierFile) }),
    isResumed,
    verbose: settings.switch('verbose'),
    json: settings.switch('json'),
    shown: settings.raw,
  };
}

const fuzzModes = ['auto', 'install', 'required', 'off'];

function readGeneration(
  settings: Settings,
  selected: readonly RuleDescription[],
): { generation?: GenerationOptions } {
  const mode = settings.text('fuzz') ?? defaults.fuzz;
  if (!fuzzModes.includes(mode)) throw new UsageError(`--fuzz is ${fuzzModes.join(', ')}, not "${mode}".`);
  const maxExamples = settings.count('max-examples', 1);
  const seed = settings.count('seed', 0);
  const checks = selected.filter(({ part }) => part === 'schemathesis').map(({ id }) => id);
  if (mode === 'off' || checks.length === 0) return {};
  return {
    generation: {
      checks,
      isRequired: mode === 'required',
      isInstalled: mode === 'install' || mode === 'required',
      ...(maxExamples !== undefined && { maxExamples }),
      ...(seed !== undefined && { seed }),
    },
  };
}

/** What reads reports is loaded only where there is one to read. */
export async function readEarlier(file: string): Promise<readonly Report[]> {
  const [{ mergeRuns }, { readRuns }] = await Promise.all([
    import('../../report/merge.ts'),
    import('../report/runs.ts'),
  ]);
  return mergeRuns(await readRuns(file)).merged.reports;
}

function readProxies(variables: Variables): NonNullable<TransportOptions['proxies']> {
  const read = (name: string) => variables[name.toLowerCase()] || variables[name] || undefined;
  const [http, https, none] = [
    readProxy('HTTP_PROXY', read),
    readProxy('HTTPS_PROXY', read),
    read('NO_PROXY'),
  ];
  return {
    ...(http !== undefined && { http }),
    ...(https !== undefined && { https }),
    ...(none !== undefined && { none }),
  };
}

/** A proxy's URL. As with other tools, its scheme may be left out. The message does not show it: it may hold a password. */
function readProxy(name: string, read: (name: string) => string | undefined): string | undefined {
  const text = read(name);
  if (text === undefined) return undefined;
  const url = text.includes('://') ? text : `http://${text}`;
  if (/^https?:/i.test(url) && URL.canParse(url)) return url;
  throw new UsageError(`${name} is not a proxy URL such as http://proxy.example:3128.`);
}

/** Says early what would otherwise be an error of TLS on each call. */
async function checkAuthorities(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`the CA file ${file} cannot be read.`);
  });
  if (!text.includes('-----BEGIN CERTIFICATE-----'))
    throw new UsageError(`the CA file ${file} contains no PEM certificate.`);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
