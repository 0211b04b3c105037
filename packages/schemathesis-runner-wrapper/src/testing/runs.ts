import { expect } from 'vitest';
import type { RunOptions } from '../options.ts';
import type { Executable, RunEvent } from '../result.ts';
import { readOnlyDocument } from './documents.ts';

/** Options for a quick, unthrottled run against a local server. */
export function quick(schemathesis: Executable, baseUrl: string, more: Partial<RunOptions> = {}): RunOptions {
  return {
    document: readOnlyDocument,
    baseUrl,
    schemathesis,
    rateLimit: false,
    seed: 7,
    phases: ['examples', 'coverage'],
    maxExamples: 5,
    ...more,
  };
}

export async function eventsOf(run: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of run) events.push(event);
  return events;
}

export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable('the run should have failed'),
    (error: unknown) => error,
  );
}
