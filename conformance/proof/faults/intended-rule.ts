import type { Site } from '../sites.ts';
import type { Mutation } from './mutations.ts';

/** The rule that has to find a mutation of a configuration. */
export function ruleBrokenAt({ path, presence }: Site, { broken, id }: Mutation): string {
  const name = path.at(-1) ?? '';
  const isDestination = path.length === 3;
  const isInParam = path.length === 4;
  switch (broken) {
    case 'shape':
      return 'body.object';
    case 'name':
      return 'body.names';
    case 'content':
      return 'destinations.param';
    case 'enum':
      return `enums.${name}`;
    case 'format':
      return `times.${name}.format`;
    case 'x-recommended':
      return 'body.recommended-members';
    case 'required':
      if (isInParam) return 'destinations.param-members';
      return isDestination ? 'destinations.members' : 'body.required-members';
    case 'type':
      if (id === 'null' && presence !== 'required') return 'body.null-members';
      if (isInParam) return 'destinations.param-types';
      if (isDestination && name === 'param') return 'destinations.param';
      return id === 'fraction' ? 'body.integers' : 'body.types';
    default:
      return `${isInParam ? 'destinations' : 'ranges'}.${name}.${broken}`;
  }
}
