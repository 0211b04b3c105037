import contract from '../../../generated/openapi.json' with { type: 'json' };
import type { ReferenceState } from '../../reference/index.ts';
import { objectOf, onEach } from '../alterations.ts';
import { type Subject, type Variant, variantsOf } from '../behaviour.ts';

const { ProjectId, FunctionUrn } = contract.components.schemas;

/** Other functions and projects to ask for. The first function of the first project is the one that is tested. */
export const functionVariants: readonly Variant[] = [
  ...variantsOf('function', {
    version: other('The function is asked for by a version number.', (urn) => urn.endsWith(':v1')),
    alias: other('The function is asked for by an alias.', (urn) => urn.endsWith(':stable')),
    package: other('The function is in another package.', (urn) => urn.includes(':reports:')),
    'longest-urn': renamed('The URN is as long as it may be.', (name, urn) =>
      name.padEnd(name.length + FunctionUrn.maxLength - urn.length, 'x'),
    ),
    'without-version': versionless(
      'The function is asked for without a version, and named with the one that is meant where no coding is asked for.',
    ),
    'upper-case': renamed(
      'The name of the function has capitals, digits, hyphens and underscores.',
      () => 'My-Function_2',
    ),
  }),
  ...variantsOf('project', {
    longest: project('The project ID is as long as it may be.', 'f'.repeat(ProjectId.maxLength)),
    shortest: project('The project ID has one character.', 'p'),
  }),
];

type Functions = ReferenceState['projects'][string]['functions'];
type Row = readonly [sentence: string, serve: Subject['serve'], more: Pick<Subject, 'state'>];

function other(sentence: string, isChosen: (urn: string) => boolean): Row {
  const order = ({ func_urn }: Functions[number]) => (isChosen(func_urn) ? 0 : 1);
  return ofFirstProject(sentence, (id, functions) => [id, functions.toSorted((a, b) => order(a) - order(b))]);
}

function renamed(sentence: string, rename: (name: string, urn: string) => string): Row {
  const change = (urn: string) =>
    urn
      .split(':')
      .with(6, rename(String(urn.split(':')[6]), urn))
      .join(':');
  return ofFirstProject(sentence, (id, functions) => [
    id,
    functions.map((one, index) => (index === 0 ? { ...one, func_urn: change(one.func_urn) } : one)),
  ]);
}

function versionless(sentence: string): Row {
  const [, , more] = ofFirstProject(sentence, (id, functions) => [
    id,
    functions.map((one, index) =>
      index === 0 ? { ...one, func_urn: one.func_urn.split(':').slice(0, 7).join(':') } : one,
    ),
  ]);
  const serve = onEach((answer, { outcome, request }) =>
    outcome === 'configuration' && request.headers['accept-encoding'] === 'identity'
      ? { ...answer, body: { ...objectOf(answer), func_urn: `${objectOf(answer).func_urn}:latest` } }
      : undefined,
  );
  return [sentence, serve, more];
}

function project(sentence: string, projectId: string): Row {
  return ofFirstProject(sentence, (before, functions) => [
    projectId,
    functions.map((one) => ({ ...one, func_urn: one.func_urn.replace(`:${before}:`, `:${projectId}:`) })),
  ]);
}

/** The reference endpoint with another first project. */
function ofFirstProject(
  sentence: string,
  change: (projectId: string, functions: Functions) => readonly [projectId: string, functions: Functions],
): Row {
  const state = ({ projects }: ReferenceState): ReferenceState => {
    const [[before = '', first] = [], ...others] = Object.entries(projects);
    if (first === undefined) return { projects };
    const [projectId, functions] = change(before, first.functions);
    return { projects: { [projectId]: { ...first, functions }, ...Object.fromEntries(others) } };
  };
  return [sentence, () => ({}), { state }];
}
