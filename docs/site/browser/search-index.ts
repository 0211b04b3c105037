import MiniSearch from 'minisearch';
import type { Place } from '../places.ts';

/** A place that was found. */
export interface Found extends Omit<Place, 'url'> {
  /** Its address, relative to the root of the site. */
  readonly id: string;
  /** The words of the index that were found. */
  readonly terms: readonly string[];
}

/** Finds the places that have all words of a query, or words that begin with them or are nearly alike, best first. */
export type FindPlaces = (query: string) => readonly Found[];

/** Offers `findPlaces` to the script of the search, over the `siteSearchIndex` that stands in front of this. */
export function start(): void {
  const search = new MiniSearch<Place>({
    idField: 'url',
    fields: ['title', 'text'],
    storeFields: ['page', 'title', 'text'],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4 }, combineWith: 'AND' },
  });
  search.addAll((globalThis as unknown as { siteSearchIndex: readonly Place[] }).siteSearchIndex);
  const findPlaces: FindPlaces = (query) => {
    const isNamed = ({ title }: Found) => Number(title === query.trim());
    const found = search.search(query) as unknown as Found[];
    return found.toSorted((a, b) => isNamed(b) - isNamed(a));
  };
  Object.assign(globalThis, { findPlaces });
}
