import { objectOf } from '../alterations.ts';
import { type Fault, fault } from '../behaviour.ts';
import { mock, mockCapabilities } from '../mock.ts';

/** Mocks that do not answer as the document says. */
export const exampleFaults: readonly Fault[] = [
  ofMock(
    'status/errors',
    'examples.status',
    'answers the examples of errors with other errors',
    (answer) => ({
      ...answer,
      status: answer.status < 400 ? answer.status : answer.status === 400 ? 401 : 400,
    }),
  ),
  ofMock('status/one', 'examples.status', 'answers the example documented with 203', (answer, { name }) => ({
    ...answer,
    status: name === 'documented' ? 203 : answer.status,
  })),
  ofMock('body/value', 'examples.body', 'answers a value that differs from the example', (answer) => ({
    ...answer,
    body: answer.status === 200 ? { ...objectOf(answer), max_async_retry_attempts: 5 } : objectOf(answer),
  })),
  ofMock('body/error', 'examples.body', 'answers an error that differs from the example', (answer) => ({
    ...answer,
    body: answer.status === 200 ? objectOf(answer) : { ...objectOf(answer), error_code: 'FSS.9999' },
  })),
  ofMock('body/member', 'examples.body', 'adds a member to one example', (answer, { name }) => ({
    ...answer,
    body: name === 'no-destinations' ? { ...objectOf(answer), id: 1 } : objectOf(answer),
  })),
];

function ofMock(id: string, rule: string, what: string, alter: Parameters<typeof mock>[0]): Fault {
  return { ...fault(`examples/${id}`, rule, `A mock ${what}.`, mock(alter)), capabilities: mockCapabilities };
}
