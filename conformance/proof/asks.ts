import contract from '../../generated/openapi.json' with { type: 'json' };
import { validateProjectId } from '../../generated/validators.js';
import type { AnswerContext } from '../reference/index.ts';

const { FunctionUrn } = contract.components.schemas;

/** What a request asks the endpoint for. */
export type Ask =
  | 'known function'
  | 'encoded colons'
  | 'unknown function'
  | 'neighbour function'
  | 'malformed function'
  | 'longest function URN'
  | 'unknown version'
  | 'foreign project'
  | 'foreign function'
  | 'long project ID'
  | 'long function URN'
  | 'empty project ID'
  | 'empty function URN'
  | 'odd function URN'
  | 'missing credentials'
  | 'wrong credentials'
  | 'something else';

/** Says what a request asks for, by how the reference endpoint would answer it. */
export function askOf({ outcome, parameters, request, state }: AnswerContext): Ask {
  if (outcome === 'missing credentials' || outcome === 'wrong credentials' || outcome === 'foreign project') {
    return outcome;
  }
  if (parameters === undefined) return 'something else';
  const { projectId, functionUrn } = parameters;
  switch (outcome) {
    case 'configuration':
      return /%3a/i.test(request.target) ? 'encoded colons' : 'known function';
    case 'out of bounds':
      if (projectId === '') return 'empty project ID';
      if (functionUrn === '') return 'empty function URN';
      return validateProjectId(projectId) ? 'long function URN' : 'long project ID';
    case 'unknown function': {
      const segments = functionUrn.split(':');
      const [packageName, name] = segments.slice(5, 7);
      if (packageName === undefined || name === undefined || /[%*]/.test(name)) return 'malformed function';
      if (segments[2]?.startsWith('no-such-region')) return 'malformed function';
      if (segments[3] !== projectId) return 'foreign function';
      if (functionUrn.length === FunctionUrn.maxLength) return 'longest function URN';
      const unversioned = `${segments.slice(0, -1).join(':')}:`;
      const functions = state.projects[projectId]?.functions ?? [];
      // A URN that goes on after its end names nothing, whatever the rest of it is.
      if (functions.some((known) => functionUrn.startsWith(known.func_urn))) return 'odd function URN';
      const isKnown = functions.some((known) => known.func_urn.startsWith(unversioned));
      if (isKnown) return 'unknown version';
      const isNear = functions.some((known) => {
        const [knownPackage, knownName = ''] = known.func_urn.split(':').slice(5, 7);
        const isSameName = name.toLowerCase() === knownName.toLowerCase();
        return packageName === knownPackage
          ? isSameName || knownName.startsWith(name) || name.startsWith(knownName)
          : isSameName;
      });
      return isNear ? 'neighbour function' : 'unknown function';
    }
    default:
      return 'something else';
  }
}

/** The asks that a server answers with a configuration. */
export const configurationAsks: readonly Ask[] = ['known function', 'encoded colons'];

/** Paths that the contract does not describe. How they are refused is left to whatever stands in front. */
export const unspecified: readonly Ask[] = ['empty project ID', 'empty function URN', 'odd function URN'];

/** The asks that a server has to refuse, with the body of an error. */
export const refusals: readonly Ask[] = [
  'unknown function',
  'neighbour function',
  'longest function URN',
  'unknown version',
  'foreign project',
  'foreign function',
  'long project ID',
  'long function URN',
  'missing credentials',
  'wrong credentials',
];
