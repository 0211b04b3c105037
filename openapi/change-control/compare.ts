import type { OpenApiDocument } from '../generate/document.ts';
import { type Json, memberName } from '../json.ts';
import type { Change, Effect } from './change.ts';
import { differingLeaves } from './leaves.ts';
import { type Difference, redoclyDiff } from './redocly-diff.ts';
import { callersView, consumersView } from './views.ts';

/**
 * Compares two versions of the contract as callers, as consumers and as servers see them, because the same change of
 * a shared schema may break the one and not the other: a longer maximum is nothing to a caller, and too long for a
 * consumer's buffer; a shorter one is nothing to a consumer, and fails a server that answers more. What narrows an
 * answer is what would widen it on the way back. What Redocly passes over (examples, extensions) is added as
 * compatible.
 *
 * @returns every change, those that break somebody first.
 */
export async function compareContracts(base: OpenApiDocument, revision: OpenApiDocument): Promise<Change[]> {
  const [callers, consumers, backwards] = await Promise.all([
    redoclyDiff(callersView(base), callersView(revision)),
    redoclyDiff(consumersView(base), consumersView(revision)),
    redoclyDiff(consumersView(revision), consumersView(base)),
  ]);
  const narrowing = new Set(
    backwards.filter(widens).map(({ base, revision }) => (base ?? revision)?.pointer),
  );
  const seenByCallers = new Set(callers.map(identity));
  const changes = [
    ...callers.flatMap((difference) => changesOf(difference, 'breaking for callers')),
    ...consumers
      .filter((difference) => !seenByCallers.has(identity(difference)))
      .flatMap((difference) => changesOf(difference, 'breaking for consumers')),
    ...consumers.map(narrowed).filter(({ pointer }) => narrowing.has(pointer)),
  ];
  const reported = [...callers, ...consumers].flatMap(({ base, revision }) => [
    base?.pointer,
    revision?.pointer,
  ]);
  const rest = differingLeaves(base, revision).filter(
    (leaf) => !reported.some((pointer) => isAt(leaf, pointer)),
  );
  return onePerPlace([...changes, ...rest.map(unreported)]);
}

function identity({ path, kind, property, impact }: Difference): string {
  return [path, kind, property, impact].join(' ');
}

/** Says whether a difference lets a value be what it could not be before. A member that is no longer listed does not. */
function widens({ typeName, property, impact }: Difference): boolean {
  return typeName === 'Schema' && property !== undefined && impact === 'major';
}

function narrowed(difference: Difference): Change {
  const { base, revision } = difference;
  return {
    effect: 'breaking for servers',
    bump: 'major',
    words: described(difference),
    pointer: (revision ?? base)?.pointer ?? '#',
  };
}

/** Sorts by weight, and leaves out what is nothing to the one at a place where it breaks the other. */
function onePerPlace(changes: Change[]): Change[] {
  const sorted = changes.toSorted((a, b) => rank(a) - rank(b));
  const breaking = new Set(sorted.filter(({ bump }) => bump === 'major').map(({ pointer }) => pointer));
  return sorted.filter(({ bump, pointer }) => bump !== 'patch' || !breaking.has(pointer));
}

function isAt(leaf: string, pointer: string | undefined): boolean {
  return (
    pointer !== undefined &&
    (leaf === pointer || leaf.startsWith(`${pointer}/`) || pointer.startsWith(`${leaf}/`))
  );
}

function rank({ effect, bump }: Change): number {
  if (effect === 'breaking for consumers') return 0;
  if (effect === 'breaking for callers') return 1;
  if (effect === 'breaking for servers') return 2;
  return bump === 'minor' ? 3 : 4;
}

function changesOf(difference: Difference, breaking: Effect): Change[] {
  if (difference.typeName === 'ServerVariable' && difference.property === 'enum')
    return serversOf(difference);
  const { impact, base, revision, verdicts } = difference;
  return [
    {
      effect: impact === 'major' ? breaking : 'compatible',
      bump: impact,
      words: verdicts.map(({ message }) => message).join(' ') || described(difference),
      pointer: (revision ?? base)?.pointer ?? '#',
    },
  ];
}

/** Redocly takes any change of a server's variables for a small one, but a caller may live in a region that goes. */
function serversOf({ base, revision }: Difference): Change[] {
  const before = listed(base?.value);
  const after = listed(revision?.value);
  const pointer = (revision ?? base)?.pointer ?? '#';
  const change = (value: Json, effect: Effect, bump: Change['bump'], verb: string): Change => ({
    effect,
    bump,
    words: `Server \`${value}\` was ${verb}.`,
    pointer,
  });
  return [
    ...before
      .filter((value) => !after.includes(value))
      .map((value) => change(value, 'breaking for callers', 'major', 'removed')),
    ...after
      .filter((value) => !before.includes(value))
      .map((value) => change(value, 'compatible', 'minor', 'added')),
  ];
}

function listed(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** Words for a change that Redocly rates, but does not comment. */
function described({ kind, typeName, property, base, revision }: Difference): string {
  const segments = ((revision ?? base)?.pointer ?? '#').split('/');
  const name = memberName(segments.at(property === undefined ? -1 : -2) ?? '');
  if (property === undefined) return `${typeName} \`${name}\` was ${kind}.`;
  const [before, after] = [listed(base?.value), listed(revision?.value)];
  const gained = after.filter((value) => !before.includes(value)).map((value) => ` gained ${shown(value)}`);
  const lost = before.filter((value) => !after.includes(value)).map((value) => ` lost ${shown(value)}`);
  if (gained.length + lost.length > 0)
    return `\`${property}\` of \`${name}\`${[...gained, ...lost].join(',')}.`;
  const isShort = [base?.value, revision?.value].every((value) => JSON.stringify(value ?? null).length < 60);
  return isShort
    ? `\`${property}\` of \`${name}\` changed from ${shown(base?.value)} to ${shown(revision?.value)}.`
    : `\`${property}\` of \`${name}\` changed.`;
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'nothing' : `\`${JSON.stringify(value)}\``;
}

function unreported(pointer: string): Change {
  return {
    effect: 'compatible',
    bump: 'patch',
    words: 'An example, an extension or a comment changed.',
    pointer,
  };
}
