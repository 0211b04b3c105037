import type { Json } from '../../reference/index.ts';
import { edit, type JsonObject, objectOf, on, withDestination, without } from '../alterations.ts';
import { type Ask, configurationAsks, refusals } from '../asks.ts';
import type { Alter, Fault } from '../behaviour.ts';
import { type Site, sitesOf } from '../sites.ts';
import { ruleBrokenAt } from './intended-rule.ts';
import { type Mutation, mutationsOf } from './mutations.ts';

/** The faults that follow from what the document says about the body with status 200. */
export function configurationFaults(): readonly Fault[] {
  return sitesOf('Ok').flatMap((site) =>
    mutationsOf(site)
      .filter((mutation) => !isSharedByAllDestinations(site, mutation))
      .map((mutation) => fault('config', configurationAsks, site, mutation)),
  );
}

/** The faults that follow from what the document says about the body of an error. */
export function errorBodyFaults(): readonly Fault[] {
  const responses: readonly (readonly [name: string, response: string, asks: readonly Ask[]])[] = [
    ['unauthorized', 'Unauthorized', ['missing credentials', 'wrong credentials']],
    ['forbidden', 'Forbidden', ['foreign project']],
    ['not-found', 'NotFound', ['unknown function', 'unknown version', 'foreign function']],
    ['bad-request', 'BadRequest', ['long project ID', 'long function URN']],
  ];
  return responses.flatMap(([name, response, asks]) =>
    sitesOf(response)
      .filter(({ presence }) => presence === 'required')
      .flatMap((site) => mutationsOf(site).map((mutation) => fault(`error.${name}`, asks, site, mutation))),
  );
}

/**
 * A destination's own places are gone through for each service. What breaks them without regard to it
 * is one fault and not four, so only the first service keeps it.
 */
function isSharedByAllDestinations({ path, destination }: Site, { broken, id }: Mutation): boolean {
  const isOfEach = path.length === 3 && path[0] === 'destination_config';
  const isOfService =
    id === 'lower-case' || id === 'upper-case' || broken === 'content' || broken === 'required';
  return isOfEach && destination !== firstDestination() && !isOfService;
}

function firstDestination(): string | undefined {
  return sitesOf('Ok').find(({ destination }) => destination !== undefined)?.destination;
}

function fault(group: string, asks: readonly Ask[], site: Site, mutation: Mutation): Fault {
  const place = [...(site.destination === undefined ? [] : [`(${site.destination})`]), ...site.path];
  const isError = asks.some((ask) => refusals.includes(ask));
  const name = site.path.length === 0 ? 'The body' : `\`${site.path.join('/')}\``;
  const where = site.destination === undefined ? '' : ` of a destination ${site.destination}`;
  return {
    id: [group, ...place, mutation.id].join('/'),
    sentence: `${name}${where} ${mutation.what}${isError ? ` in an answer to: ${asks.join(', ')}` : ''}.`,
    rule: isError ? 'errors.body' : ruleBrokenAt(site, mutation),
    serve: on(asks, alteration(site, mutation)),
  };
}

function alteration({ path, destination }: Site, { rename, change }: Mutation): Alter {
  return (answer) => {
    const base = withDestination(objectOf(answer), destination);
    const changed = rename === undefined ? edit(base, path, change ?? same) : renamed(base, path, rename);
    return { ...answer, body: changed ?? null };
  };
}

function renamed(body: JsonObject, path: readonly string[], rename: string): Json | undefined {
  const name = path.at(-1) ?? '';
  return edit(body, path.slice(0, -1), (parent) => {
    const text = typeof parent === 'string';
    const object = (text ? JSON.parse(parent) : parent) as JsonObject;
    const { [name]: value = null } = object;
    const changed = { ...without(object, name), [rename]: value };
    return text ? JSON.stringify(changed) : changed;
  });
}

function same(value: Json): Json {
  return value;
}
