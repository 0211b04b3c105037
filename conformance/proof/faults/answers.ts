import { type AnswerContext, jsonAnswer } from '../../reference/index.ts';
import {
  always,
  configurationFor,
  empty,
  header,
  type JsonObject,
  on,
  oneInThree,
  page,
  refuse,
  withHeader,
  withMembers,
} from '../alterations.ts';
import { type Ask, configurationAsks } from '../asks.ts';
import { type Alter, type Fault, faultsOf, noVerdict, type Subject } from '../behaviour.ts';

const serverErrors = 'status.no-server-error';
const knownFunction = 'status.known-function';
const unknownFunction = 'status.unknown-function';
const oddCharacters = 'input.function-urn.odd-characters';
const encodedColons = 'input.encoded-colons';
const configured: Alter = (_answer, context) => configurationFor(context);
const own: Alter = (_answer, context) => jsonAnswer(200, configurationsOf(context)[0] ?? {});

type WrongAnswer = readonly [what: string, alter: Alter, rule?: string];

/** What a call may be answered with that is more than a status code; some of it is a matter of a rule of its own. */
const named: { readonly [name: string]: WrongAnswer } = {
  200: ['200 and a configuration', configured],
  latest: ['the latest version', own],
  'own-configuration': ["the caller's own configuration", own],
  'other-function': ['that of another function', withUrn((urn) => `${urn}-other`)],
  'as-it-was-sent': ['that of the URN as it was sent', withUrn((urn) => urn.replaceAll(':', '%3A'))],
  '502-html': ['502 and a page', (answer) => page(answer, 502), serverErrors],
  '503-unannounced': ['503 without Retry-After', refuse(503), serverErrors],
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
    header('Content-Type', 'application/problem+json'),
    'errors.media-type',
  ],
};

function answerOf(name: string): WrongAnswer {
  const status = Number(name);
  if ([204, 205, 304].includes(status)) return [`${name} and no body`, (answer) => empty(answer, status)];
  if (status < 300 && status !== 200) return [name, (answer) => ({ ...answer, status })];
  if (status > 301 && status < 400)
    return [`${name} to another path`, (answer) => withHeader(empty(answer, status), 'Location', '/console')];
  if (status >= 500) return [name, refuse(status), serverErrors];
  return named[name] ?? [name, refuse(status)];
}

const notRefused = '200 200-error 204 500';
const unspecified = `${notRefused} 201 299`;
const accepted = `${notRefused} 201 302`;
const unlocked = '200 200-error 204 302 500 502 empty-body html problem-json';

/** What calls must not be answered with, by the rule that finds it. */
const wrongAnswers: readonly (readonly [part: string, ask: Ask, rule: string, answers: string])[] = [
  ['status', 'known function', knownFunction, '201 202 203 204 205 206 299 301 302 303 304 307 308'],
  ['status', 'known function', knownFunction, '400 401 403 405 409 410 418 login-page'],
  ['status', 'known function', serverErrors, '500 501 502 503-unannounced 504 505 599'],
  [
    'status',
    'unknown function',
    unknownFunction,
    '200 200-error 204 302 400 401 403 405 410 500 500-page 504',
  ],
  ['status', 'unknown version', 'identity.version', '200 200-error 204 302 login-page latest 500'],
  ['credentials', 'missing credentials', 'credentials.missing', unlocked],
  ['credentials', 'wrong credentials', 'credentials.wrong', unlocked],
  ['credentials', 'missing credentials', 'credentials.status', '402 404'],
  ['credentials', 'wrong credentials', 'credentials.status', '402 404'],
  ['input', 'long project ID', 'input.project-id.maxLength', accepted],
  ['input', 'long function URN', 'input.function-urn.maxLength', accepted],
  ['input', 'foreign project', 'input.foreign-project', `${accepted} own-configuration`],
  ['input', 'foreign function', 'input.foreign-function', accepted],
  ['input', 'empty project ID', 'input.project-id.minLength', unspecified],
  ['input', 'empty function URN', 'input.function-urn.minLength', unspecified],
  ['input', 'odd function URN', oddCharacters, unspecified],
  ['input', 'encoded colons', encodedColons, '301 400 403 404 405 500 other-function as-it-was-sent'],
];

/** The same for every call, and for every third one. */
const wrongNowAndThen: readonly (readonly [
  group: string,
  rule: string,
  serve: (alter: Alter) => Subject['serve'],
  answers: string,
])[] = [
  ['everywhere', noVerdict, always, '401 403'],
  ['everywhere', serverErrors, always, '500 502-html'],
  ['one-in-three', knownFunction, oneInThree, '404 202'],
  ['one-in-three', serverErrors, oneInThree, '500 503-unannounced'],
  ['one-in-three/unknown-function', serverErrors, (alter) => oneInThree(alter, 'unknown function'), '502'],
];

/** Calls that are answered as if something else had happened. */
export const answerFaults: readonly Fault[] = [
  ...wrongAnswers.flatMap(([part, ask, rule, answers]) =>
    // What goes for a known function goes for the other spelling of its URN.
    wrong(`${part}/${ask.replaceAll(' ', '-')}`, rule, answers, (alter) =>
      on(ask === 'known function' ? configurationAsks : ask, alter),
    ),
  ),
  ...wrongNowAndThen.flatMap(([group, rule, serve, answers]) =>
    wrong(`status/${group}`, rule, answers, serve),
  ),
  ...faultsOf('status/one-in-three', unknownFunction, {
    'unknown-function': [
      'Every third unknown function is answered with a configuration.',
      oneInThree(configured, 'unknown function'),
    ],
  }),
  ...faultsOf('input/odd-function-URN', oddCharacters, {
    'cut-at-zero-byte': [
      'A URN is cut at its zero byte, and the rest names a known function.',
      on('odd function URN', (answer, context) => {
        const [urn, rest] = context.parameters?.functionUrn.split('\0', 2) ?? [];
        const known = configurationsOf(context).find(
          ({ func_urn }) => rest !== undefined && func_urn === urn,
        );
        return known === undefined ? answer : jsonAnswer(200, known);
      }),
    ],
  }),
  ...faultsOf('credentials', 'credentials.missing', {
    'not-checked': [
      'No credentials are checked.',
      on(['missing credentials', 'wrong credentials'], configured),
    ],
  }),
  ...faultsOf('credentials', 'credentials.wrong', {
    'signature-not-checked': [
      'An access key is looked up and its signature is not checked.',
      on('wrong credentials', configured),
      { credentials: 'signature' },
    ],
  }),
];

function wrong(
  group: string,
  rule: string,
  answers: string,
  serve: (alter: Alter) => Subject['serve'],
): readonly Fault[] {
  return answers.split(' ').flatMap((name) => {
    const [what, alter, ruleOfAnswer = rule] = answerOf(name);
    return faultsOf(group, ruleOfAnswer, {
      [name]: [`The answer (${group.replace('/', ': ')}) is ${what}.`, serve(alter)],
    });
  });
}

function configurationsOf({ state }: AnswerContext): readonly JsonObject[] {
  return Object.values(state.projects).flatMap(
    ({ functions }) => functions as readonly unknown[] as readonly JsonObject[],
  );
}

function withUrn(change: (urn: string) => string): Alter {
  return (answer, { parameters }) => withMembers(answer, { func_urn: change(parameters?.functionUrn ?? '') });
}
