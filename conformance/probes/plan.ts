import type { Contract } from '../contract/contract.ts';
import { namedExamples } from '../contract/examples.ts';
import type { Exchange, ExchangeRequest, ProbeName } from '../exchange/exchange.ts';
import { longest, operationUrl, operationUrlWithEncodedColons } from './address.ts';
import {
  foreignFunction,
  foreignProject,
  functionUrnOfLength,
  oddEndings,
  projectIdOfLength,
  unknownFunction,
  unknownVersion,
} from './identifiers.ts';
import type { Capability, Target } from './target.ts';

/** One request to send. */
export interface Probe {
  readonly id: string;
  readonly name: ProbeName;
  readonly functionUrn?: string;
  readonly url: string;
  readonly requested: Exchange['requested'];
  readonly credentials: ExchangeRequest['credentials'];
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
}

/** What a target has to be capable of for a probe to make sense. */
const probeNeeds: { readonly [name in ProbeName]?: Capability } = {
  'unknown-function': 'state',
  'unknown-version': 'state',
  'foreign-project': 'state',
  'foreign-function': 'state',
  'odd-function-urn': 'state',
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
  const wanted = applicable.flatMap(({ probes, comparesWith = [] }) => [...probes, ...comparesWith]);
  return new Set(
    wanted.filter((probe) => {
      const capability = probeNeeds[probe];
      return capability === undefined || capabilities.has(capability);
    }),
  );
}

/** The probes about one function, in the order in which they are sent. */
export function functionProbes(
  { target, contract, needed, repeat }: PlanOptions,
  functionUrn: string,
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
  return probes;
}

/** The probes that are sent once for an environment. */
export function environmentProbes({ target, contract, needed }: PlanOptions): Probe[] {
  const { baseUrl, projectId } = target;
  const [functionUrn = ''] = target.functionUrns;
  const longestUrn = longest(contract, 'FunctionUrn');
  const stranger = foreignProject(projectId);
  const ask = (
    name: ProbeName,
    id: string,
    project: string,
    urn: string | undefined,
    credentials: ExchangeRequest['credentials'] = 'valid',
  ): Probe[] =>
    urn === undefined
      ? []
      : [
          {
            id,
            name,
            url: operationUrl(baseUrl, project, urn),
            requested: { projectId: project, functionUrn: urn },
            credentials,
          },
        ];
  const probes = [
    ...[1, 2, 3].flatMap((repetition) =>
      ask(
        'unknown-function',
        `unknown-function/${repetition}`,
        projectId,
        unknownFunction(functionUrn, longestUrn),
      ),
    ),
    ...ask('unknown-version', 'unknown-version', projectId, unknownVersion(functionUrn, longestUrn)),
    ...ask('no-credentials', 'no-credentials', projectId, functionUrn, 'none'),
    ...ask('wrong-credentials', 'wrong-credentials', projectId, functionUrn, 'wrong'),
    ...ask(
      'long-project-id',
      'long-project-id',
      projectIdOfLength(projectId, longest(contract, 'ProjectId') + 1),
      functionUrn,
    ),
    ...ask(
      'long-function-urn',
      'long-function-urn',
      projectId,
      functionUrnOfLength(functionUrn, longestUrn + 1),
    ),
    ...ask('foreign-project', 'foreign-project', stranger, functionUrn),
    ...ask('foreign-function', 'foreign-function', projectId, foreignFunction(functionUrn, stranger)),
  ];
  probes.push(...unspecifiedPaths(target, functionUrn));
  for (const example of namedExamples(contract)) {
    if (example.status === 200) continue;
    const [probe] = ask('documented-error', `documented-error/${example.name}`, projectId, functionUrn);
    if (probe !== undefined)
      probes.push({ ...probe, example: { status: example.status, name: example.name } });
  }
  return probes.filter(({ name }) => needed.has(name));
}

/** Paths that the contract does not describe: with an empty parameter, or one that names nothing. */
function unspecifiedPaths({ baseUrl, projectId }: Target, functionUrn: string): Probe[] {
  const plain = operationUrl(baseUrl, projectId, functionUrn);
  const probe = (name: ProbeName, id: string, url: string, requested: Exchange['requested']): Probe => ({
    id,
    name,
    url,
    requested,
    credentials: 'valid',
  });
  const end = plain.lastIndexOf('/');
  return [
    probe('empty-project-id', 'empty-project-id', operationUrl(baseUrl, '', functionUrn), {
      projectId: '',
      functionUrn,
    }),
    probe('empty-function-urn', 'empty-function-urn', operationUrl(baseUrl, projectId, ''), {
      projectId,
      functionUrn: '',
    }),
    ...oddEndings.map((ending) =>
      probe(
        'odd-function-urn',
        `odd-function-urn/${ending}`,
        `${plain.slice(0, end)}${ending}${plain.slice(end)}`,
        {
          projectId,
          functionUrn: functionUrn + ending,
        },
      ),
    ),
  ];
}
