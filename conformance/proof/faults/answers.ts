import {
  always,
  configurationFor,
  empty,
  type JsonObject,
  on,
  oneInThree,
  page,
  withHeader,
  withMembers,
} from '../alterations.ts';
import { type Ask, configurationAsks } from '../asks.ts';
import { type Alter, type Fault, faultsOf } from '../behaviour.ts';
import { type AnswerContext, jsonAnswer, serviceError } from '../reference/index.ts';

const serverErrors = 'status.no-server-error';

type WrongAnswer = readonly [what: string, alter: Alter, rule?: string];

/** What a call may be answered with that is more than a status code; some of it is a matter of a rule of its own. */
const named: { readonly [name: string]: WrongAnswer } = {
  200: ['200 and a configuration', (_answer, context) => configurationFor(context)],
  '200-error': ['200 and the body of an error', (answer) => ({ ...answer, status: 200 })],
  301: [
    '301 to the path with its colons',
    (answer, { request }) => withHeader(empty(answer, 301), 'Location', decodeURIComponent(request.target)),
  ],
  'login-page': [
    '302 and a page to log in',
    (answer) => withHeader(page(answer, 302), 'Location', 'https://login.example/'),
  ],
  '500-page': ['500 and a page', (answer) => page(answer, 500), serverErrors],
  'empty-body': [
    'a refusal with an empty body',
    (answer) => ({ ...answer, body: new Uint8Array() }),
    'errors.body',
  ],
  html: ['a refusal with a page', (answer) => page(answer), 'errors.media-type'],
  'problem-json': [
    'a refusal in application/problem+json',
    (answer) => withHeader(answer, 'Content-Type', 'application/problem+json'),
    'errors.media-type',
  ],
};

function answerOf(name: string): WrongAnswer {
  const status = Number(name);
  if ([204, 205, 304].includes(status)) return [`${name} and no body`, (answer) => empty(answer, status)];
  if (status < 300 && status !== 200) return [name, (answer) => ({ ...answer, status })];
  if (status > 301 && status < 400)
    return [`${name} to another path`, (answer) => withHeader(empty(answer, status), 'Location', '/console')];
  if (status >= 500) return [name, () => serviceError(status, 'No.'), serverErrors];
  return named[name] ?? [name, () => serviceError(status, 'No.')];
}

const notRefused = ['200', '200-error', '204', '500'];
const unspecified = [...notRefused, '201', '299'];
const accepted = [...notRefused, '201', '302'];
const unlocked = ['200', '200-error', '204', '302', '500', '502', 'empty-body', 'html', 'problem-json'];

/** What each call must not be answered with. */
const wrongAnswers: readonly (readonly [
  group: string,
  asks: Ask | readonly Ask[],
  rule: string,
  answers: readonly string[],
])[] = [
  [
    'status/known-function',
    'known function',
    'status.known-function',
    ['201', '202', '203', '204', '205', '206', '299', '302', '303', '304', '307', '308', 'login-page'],
  ],
  [
    'status/known-function',
    configurationAsks,
    'status.known-function',
    ['301', '400', '401', '403', '405', '409', '410', '418', '500', '501', '502', '504', '505', '599'],
  ],
  [
    'status/unknown-function',
    'unknown function',
    'status.unknown-function',
    ['200', '200-error', '204', '302', '400', '401', '403', '405', '410', '500', '500-page', '504'],
  ],
  [
    'status/unknown-version',
    'unknown version',
    'identity.version',
    ['200', '200-error', '204', '302', 'login-page', '500'],
  ],
  ['credentials/missing-credentials', 'missing credentials', 'credentials.missing', unlocked],
  ['credentials/missing-credentials', 'missing credentials', 'credentials.status', ['402', '404']],
  ['credentials/wrong-credentials', 'wrong credentials', 'credentials.status', ['402', '404']],
  ['credentials/wrong-credentials', 'wrong credentials', 'credentials.wrong', unlocked],
  ['input/long-project-ID', 'long project ID', 'input.project-id.maxLength', accepted],
  ['input/long-function-URN', 'long function URN', 'input.function-urn.maxLength', accepted],
  ['input/foreign-project', 'foreign project', 'input.foreign-project', accepted],
  ['input/foreign-function', 'foreign function', 'input.foreign-function', accepted],
  ['input/empty-project-ID', 'empty project ID', 'input.project-id.minLength', unspecified],
  ['input/empty-function-URN', 'empty function URN', 'input.function-urn.minLength', unspecified],
  ['input/odd-function-URN', 'odd function URN', 'input.function-urn.odd-characters', unspecified],
  [
    'input/encoded-colons',
    'encoded colons',
    'input.encoded-colons',
    ['301', '400', '403', '404', '405', '500'],
  ],
];

