import { gzipSync } from 'node:zlib';
import { configurationFor, objectOf, on, withHeader } from '../alterations.ts';
import { type Ask, configurationAsks } from '../asks.ts';
import { type Alter, type Fault, fault } from '../behaviour.ts';
import {
  type Answer,
  type AnswerContext,
  gatewayError,
  jsonAnswer,
  serviceError,
} from '../reference/index.ts';
import { bodyText, head, transmitOn } from '../wire.ts';

const missing = 'credentials.missing';
const wrong = 'credentials.wrong';

/** Who is let in, with what answer the others are turned away, and what the answers give away. */
export const credentialFaults: readonly Fault[] = [
  fault(
    'credentials/not-checked',
    missing,
    'No credentials are checked: calls without and with wrong ones are answered like any other.',
    on(['missing credentials', 'wrong credentials'], (_answer, context) => configurationFor(context)),
  ),
  ...refused('missing credentials', missing),
  ...refused('wrong credentials', wrong),
  ...(['known function', 'unknown function', 'missing credentials', 'wrong credentials'] as const).flatMap(
    (ask) => [
      repeated(ask, 'header', 'in a header field', (answer, credential) =>
        withHeader(answer, 'X-Debug', credential),
      ),
      repeated(ask, 'base64', 'in a header field, in base64', (answer, credential) =>
        withHeader(answer, 'X-Debug', Buffer.from(credential).toString('base64')),
      ),
      repeated(ask, 'cookie', 'in a cookie', (answer, credential) =>
        withHeader(answer, 'Set-Cookie', `token=${encodeURIComponent(credential)}; HttpOnly`),
      ),
      repeated(ask, 'gzip', 'in the body, compressed', (answer, credential) => {
        const body = { ...objectOf(answer), debug: credential };
        return withHeader({ ...answer, body: gzipSync(JSON.stringify(body)) }, 'Content-Encoding', 'gzip');
      }),
      repeated(ask, 'escaped', 'in the body, with its slashes escaped', (answer, credential) => ({
        ...answer,
        body: Buffer.from(JSON.stringify({ ...objectOf(answer), debug: credential }).replaceAll('/', '\\/')),
      })),
      repeated(ask, 'body', 'in the body', (answer, credential) => ({
        ...answer,
        body: { ...objectOf(answer), debug: `token ${credential} was used` },
      })),
    ],
  ),
  fault(
    'credentials/repeated/reason-phrase',
    'credentials.not-repeated',
    'The reason phrase of each refusal repeats the credentials.',
    transmitOn('wrong credentials', (response, answer, context) => {
      const fields = [`Content-Length: ${bodyText(answer).length}`, 'Connection: close'];
      const reason = `Refused ${credentialOf(context)}`;
      response.socket?.end(`${head(answer, fields, reason)}${bodyText(answer)}`);
    }),
  ),
  fault(
    'credentials/repeated/field-name',
    'credentials.not-repeated',
    'A configuration repeats the credentials in the name of a header field.',
    on(configurationAsks, (answer, context) =>
      withHeader(answer, `X-${encodeURIComponent(credentialOf(context))}`, '1'),
    ),
  ),
  {
    ...fault(
      'credentials/signature-not-checked',
      wrong,
      'An access key is looked up and its signature is not checked.',
      on('wrong credentials', (_answer, context) => configurationFor(context)),
    ),
    credentials: 'signature',
  },
  {
    ...fault(
      'credentials/repeated/signature',
      'credentials.not-repeated',
      'The answer to wrong credentials repeats the Authorization header field.',
      on('wrong credentials', (answer, { request }) =>
        withHeader(answer, 'X-Debug', String(request.headers.authorization)),
      ),
    ),
    credentials: 'signature',
  },
  {
    ...fault(
      'credentials/repeated/security-token',
      'credentials.not-repeated',
      'A configuration repeats the X-Security-Token header field.',
      on(configurationAsks, (answer, { request }) => ({
        ...answer,
        body: { ...objectOf(answer), debug: String(request.headers['x-security-token']) },
      })),
    ),
    credentials: 'temporary signature',
  },
];

function refused(ask: Ask, rule: string): readonly Fault[] {
  const name = ask.replaceAll(' ', '-');
  const answered = (id: string, what: string, expected: string, alter: Alter) =>
    fault(`credentials/${name}/${id}`, expected, `A call with ${ask} ${what}.`, on(ask, alter));
  return [
    answered('200', 'is answered with the configuration', rule, (_answer, context) =>
      configurationFor(context),
    ),
    answered('200-error', 'is answered with 200 and the body of an error', rule, (answer) => ({
      ...answer,
      status: 200,
    })),
    answered('204', 'is answered with 204', rule, (answer) => ({
      ...answer,
      status: 204,
      body: new Uint8Array(),
    })),
    answered('404', 'is answered with 404', 'credentials.status', () =>
      serviceError(404, 'Resource not found.'),
    ),
    answered('302', 'is redirected to a login page', rule, () =>
      jsonAnswer(302, null, { Location: 'https://login.example/' }),
    ),
    answered('500', 'is answered with 500', 'status.no-server-error', () =>
      gatewayError(500, 'APIGW.0999', 'Internal error'),
    ),
    answered('502', 'is answered with 502', 'status.no-server-error', () =>
      gatewayError(502, 'APIGW.0202', 'Backend unavailable'),
    ),
    answered('empty-body', 'is refused with an empty body', 'errors.body', (answer) => ({
      ...answer,
      body: new Uint8Array(),
    })),
    answered('html', 'is refused with a login page', 'errors.media-type', (answer) => ({
      ...withHeader(answer, 'Content-Type', 'text/html'),
      body: Buffer.from('<!doctype html><title>Log in</title>'),
    })),
    answered('problem-json', 'is refused with application/problem+json', 'errors.media-type', (answer) =>
      withHeader(answer, 'Content-Type', 'application/problem+json'),
    ),
  ];
}

function repeated(
  ask: Ask,
  id: string,
  where: string,
  alter: (answer: Answer, credential: string) => Answer,
): Fault {
  return fault(
    `credentials/repeated/${ask.replaceAll(' ', '-')}/${id}`,
    'credentials.not-repeated',
    `The answer to ${ask} repeats the credentials ${where}.`,
    on(ask === 'known function' ? configurationAsks : ask, (answer, context) =>
      alter(answer, credentialOf(context)),
    ),
  );
}

/** The credential of a request; of one without, the right one, as a server with a memory leak would send it. */
function credentialOf({ request, state }: AnswerContext): string {
  const [project] = Object.values(state.projects);
  return String(request.headers['x-auth-token'] ?? project?.tokens[0]);
}
