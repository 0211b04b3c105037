import type { Contract } from '../contract/contract.ts';
import { type ContractKeyword, contractKeywords, describing } from '../contract/keywords.ts';
import type { SchemaError } from '../reading/config.ts';
import { inWords } from '../reading/words.ts';
import { configProbes, type Part, type Rule } from './rule.ts';
import { schemaErrors } from './schema-errors.ts';

const bounds = new Set([
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
]);
const destinationPath = '/destination_config/*';
const paramPath = `${destinationPath}/param`;

/** The rules that follow from the document: one for each bound, enumeration and format of a configuration. */
export function derivedRules(contract: Contract): Rule[] {
  return contractKeywords(contract).flatMap((place) => {
    const id = derivedId(place);
    if (id === undefined) return [];
    return [
      {
        id,
        level: 'MUST',
        part: id.slice(0, id.indexOf('.')) as Part,
        title: titleOf(place),
        source: sourceOf(place.path),
        pointer: place.pointer,
        probes: configProbes,
        judges: [place.path],
        needs: [],
        check: schemaErrors((error) => owner(error, contract) === id),
      } satisfies Rule,
    ];
  });
}

/** The one rule that reports an error of the schema. */
export function owner(error: SchemaError, contract: Contract): string {
  const { keyword, path } = error;
  if (keyword === 'required') {
    if (path.startsWith(`${paramPath}/`)) return 'destinations.param-members';
    return path.startsWith(`${destinationPath}/`) ? 'destinations.members' : 'body.required-members';
  }
  if (keyword === 'type') {
    if (error.actual === 'null' && !isRequired(path, contract)) return 'body.null-members';
    if (path === paramPath) return 'destinations.param';
    if (path.startsWith(`${paramPath}/`)) return 'destinations.param-types';
    return error.isNumber ? 'body.integers' : 'body.types';
  }
  const place = contractKeywords(contract).find(
    (candidate) => candidate.path === path && candidate.pointer === error.pointer,
  );
  return (place && derivedId(place)) ?? 'body.schema';
}

/** Says whether a member has to be there. */
function isRequired(path: string, contract: Contract): boolean {
  const [parent, name] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
  return contractKeywords(contract).some(
    (place) =>
      place.keyword === 'required' &&
      place.path === parent &&
      Array.isArray(place.value) &&
      place.value.includes(name),
  );
}

/** Says whether the document asks something of a body that only `body.schema` can judge. */
export function hasKeywordWithoutRule(contract: Contract): boolean {
  return contractKeywords(contract).some((place) => {
    const { keyword, value } = place;
    const asksNothing = keyword.startsWith('x-') || (keyword === 'additionalProperties' && value === true);
    const isJudged = keyword === 'type' || keyword === 'required' || describing.has(keyword) || asksNothing;
    return !isJudged && derivedId(place) === undefined;
  });
}

function derivedId({ keyword, path }: ContractKeyword): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const part = path.startsWith(`${paramPath}/`) ? 'destinations' : 'ranges';
  if (bounds.has(keyword)) return `${part}.${name}.${keyword}`;
  if (keyword === 'format') return `times.${name}.format`;
  if (keyword === 'enum') return `enums.${name}`;
  return undefined;
}

function titleOf({ keyword, value, path }: ContractKeyword): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  switch (keyword) {
    case 'minimum':
      return `${name} is at least ${value}.`;
    case 'maximum':
      return `${name} is at most ${value}.`;
    case 'minLength':
      return `${name} has at least ${value} ${value === 1 ? 'character' : 'characters'}.`;
    case 'maxLength':
      return `${name} has at most ${value} characters.`;
    case 'format':
      return `${name} is a real date and time in the format ${value}.`;
    case 'enum':
      return `${name} is one of ${(value as readonly unknown[]).join(', ')}.`;
    default:
      return `${name} keeps ${keyword} ${inWords(value)}.`;
  }
}

function sourceOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (path.startsWith(paramPath)) return `Table 4, param: ${name}`;
  if (path.startsWith(destinationPath)) return 'Table 4, destination';
  return `Table 2, ${name}`;
}