/** Calls that are answered as if something else had happened. */
export const answerFaults: readonly Fault[] = [
  ...wrongAnswers.flatMap(([group, asks, rule, answers]) =>
    answers.flatMap((name) => {
      const [what, alter, ruleOfAnswer = rule] = answerOf(name);
      const sentence = `The answer to ${[asks].flat()[0]} is ${what}.`;
      return faultsOf(group, ruleOfAnswer, { [name]: [sentence, on(asks, alter)] });
    }),
  ),
  ...faultsOf('status', serverErrors, {
    'known-function/503-unannounced': [
      'A known function is always answered with 503, without Retry-After.',
      on('known function', () => serviceError(503, 'Service unavailable.')),
    ],
    'everywhere/500': [
      'Every call is answered with 500 and the body of an error.',
      always(() => serviceError(500, 'No.')),
    ],
    'everywhere/502-html': [
      'Every call is answered by a proxy with 502 and an HTML page.',
      always((answer) => page(answer, 502)),
    ],
    'one-in-three/500': [
      'Every third call for a known function is answered with 500.',
      oneInThree(() => serviceError(500, 'Internal server error.')),
    ],
    'one-in-three/503': [
      'Every third call for a known function is answered with 503, without Retry-After.',
      oneInThree((answer) => ({ ...answer, status: 503 })),
    ],
    'one-in-three/502-unknown-function': [
      'Every third call for a function that does not exist is answered with 502.',
      oneInThree((answer) => ({ ...answer, status: 502 }), 'unknown function'),
    ],
  }),
  ...faultsOf('status', 'status.known-function', {
    'everywhere/401': [
      'Every call is answered with 401, as if the credentials had expired.',
      always(() => serviceError(401, 'No.')),
    ],
    'everywhere/403': [
      'Every call is answered with 403, as if the credentials were for something else.',
      always(() => serviceError(403, 'No.')),
    ],
    'one-in-three/404': [
      'Every third call for a known function is answered with 404.',
      oneInThree(() => serviceError(404, 'Resource not found.')),
    ],
    'one-in-three/202': [
      'Every third call for a known function is answered with 202.',
      oneInThree((answer) => ({ ...answer, status: 202 })),
    ],
  }),
  ...faultsOf('status', 'status.unknown-function', {
    'one-in-three/unknown-function': [
      'Every third call for a function that does not exist is answered with a configuration.',
      oneInThree((_answer, context) => configurationFor(context), 'unknown function'),
    ],
  }),
  ...faultsOf('status', 'identity.version', {
    'unknown-version/latest': [
      'A version that a function does not have is answered with the latest one.',
      on('unknown version', (_answer, context) => jsonAnswer(200, firstConfiguration(context))),
    ],
  }),
  ...faultsOf('input', 'input.function-urn.odd-characters', {
    'odd-function-URN/cut-at-zero-byte': [
      'A URN is cut at its zero byte, and the rest names a known function.',
      on('odd function URN', (answer, context) => {
        const [urn, rest] = context.parameters?.functionUrn.split('\0', 2) ?? [];
        const configuration = configurationsOf(context).find(
          ({ func_urn }) => rest !== undefined && func_urn === urn,
        );
        return configuration === undefined ? answer : jsonAnswer(200, configuration);
      }),
    ],
  }),
  ...faultsOf('input', 'input.foreign-project', {
    'foreign-project/own-configuration': [
      "Another tenant's project ID is answered with the caller's own configuration.",
      on('foreign project', (_answer, context) => jsonAnswer(200, firstConfiguration(context))),
    ],
  }),
  ...faultsOf('input', 'input.encoded-colons', {
    'encoded-colons/other-function': [
      'A URN with percent-encoded colons gets the configuration of another function.',
      on('encoded colons', (answer, context) =>
        withMembers(answer, { func_urn: `${context.parameters?.functionUrn}-other` }),
      ),
    ],
    'encoded-colons/as-it-was-sent': [
      'A URN with percent-encoded colons comes back as it was sent.',
      on('encoded colons', (answer, context) =>
        withMembers(answer, { func_urn: String(context.parameters?.functionUrn).replaceAll(':', '%3A') }),
      ),
    ],
  }),
  ...faultsOf('credentials', 'credentials.missing', {
    'not-checked': [
      'No credentials are checked: calls without and with wrong ones are answered like any other.',
      on(['missing credentials', 'wrong credentials'], (_answer, context) => configurationFor(context)),
    ],
  }),
  ...faultsOf('credentials', 'credentials.wrong', {
    'signature-not-checked': [
      'An access key is looked up and its signature is not checked.',
      on('wrong credentials', (_answer, context) => configurationFor(context)),
      { credentials: 'signature' },
    ],
  }),
];

function configurationsOf({ state }: AnswerContext): readonly JsonObject[] {
  return Object.values(state.projects).flatMap(
    ({ functions }) => functions as readonly unknown[] as readonly JsonObject[],
  );
}

function firstConfiguration(context: AnswerContext): JsonObject {
  return configurationsOf(context)[0] ?? {};
}
