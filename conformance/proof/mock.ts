import { type Answer, jsonAnswer, serviceError } from '../reference/index.ts';
import type { Alter, Subject } from './behaviour.ts';
import { documentedExample } from './sites.ts';

/** What a mock can do that serves the document: no state, no credentials, but the named examples. */
export const mockCapabilities = ['examples'] as const;

/** An example that a request asks for. */
export interface WantedExample {
  readonly status: number;
  readonly name: string;
}

/** Answers with the named example that `Prefer` asks for, changed by `alter`, as a mock of the document does. */
export function mock(alter: (answer: Answer, wanted: WantedExample) => Answer): Subject['serve'] {
  const answerExample: Alter = (answer, { request }) => {
    const match = /code=(\d+), *example=([\w-]+)/.exec(String(request.headers.prefer));
    if (match === null) return answer;
    const wanted = { status: Number(match[1]), name: String(match[2]) };
    const example = documentedExample(wanted.status, wanted.name);
    if (example === undefined) return serviceError(404, 'There is no such example.');
    return alter(jsonAnswer(wanted.status, example), wanted);
  };
  return () => ({ alter: answerExample });
}
