import type { Contract } from '../contract/contract.ts';
import { namedExamples } from '../contract/examples.ts';
import type { Exchange, ExchangeRequest, HeaderFields, ProbeName } from '../exchange/exchange.ts';
import { longest, operationUrl, operationUrlWithEncodedColons } from './address.ts';
import type { AlteredCredentials } from './authentication.ts';
import { foreignProject, unknownVersion } from './identifiers.ts';
import { equivalentUrl } from './spellings.ts';
import type { Capability, Target } from './target.ts';

/** One request to send. */
export interface Probe {
  readonly id: string;
  readonly name: ProbeName;
  readonly functionUrn?: string;
  readonly url: string;
  readonly requested: Exchange['requested'];
  readonly credentials: ExchangeRequest['credentials'];
  /** Credentials in place of those that `credentials` names. */
  readonly altered?: AlteredCredentials;
  /** Header fields in place of the usual ones of these names. */
  readonly fields?: HeaderFields;
  readonly example?: { readonly status: number; readonly name: string };
}

/** What is to be asked, as far as the rules need it. */
export interface PlanOptions {
  readonly target: Target;
  readonly contract: Contract;
  /** The probes that some rule needs. */
  readonly needed: ReadonlySet<ProbeName>;
  /** How often a known function is asked for. */
  readonly repeat: number;
  /** All failing signatures with the real access key are tried, and not only the most important ones. */
  readonly thorough?: boolean;
}

/** With more functions than this, the refusals are tried on a sample of so many at the most. */
export const sampledFunctions = 50;

/** The functions that a target names as its sample; by default all, or some that are spread over the list. */
export function sampleOf({
  functionUrns,
  sample,
}: Pick<Target, 'functionUrns' | 'sample'>): ReadonlySet<string> {
  if (sample !== undefined) return sample;
  const step = Math.ceil(functionUrns.length / sampledFunctions);
  return new Set(functionUrns.filter((_, index) => index % step === 0));
}

/** What a target has to be capable of for a probe to make sense. */
const probeNeeds: { readonly [name in ProbeName]?: Capability } = {
  'unknown-function': 'state',
  'unknown-version': 'state',
  'foreign-project': 'state',
  'foreign-function': 'state',
  'odd-function-urn': 'state',
  'twice-encoded': 'state',
  'neighbour-function': 'state',
  'longest-function-urn': 'state',
  'malformed-function': 'state',
  'other-case': 'state',
  'respelled-without-credentials': 'authentication',
  'half-right-credentials': 'credentials',
  'no-credentials': 'authentication',
  'wrong-credentials': 'credentials',
  'documented-example': 'examples',
  'documented-error': 'examples',
};

/** What a rule asks for. */
export interface Asking {
  /** The probes whose exchanges the rule judges. */
  readonly probes: readonly ProbeName[];
  readonly needs: readonly Capability[];
  /** Probes that the rule compares its own with. They are asked for wherever it is selected. */
  readonly comparesWith?: readonly ProbeName[];
}

/** The probes that some rule needs and that the target can answer. */
export function neededProbes(
  rules: readonly Asking[],
  capabilities: ReadonlySet<Capability>,
): ReadonlySet<ProbeName> {
  const applicable = rules.filter(({ needs }) => needs.every((capability) => capabilities.has(capability)));
  return possible(
    applicable.flatMap(({ probes, comparesWith = [] }) => [...probes, ...comparesWith]),
    capabilities,
  );
}

/** Those of some probes that make sense for a target. */
export function possible(
  probes: readonly ProbeName[],
  capabilities: ReadonlySet<Capability>,
): ReadonlySet<ProbeName> {
  return new Set(
    probes.filter((probe) => {
      const capability = probeNeeds[probe];
      return capability === undefined || capabilities.has(capability);
    }),
  );
}

/**
 * The probes about one function, in the order in which they are sent.
 *
 * @param isSampled - the refusals are tried on it, too.
 */
export function functionProbes(
  { target, contract, needed, repeat }: PlanOptions,
  functionUrn: string,
  isSampled: boolean,
): Probe[] {
  const { baseUrl, projectId } = target;
  const requested = { projectId, functionUrn };
  const plain = operationUrl(baseUrl, projectId, functionUrn);
  const ask = (name: ProbeName, id: string, url: string, example?: Probe['example']): Probe => ({
    id,
    name,
    functionUrn,
    url,
    requested,
    credentials: 'valid',
    ...(example !== undefined && { example }),
  });
  const probes: Probe[] = [];
  if (needed.has('known-function')) {
    for (let repetition = 1; repetition <= repeat; repetition += 1)
      probes.push(ask('known-function', `known-function/${functionUrn}/${repetition}`, plain));
  }
  if (needed.has('encoded-colons')) {
    const encoded = operationUrlWithEncodedColons(baseUrl, projectId, functionUrn);
    probes.push(ask('encoded-colons', `encoded-colons/${functionUrn}`, encoded));
  }
  if (needed.has('documented-example')) {
    for (const { status, name } of namedExamples(contract)) {
      if (status !== 200) continue;
      probes.push(
        ask('documented-example', `documented-example/${functionUrn}/${name}`, plain, { status, name }),
      );
    }
  }
  if (isSampled) {
    const url = equivalentUrl({ baseUrl, projectId, functionUrn });
    probes.push(ask('equivalent-spelling', `equivalent-spelling/${functionUrn}`, url));
    probes.push(...refusedProbes(target, functionUrn, contract));
  }
  return probes.filter(({ name }) => needed.has(name));
}

/** The ways of not being allowed to read one function. */
function refusedProbes({ baseUrl, projectId }: Target, functionUrn: string, contract: Contract): Probe[] {
  const stranger = foreignProject(projectId);
  const version = unknownVersion(functionUrn, longest(contract, 'FunctionUrn'));
  const ask = (
    name: ProbeName,
    credentials: Probe['credentials'],
    project = projectId,
    urn = functionUrn,
  ): Probe => ({
    id: `${name}/${functionUrn}`,
    name,
    functionUrn,
    url: operationUrl(baseUrl, project, urn),
    requested: { projectId: project, functionUrn: urn },
    credentials,
  });
  return [
    ask('no-credentials', 'none'),
    ask('wrong-credentials', 'wrong'),
    ask('foreign-project', 'valid', stranger),
    ...(version === undefined ? [] : [ask('unknown-version', 'valid', projectId, version)]),
  ];
}

/**
 * The probes that read a function once more, after everything else was asked for.
 *
 * @param isInFull - in other media types and codings, too.
 */
export function lateProbes(
  { target: { baseUrl, projectId }, needed }: PlanOptions,
  functionUrn: string,
  isInFull: boolean,
): Probe[] {
  const ask = (name: ProbeName, fields: HeaderFields = []): Probe => ({
    id: `${name}/${functionUrn}`,
    name,
    functionUrn,
    url: operationUrl(baseUrl, projectId, functionUrn),
    requested: { projectId, functionUrn },
    credentials: 'valid',
    fields,
  });
  const probes = [
    ask('known-function-again'),
    ...(isInFull
      ? [
          ask('any-media-type', [
            ['Accept', '*/*'],
            ['Accept-Encoding', 'gzip'],
          ]),
          ask('identity-coding', [['Accept-Encoding', 'identity']]),
        ]
      : []),
  ];
  return probes.filter(({ name }) => needed.has(name));
}
