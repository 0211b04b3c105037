import { serviceError } from '../../reference/index.ts';
import { withHeader, withMembers } from '../alterations.ts';
import { type Fault, faultsOf, type Subject } from '../behaviour.ts';
import { mock, mockCapabilities } from '../mock.ts';

type OfMock = readonly [sentence: string, serve: Subject['serve'], more: Partial<Subject>];

/** Mocks that do not answer as the document says. */
export const exampleFaults: readonly Fault[] = [
  ...faultsOf('examples', 'examples.status', {
    'status/errors': ofMock('answers the examples of errors with other errors', (answer) =>
      answer.status < 400 ? answer : { ...answer, status: answer.status === 400 ? 401 : 400 },
    ),
    'status/one': ofMock('answers the example documented with 203', (answer, { name }) =>
      name === 'documented' ? { ...answer, status: 203 } : answer,
    ),
    'status/other-answer': ofMock('answers the examples of 404 with another error', (answer) =>
      answer.status === 404 ? serviceError(400, 'No.') : answer,
    ),
  }),
  ...faultsOf('examples', 'examples.body', {
    'body/value': ofMock('answers a value that differs from the example', (answer) =>
      answer.status === 200 ? withMembers(answer, { max_async_retry_attempts: 5 }) : answer,
    ),
    'body/error': ofMock('answers an error that differs from the example', (answer) =>
      answer.status === 200 ? answer : withMembers(answer, { error_code: 'FSS.9999' }),
    ),
    'body/member': ofMock('adds a member to one example', (answer, { name }) =>
      name === 'no-destinations' ? withMembers(answer, { id: 1 }) : answer,
    ),
    'body/one-for-all': ofMock('answers every example of a configuration with one', (answer) =>
      answer.status === 200
        ? withMembers(answer, { func_urn: 'urn:fss:one-for-all', destination_config: {} })
        : answer,
    ),
  }),
  ...faultsOf('examples', 'errors.media-type', {
    'media-type/server-errors': ofMock('answers the examples of server errors as text', (answer) =>
      answer.status < 500 ? answer : withHeader(answer, 'Content-Type', 'text/plain'),
    ),
  }),
];

function ofMock(what: string, alter: Parameters<typeof mock>[0]): OfMock {
  return [`A mock ${what}.`, mock(alter), { capabilities: mockCapabilities }];
}
