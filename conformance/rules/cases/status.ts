import { all, header, on, once, page, status } from '../../testing/conversation.ts';
import type { PartCases } from './case.ts';

export const statusCases: PartCases = {
  'status.no-server-error': {
    breaking: {
      'one call in three fails': once('known-function', 2, (answer) => ({ ...answer, status: 500 })),
      'every call to a known function fails': status(['known-function', 'encoded-colons'], 500),
      'an unknown function breaks the server': status('unknown-function', 500),
      'one unknown function in three breaks the gateway': once('unknown-function', 3, (answer) => ({
        ...answer,
        status: 502,
      })),
      'wrong credentials break the server': status('wrong-credentials', 500),
      'missing credentials break the server': status('no-credentials', 500),
      'an over-long project ID breaks the server': status('long-project-id', 500),
      'an over-long URN breaks the gateway': status('long-function-urn', 504),
      'a foreign project breaks the server': status('foreign-project', 500),
      'a URN of a foreign project breaks the server': status('foreign-function', 501),
      'an unknown version breaks the server': status('unknown-version', 500),
      'the other spelling of a URN breaks the server': status('encoded-colons', 500),
      'an empty project ID breaks the server': status('empty-project-id', 500),
      'the server breaks with a page in HTML': all(status('unknown-function', 500), page('unknown-function')),
      'a 503 without Retry-After is a failure like any other': once('known-function', 1, (answer) => ({
        ...answer,
        status: 503,
      })),
    },
    keeping: {
      'a mock that gives the documented examples of 500, 502, 503 and 504': all(),
      'an error below 500': status('wrong-credentials', 403),
    },
  },
  'status.known-function': {
    breaking: {
      ...Object.fromEntries(
        [201, 202, 203, 204, 206, 301, 302, 304, 307, 308, 400, 401, 403, 404, 409].map((code) => [
          `a known function is answered with ${code}`,
          on('known-function', (answer) => ({
            ...answer,
            status: code,
            body: code === 204 || code === 304 ? '' : answer.body,
          })),
        ]),
      ),
      'a known function leads to a page to log in': all(
        status('known-function', 302),
        header('known-function', 'Location', 'https://login.example/'),
        page('known-function'),
      ),
    },
    keeping: {
      'exactly 200': status('known-function', 200),
    },
  },
  'status.unknown-function': {
    breaking: Object.fromEntries(
      [200, 204, 302, 400, 401, 403, 410].map((code) => [
        `an unknown function is answered with ${code}`,
        status('unknown-function', code),
      ]),
    ),
    keeping: {
      'exactly 404': status('unknown-function', 404),
    },
  },
};
