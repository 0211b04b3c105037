import { namedExamples } from '../contract/examples.ts';
import type { ProbeName } from '../exchange/exchange.ts';
import { longest, operationUrl } from './address.ts';
import {
  foreignFunction,
  foreignProject,
  functionUrnOfLength,
  inOtherCase,
  malformedUrns,
  neighbours,
  oddEndings,
  projectIdOfLength,
  unknownFunction,
  unknownFunctionOfLength,
} from './identifiers.ts';
import type { PlanOptions, Probe } from './plan.ts';
import { evasiveSpellings, twiceEncodedSpellings } from './spellings.ts';

/** How many failing signatures with the real access key a run sends: the platform locks it after five in a row. */
export const fewKeyedFailures = 2;

/**
 * The probes that are sent once for an environment, around one function. Those of a later round are sent when all of
 * the earlier ones are answered.
 *
 * @param functionUrn - a function with a configuration, where one is known.
 */
export function environmentProbes(options: PlanOptions, functionUrn: string): Probe[][] {
  const { target, contract, needed } = options;
  const { baseUrl, projectId } = target;
  const limit = longest(contract, 'FunctionUrn');
  const place = { baseUrl, projectId, functionUrn };
  const plain = operationUrl(baseUrl, projectId, functionUrn);
  const probe = (id: string, changes: Partial<Probe> = {}): Probe => {
    const [name] = id.split('/', 1) as [ProbeName];
    return { id, name, url: plain, requested: { projectId, functionUrn }, credentials: 'valid', ...changes };
  };
  const ask = (id: string, project: string, urn: string | undefined): Probe[] =>
    urn === undefined
      ? []
      : [
          probe(id, {
            url: operationUrl(baseUrl, project, urn),
            requested: { projectId: project, functionUrn: urn },
          }),
        ];
  const [unknown, otherUnknown] = [unknownFunction(functionUrn, limit), unknownFunction(functionUrn, limit)];
  const endOfUrn = plain.lastIndexOf('/');
  const rounds = [
    [
      ...ask('unknown-function/1', projectId, unknown),
      ...ask('unknown-function/2', projectId, otherUnknown),
      ...neighbours(functionUrn, limit).flatMap(({ what, functionUrn: urn }) =>
        ask(`neighbour-function/${what}`, projectId, urn),
      ),
      ...malformedUrns(functionUrn).flatMap(({ what, functionUrn: urn }) =>
        ask(`malformed-function/${what}`, projectId, urn),
      ),
      ...ask('other-case', projectId, inOtherCase(functionUrn)),
      ...ask('longest-function-urn', projectId, unknownFunctionOfLength(functionUrn, limit)),
      ...ask('long-function-urn', projectId, functionUrnOfLength(functionUrn, limit + 1)),
      ...ask(
        'long-project-id',
        projectIdOfLength(projectId, longest(contract, 'ProjectId') + 1),
        functionUrn,
      ),
      ...ask('foreign-function', projectId, foreignFunction(functionUrn, foreignProject(projectId))),
      ...ask('empty-project-id', '', functionUrn),
      ...ask('empty-function-urn', projectId, ''),
      ...oddEndings.map((ending) =>
        probe(`odd-function-urn/${ending}`, {
          url: plain.slice(0, endOfUrn) + ending + plain.slice(endOfUrn),
          requested: { projectId, functionUrn: functionUrn + ending },
        }),
      ),
      ...evasiveSpellings(place).map(({ what, url }) =>
        probe(`respelled-without-credentials/${what}`, { url, credentials: 'none' }),
      ),
      ...alteredCredentials(options).map((altered) =>
        probe(`half-right-credentials/${altered.what}`, { credentials: 'wrong', altered }),
      ),
      ...twiceEncodedSpellings(place).map(({ what, url }) => probe(`twice-encoded/${what}`, { url })),
      ...namedExamples(contract)
        .filter(({ status }) => status !== 200)
        .map(({ status, name }) => probe(`documented-error/${name}`, { example: { status, name } })),
    ],
    // What does not exist must not exist for having been asked for.
    ask('unknown-function/1-again', projectId, unknown),
  ];
  return rounds.map((round) => round.filter(({ name }) => needed.has(name)));
}

/** The credentials that are right but for one thing, without those that would lock the access key. */
function alteredCredentials({ target, thorough = false }: PlanOptions) {
  const { altered } = target.authentication;
  const keyed = altered.filter(({ isKeyed }) => isKeyed);
  return altered.filter((each) => thorough || !each.isKeyed || keyed.indexOf(each) < fewKeyedFailures);
}
