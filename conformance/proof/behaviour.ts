import type { Capability, ConformanceOptions } from '../index.ts';
import type { ReferenceEndpointOptions, ReferenceState } from '../reference/index.ts';

/** How a server departs from the reference endpoint; one without `transmit` is tried out without sockets. */
export type Behaviour = Pick<ReferenceEndpointOptions, 'alter' | 'transmit'>;

/** Changes an answer of the reference endpoint. */
export type Alter = NonNullable<ReferenceEndpointOptions['alter']>;

/** Writes an answer of the reference endpoint to the wire. */
export type Transmit = NonNullable<ReferenceEndpointOptions['transmit']>;

/** Something that a server does. */
export interface Subject {
  /** A stable name, unique in the catalogue. Its first word is the topic. */
  readonly id: string;
  /** What the server does, in one sentence. */
  readonly sentence: string;
  /** The edition of the contract that the server keeps; by default the base. */
  readonly profile?: string;
  /** Starts afresh for each run, since a behaviour may count. */
  readonly serve: () => Behaviour;
  /** What the server knows, made from what the reference endpoint knows. By default the same. */
  readonly state?: (state: ReferenceState) => ReferenceState;
  /** What the server can do; by default what a deployment can. */
  readonly capabilities?: readonly Capability[];
  /** What the suite proves itself with; by default a token. */
  readonly credentials?: 'token' | 'signature' | 'temporary signature';
  /** How many of the first project's functions are tested; by default the first one. */
  readonly functions?: number;
  /** What the suite is told to expect of the functions; nothing by default. */
  readonly expect?: NonNullable<ConformanceOptions['expect']>;
  /** The suite tries all wrong signatures with the real access key. */
  readonly isThorough?: boolean;
  /** How long the suite waits for one exchange, in seconds. Only a server that never answers needs less than others. */
  readonly timeoutSeconds?: number;
}

/** Something that a correct server may do: no rule may turn red. */
export interface Variant extends Subject {
  /** The rules of level SHOULD that warn about it; the verdict is that the server conforms all the same. */
  readonly warnings?: readonly string[];
}

/** A way in which a server breaks the contract: exactly one rule must turn red. */
export interface Fault extends Subject {
  /** The rule that must turn red, or {@link noVerdict}. */
  readonly rule: string;
  /** What it leaves unanswered keeps the run from a verdict, beside the rule. */
  readonly isUntested?: boolean;
}

/** In place of a rule: there is no answer to judge, and the run must say that the target could not be tested. */
export const noVerdict = 'could not be tested';

/** One fault, for which a {@link Table} would be too much. */
export function fault(id: string, rule: string, sentence: string, serve: Subject['serve']): Fault {
  return { id, rule, sentence, serve };
}

/** Servers by the last part of their IDs: what each does, in a sentence, and how. */
export interface Table {
  readonly [id: string]: readonly [
    sentence: string,
    serve: Subject['serve'],
    more?: Partial<Variant & Fault>,
  ];
}

/** A table made from another one, row by row. */
export function tableOf<Row>(
  rows: { readonly [id: string]: Row },
  make: (row: Row, id: string) => Table[string],
): Table {
  return Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, make(row, id)]));
}

/** The faults of a group, all meant for one rule. */
export function faultsOf(group: string, rule: string, table: Table): readonly Fault[] {
  return subjectsOf(group, table).map((subject) => ({ ...subject, rule }));
}

/** The benign variants of a group. */
export function variantsOf(group: string, table: Table): readonly Variant[] {
  return subjectsOf(group, table);
}

function subjectsOf(group: string, table: Table): readonly Subject[] {
  return Object.entries(table).map(([id, [sentence, serve, more]]) => ({
    id: `${group}/${id}`,
    sentence,
    serve,
    ...more,
  }));
}
