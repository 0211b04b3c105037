import { always, configurationFor, type JsonObject, on, oneInThree, withHeader } from '../alterations.ts';
import type { Ask } from '../asks.ts';
import { type Fault, fault } from '../behaviour.ts';
import { type Answer, jsonAnswer, serviceError } from '../reference/index.ts';

/** Status codes that say something else than what happened. */
export const statusFaults: readonly Fault[] = [
  ...[201, 202, 203, 206, 299].map((status) =>
    fault(
      `status/known-function/${status}`,
      'status.known-function',
      `A known function is answered with ${status} and its configuration.`,
      on('known function', (answer) => ({ ...answer, status })),
    ),
  ),
  ...[204, 205, 304].map((status) =>
    fault(
      `status/known-function/${status}`,
      'status.known-function',
      `A known function is answered with ${status} and no body.`,
      on('known function', (answer) => empty(answer, status)),
    ),
  ),
  ...[301, 302, 303, 307, 308].map((status) =>
    fault(
      `status/known-function/${status}`,
      'status.known-function',
      `A known function is answered with ${status} to another path.`,
      on('known function', (answer, { request }) =>
        withHeader(empty(answer, status), 'Location', request.target.replace('/v2/', '/v3/')),
      ),
    ),
  ),
  ...[400, 403, 405, 410, 418].map((status) =>
    fault(
      `status/known-function/${status}`,
      'status.known-function',
      `A known function is answered with ${status}.`,
      on(['known function', 'encoded colons'], () => serviceError(status, 'No.')),
    ),
  ),
  ...[500, 501, 502, 504, 505, 599].map((status) => serverError('known function', status)),
  serverError('unknown function', 500),
  serverError('unknown function', 504),
  serverError('unknown version', 500),
  fault(
    'status/known-function/503-unannounced',
    'status.no-server-error',
    'A known function is always answered with 503, without Retry-After.',
    on('known function', () => serviceError(503, 'Service unavailable.')),
  ),
  ...[400, 401, 403, 405, 410].map((status) =>
    fault(
      `status/unknown-function/${status}`,
      'status.unknown-function',
      `A function that does not exist is answered with ${status}.`,
      on('unknown function', () => serviceError(status, 'No.')),
    ),
  ),
  ...answered('unknown function', 'status.unknown-function', 'A function that does not exist'),
  ...answered('unknown version', 'identity.version', 'A version that a function does not have'),
  everywhere(401, 'status.known-function', 'as if the credentials had expired'),
  everywhere(403, 'status.known-function', 'as if the credentials were for something else'),
  everywhere(500, 'status.no-server-error', 'and the body of an error'),
  fault(
    'status/everywhere/502-html',
    'status.no-server-error',
    'Every call is answered by a proxy with 502 and an HTML page.',
    always((answer) => ({
      ...withHeader(answer, 'Content-Type', 'text/html'),
      status: 502,
      body: Buffer.from('<html><body><h1>502 Bad Gateway</h1></body></html>'),
    })),
  ),
  fault(
    'status/unknown-version/latest',
    'identity.version',
    'A version that a function does not have is answered with the latest one.',
    on('unknown version', (_answer, { state }) => {
      const [configuration] = Object.values(state.projects).flatMap(({ functions }) => functions);
      return jsonAnswer(200, configuration as unknown as JsonObject);
    }),
  ),
  fault(
    'status/one-in-three/unknown-function',
    'status.unknown-function',
    'Every third call for a function that does not exist is answered with a configuration.',
    oneInThree((_answer, context) => configurationFor(context), 'unknown function'),
  ),
  fault(
    'status/one-in-three/500',
    'status.no-server-error',
    'Every third call for a known function is answered with 500.',
    oneInThree(() => serviceError(500, 'Internal server error.')),
  ),
  fault(
    'status/one-in-three/404',
    'status.known-function',
    'Every third call for a known function is answered with 404.',
    oneInThree(() => serviceError(404, 'Resource not found.')),
  ),
  fault(
    'status/one-in-three/202',
    'status.known-function',
    'Every third call for a known function is answered with 202.',
    oneInThree((answer) => ({ ...answer, status: 202 })),
  ),
];

/** What was asked for is not there, and the answer does not say so. */
function answered(ask: Ask, rule: string, what: string): readonly Fault[] {
  return [
    fault(
      `status/${words(ask)}/200`,
      rule,
      `${what} is answered with 200 and a configuration.`,
      on(ask, (_answer, context) => configurationFor(context)),
    ),
    fault(
      `status/${words(ask)}/204`,
      rule,
      `${what} is answered with 204.`,
      on(ask, (answer) => empty(answer, 204)),
    ),
    fault(
      `status/${words(ask)}/200-error`,
      rule,
      `${what} is answered with 200 and the body of an error.`,
      on(ask, (answer) => ({ ...answer, status: 200 })),
    ),
    fault(
      `status/${words(ask)}/302`,
      rule,
      `${what} is answered with a redirect.`,
      on(ask, (answer) => withHeader(empty(answer, 302), 'Location', '/console')),
    ),
  ];
}

function serverError(ask: Ask, status: number): Fault {
  return fault(
    `status/${words(ask)}/${status}`,
    'status.no-server-error',
    `An answer to ${ask} has status ${status}.`,
    on(ask, () => serviceError(status, 'Internal server error.')),
  );
}

function everywhere(status: number, rule: string, what: string): Fault {
  return fault(
    `status/everywhere/${status}`,
    rule,
    `Every call is answered with ${status}, ${what}.`,
    always(() => serviceError(status, 'No.')),
  );
}

function empty(answer: Answer, status: number): Answer {
  return { ...withHeader(answer, 'Content-Type', undefined), status, body: new Uint8Array() };
}

function words(ask: Ask): string {
  return ask.replaceAll(' ', '-');
}
