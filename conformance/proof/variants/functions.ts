import contract from '../../../generated/openapi.json' with { type: 'json' };
import { type Behaviour, type Variant, variant } from '../behaviour.ts';
import type { ReferenceState } from '../reference/index.ts';

const { ProjectId, FunctionUrn } = contract.components.schemas;

/** Other functions and projects to ask for. The first function of the first project is the one that is tested. */
export const functionVariants: readonly Variant[] = [
  other('function/version', 'The function is asked for by a version number.', (urn) => urn.endsWith(':v1')),
  other('function/alias', 'The function is asked for by an alias.', (urn) => urn.endsWith(':stable')),
  other('function/package', 'The function is in another package.', (urn) => urn.includes(':reports:')),
  renamed('function/longest-urn', 'The URN is as long as it may be.', (urn) => {
    const parts = urn.split(':');
    const name = String(parts[6]).padEnd(FunctionUrn.maxLength - urn.length + String(parts[6]).length, 'x');
    return parts.with(6, name).join(':');
  }),
  renamed(
    'function/upper-case',
    'The name of the function has capitals, digits, hyphens and underscores.',
    (urn) => urn.split(':').with(6, 'My-Function_2').join(':'),
  ),
  project('project/longest', 'The project ID is as long as it may be.', 'f'.repeat(ProjectId.maxLength)),
  project('project/shortest', 'The project ID has one character.', 'p'),
];

function asItIs(): Behaviour {
  return {};
}

function other(id: string, sentence: string, isChosen: (urn: string) => boolean): Variant {
  return {
    ...variant(id, sentence, asItIs),
    state: (state) =>
      onFirstProject(state, (functions) => [
        ...functions.filter(({ func_urn }) => isChosen(func_urn)),
        ...functions.filter(({ func_urn }) => !isChosen(func_urn)),
      ]),
  };
}

function renamed(id: string, sentence: string, rename: (urn: string) => string): Variant {
  return {
    ...variant(id, sentence, asItIs),
    state: (state) =>
      onFirstProject(state, ([first, ...others]) =>
        first === undefined ? others : [{ ...first, func_urn: rename(first.func_urn) }, ...others],
      ),
  };
}

function project(id: string, sentence: string, projectId: string): Variant {
  return {
    ...variant(id, sentence, asItIs),
    state: ({ projects }) => {
      const [[before = '', first] = [], ...others] = Object.entries(projects);
      if (first === undefined) return { projects };
      const functions = first.functions.map((configuration) => ({
        ...configuration,
        func_urn: configuration.func_urn.replace(`:${before}:`, `:${projectId}:`),
      }));
      return { projects: { [projectId]: { ...first, functions }, ...Object.fromEntries(others) } };
    },
  };
}

type Functions = ReferenceState['projects'][string]['functions'];

function onFirstProject(
  { projects }: ReferenceState,
  change: (functions: Functions) => Functions,
): ReferenceState {
  const [[projectId = '', first] = [], ...others] = Object.entries(projects);
  if (first === undefined) return { projects };
  const changed = { ...first, functions: change(first.functions) };
  return { projects: { [projectId]: changed, ...Object.fromEntries(others) } };
}
