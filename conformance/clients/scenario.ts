import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Outcome } from '../reference/index.ts';
import type { Level } from '../rules/rule.ts';
import type { RuleDescription, ScenarioGroup } from '../verdict/report.ts';

/** One requirement on clients, what a client meets in order to show it, and what must be seen then. */
export interface Scenario {
  /** A stable name: group and word. */
  readonly id: string;
  readonly level: Level;
  readonly group: ScenarioGroup;
  /** The requirement, in one sentence. */
  readonly title: string;
  /** What it is good for. */
  readonly reason: string;
  /** The place in the API reference, or what else it rests on. */
  readonly source: string;
  /** The place in the OpenAPI document: a JSON pointer. */
  readonly pointer: string;
  /** It has no run of its own, but is judged by those of all other scenarios. */
  readonly over?: 'every scenario';
  /** Another scenario, without which this one says nothing: a client that breaks that one is not judged by this one. */
  readonly after?: string;
  /** What the client is told to ask for; by default a function that is configured. */
  readonly ask?: { readonly urn?: 'odd' | 'too long'; readonly project?: 'too long' };
  /** What the client is given; by default a token and an access key, of which it may use either. */
  readonly credentials?: 'token' | 'access key' | 'temporary access key' | 'expired token';
  /** A client may say that it has no such feature. */
  readonly 'may-skip'?: boolean;
  /** How far the endpoint's clock is ahead, in seconds. */
  readonly clock?: number;
  /** The time zone that the program runs in. */
  readonly 'time-zone'?: string;
  /** The answers to the requests that the contract allows, in turn; the last one goes on. By default the documented one. */
  readonly answers?: readonly Script[];
  readonly expect: Expectation;
}

/** How one answer is made. */
export interface Script {
  /** One of the document's examples, with its status; the URN in it becomes the one that was asked for. */
  readonly example?: string;
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  /** The body, where it is no example. */
  readonly body?: string;
  /** Members of the example to put in or to replace, by JSON pointer. */
  readonly set?: { readonly [pointer: string]: unknown };
  /** Members of the example to leave out, by JSON pointer. */
  readonly remove?: readonly string[];
  /** How much white space follows, in bytes. */
  readonly fill?: number;
  readonly order?: 'reversed';
  readonly spelled?: 'with white space' | 'with escapes' | 'cut off';
  /** When to come back: in some seconds, or at the date that is some seconds ahead. */
  readonly 'retry-after'?: { readonly seconds: number } | { readonly date: number };
  /** Where it redirects to: to another origin, or to the same URL again. */
  readonly location?: 'elsewhere' | 'here';
  /** The error message quotes the credentials of the request. */
  readonly repeats?: 'credentials';
  readonly wire?: WireName;
}

/** How an answer goes over the wire; by default as it is. */
export type WireName =
  | 'gzip'
  | 'chunks'
  | 'interim'
  | 'slow'
  | 'hang'
  | 'stall'
  | 'cut'
  | 'closed'
  | 'endless'
  | 'bomb';

/** What must be seen. Exactly one, so that a client that gets one thing wrong turns one scenario red. */
export type Expectation =
  /** Every request has this method. */
  | { readonly method: 'GET' }
  /** No request is of a kind that the endpoint refuses in one of these ways. */
  | { readonly never: readonly Outcome[] }
  | { readonly sends: 'nothing' }
  | { readonly field: 'accepts JSON' | 'names the program' | 'has no body' }
  | { readonly reads: 'the answer' | 'param as an object' | 'no configuration' }
  /** The program ends in an error, which tells these. */
  | { readonly error: readonly ('status' | 'error_code' | 'request_id')[] }
  /** What the program prints has no member that the answer does not have. */
  | { readonly invents: 'nothing' }
  | { readonly waits: 'Retry-After' }
  | { readonly 'most-requests': number }
  | { readonly ends: 'by itself' }
  | { readonly elsewhere: 'no credentials' }
  | { readonly prints: 'no credentials' }
  | { readonly accepts: 'less than all of the body' };

/** The file of each group, each by its whole name, so that the bundle of the command takes it along. */
const files: { readonly [group in ScenarioGroup]: URL } = {
  request: new URL('./scenarios/request.yaml', import.meta.url),
  reading: new URL('./scenarios/reading.yaml', import.meta.url),
  errors: new URL('./scenarios/errors.yaml', import.meta.url),
  patience: new URL('./scenarios/patience.yaml', import.meta.url),
  safety: new URL('./scenarios/safety.yaml', import.meta.url),
};

/** Reads every scenario, group by group. */
export async function readScenarios(): Promise<readonly Scenario[]> {
  const read = async (group: ScenarioGroup) => {
    const text = await readFile(files[group], 'utf8');
    const scenarios: readonly Omit<Scenario, 'group'>[] = parse(text, { merge: true });
    const idOf = (name: string) => (name.includes('.') ? name : `${group}.${name}`);
    return scenarios.map(
      ({ after, ...scenario }): Scenario => ({
        ...scenario,
        id: idOf(scenario.id),
        group,
        ...(after !== undefined && { after: idOf(after) }),
      }),
    );
  };
  return (await Promise.all((Object.keys(files) as ScenarioGroup[]).map(read))).flat();
}

/** What reports and catalogues show of a scenario. */
export function describeScenario({ id, level, group, title, source, pointer }: Scenario): RuleDescription {
  return { id, level, part: group, title, source, pointer };
}
