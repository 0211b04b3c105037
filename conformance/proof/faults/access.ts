import { type Answer, type AnswerContext, jsonAnswer } from '../../reference/index.ts';
import { parseSdkDate } from '../../reference/signature.ts';
import {
  configurationFor,
  firstConfiguration,
  type JsonObject,
  objectOf,
  on,
  onEach,
} from '../alterations.ts';
import { type Fault, fault } from '../behaviour.ts';
import { isSignedFor } from '../signed.ts';

const spelling = 'credentials.spelling';
const halfRight = 'credentials.half-right';

/** Doors that are locked, and open all the same for whoever knocks in another way. */
export const accessFaults: readonly Fault[] = [
  openFor('encoded-colons', 'has percent-encoded colons', (target) => /%3a/i.test(target)),
  openFor('encoded', 'has anything percent-encoded', (target) => target.includes('%')),
  openFor(
    'encoded-last-segment',
    'has its last segment percent-encoded',
    (target) => !target.endsWith('/async-invoke-config'),
  ),
  openFor('slash', 'ends in a slash', (target) => target.endsWith('/')),
  openFor('doubled-slash', 'has a doubled slash', (target) => target.includes('//')),
  openFor('path-parameter', 'has a path parameter', (target) => target.includes(';')),
  openFor('dot-segment', 'has a dot segment', (target) => target.includes('/./')),
  openFor('parent-segment', 'has a parent segment', (target) => target.includes('/../')),
  openFor('query', 'has a query', (target) => target.includes('?')),
  openFor(
    'encoded-fixed-segment',
    'has a fixed segment percent-encoded',
    (target) => !target.includes('/fgs/functions/'),
  ),
  openFor('doubled-slash-within', 'has a doubled slash in its midst', (target) => /\w\/\//.test(target)),
  openFor('path-parameter-within', 'has a path parameter in its midst', (target) => /;[^/]*\//.test(target)),
  openFor('parent-segment-within', 'has a parent segment in its midst', (target) =>
    /^\/v2\/.*\/\.\.\//.test(target),
  ),
  openFor('dot-at-the-end', 'ends in a dot segment', (target) => target.endsWith('/.')),
  openFor('letter-case', 'is written in capitals', (target) => target.startsWith('/V2/')),
  openFor('not-the-prefix', 'does not begin with /v2/', (target) => !target.startsWith('/v2/')),
  checked('token/empty', 'An empty token is let in.', (token) => token === ''),
  checked(
    'token/beginning',
    'A token is compared as far as it was sent.',
    (token, real) => token !== '' && real.startsWith(token),
  ),
  checked(
    'token/first-characters',
    'Only the first twelve characters of a token are compared.',
    (token, real) => token.slice(0, 12) === real.slice(0, 12),
  ),
  checked(
    'token/last-characters',
    'Only the last twelve characters of a token are compared.',
    (token, real) => token.slice(-12) === real.slice(-12),
  ),
  checked(
    'token/ends',
    'Only the first and the last character of a token are compared.',
    (token, real) => token !== '' && token[0] === real[0] && token.at(-1) === real.at(-1),
  ),
  checked('token/part', 'A token is let in that has the right one in it.', (token, real) =>
    token.includes(real),
  ),
  checked(
    'token/letter-case',
    'Tokens are compared without regard to case.',
    (token, real) => token.toLowerCase() === real.toLowerCase(),
  ),
  half(
    'any-scheme',
    'Any Authorization header field is let in.',
    ({ request }) => request.headers.authorization !== undefined,
  ),
  half('bearer', 'Any bearer token is let in.', ({ request }) =>
    /^Bearer /.test(String(request.headers.authorization)),
  ),
  half('unsigned', 'An Authorization header field of the right shape is let in.', ({ request }) =>
    /^SDK-HMAC-SHA256 /.test(String(request.headers.authorization)),
  ),
  signed(
    'any-token',
    'Any token is let in where no signature is sent.',
    ({ request }) => request.headers['x-auth-token'] !== undefined,
  ),
  signed(
    'signature-not-checked',
    'An access key is looked up and its signature is not checked.',
    ({ request, state }) =>
      accessKeys(state).some((key) => String(request.headers.authorization).includes(`Access=${key},`)),
  ),
  signed(
    'date-not-checked',
    'A signature is let in however old it is.',
    (context) => minutesOld(context) > 30,
  ),
  ...[
    signed(
      'date-in-the-future',
      'A signature is let in whose date is yet to come.',
      (context) => minutesOld(context) < -30,
    ),
    signed('query-not-signed', 'A signature is let in that was made for another query.', (context) =>
      isSignedFor(context, `${context.request.target}?x=1`),
    ),
    signed('beginning-compared', 'Only the first half of a signature is compared.', (context) =>
      isSignedFor(context, context.request.target, 32),
    ),
  ].map((subject) => ({ ...subject, isThorough: true })),
  ...(['missing credentials', 'wrong credentials'] as const).map((ask) => ({
    ...fault(
      `access/second-function/${ask.replaceAll(' ', '-')}`,
      ask === 'missing credentials' ? 'credentials.missing' : 'credentials.wrong',
      `The second function is answered to a call with ${ask}.`,
      onEach((_answer, context) =>
        context.outcome === ask && context.parameters?.functionUrn === urns(context)[1]
          ? configurationFor(context)
          : undefined,
      ),
    ),
    functions: 3,
  })),
  ...(
    [
      'missing credentials',
      'wrong credentials',
      'foreign project',
      'unknown version',
      'long function URN',
      'foreign function',
      'unknown function',
    ] as const
  ).map((ask, index) =>
    fault(
      `access/refusal-with-configuration/${ask.replaceAll(' ', '-')}`,
      'errors.no-configuration',
      `The refusal of ${ask} has the configuration beside its error.`,
      on(ask, (answer, context) => ({
        ...answer,
        body: beside(index, objectOf(answer), configurationFor(context)),
      })),
    ),
  ),
  {
    ...fault(
      'access/second-function/foreign-project',
      'input.foreign-project',
      "The second function is answered under another tenant's project ID.",
      onEach((_answer, context) =>
        context.outcome === 'foreign project' && context.parameters?.functionUrn === urns(context)[1]
          ? configurationFor(context)
          : undefined,
      ),
    ),
    functions: 3,
  },
  {
    ...fault(
      'access/last-function/unknown-version',
      'identity.version',
      'The fourth function is answered in any version.',
      onEach((_answer, context) =>
        context.outcome === 'unknown function' &&
        context.parameters?.functionUrn.includes(':reports:nightly:')
          ? configurationFor(context)
          : undefined,
      ),
    ),
    functions: 4,
  },
];

/** An error with a configuration in one place or another. */
function beside(place: number, error: JsonObject, { body }: Answer): JsonObject {
  const configuration = body as JsonObject;
  const places: readonly JsonObject[] = [
    { ...configuration, ...error },
    { ...error, data: configuration },
    { ...error, details: [{ cached: { value: configuration } }] },
    { ...error, error_msg: JSON.stringify(configuration) },
    { ...error, max_async_retry_attempts: 3 },
    { ...error, error_msg: `Not allowed to read ${JSON.stringify(configuration)}.` },
    { ...error, ...(configuration.destination_config as JsonObject) },
  ];
  return places[place] ?? error;
}

/** A path that no credentials are asked for, which the server behind takes for the plain one. */
function openFor(id: string, what: string, isOpen: (target: string) => boolean): Fault {
  return fault(
    `access/spelling/${id}`,
    spelling,
    `No credentials are asked for where the path ${what}.`,
    onEach((_answer, { request, state }) =>
      request.headers['x-auth-token'] === undefined &&
      request.headers.authorization === undefined &&
      isOpen(request.target)
        ? jsonAnswer(200, firstConfiguration(state))
        : undefined,
    ),
  );
}

function half(id: string, sentence: string, isLetIn: (context: AnswerContext) => boolean): Fault {
  return fault(
    `access/half-checked/${id}`,
    halfRight,
    sentence,
    onEach((_answer, context) =>
      isRefused(context) && isLetIn(context) ? configurationFor(context) : undefined,
    ),
  );
}

function signed(id: string, sentence: string, isLetIn: (context: AnswerContext) => boolean): Fault {
  return { ...half(`signature/${id}`, sentence, isLetIn), credentials: 'signature' };
}

function checked(id: string, sentence: string, isLetIn: (token: string, real: string) => boolean): Fault {
  return half(id, sentence, ({ request, state }) => {
    const token = request.headers['x-auth-token'];
    const [project] = Object.values(state.projects);
    return token !== undefined && isLetIn(String(token), project?.tokens[0] ?? '');
  });
}

function isRefused({ outcome }: AnswerContext): boolean {
  return outcome === 'missing credentials' || outcome === 'wrong credentials';
}

/** How many minutes ago the date of a signature is. */
function minutesOld({ request }: AnswerContext): number {
  return (Date.now() - (parseSdkDate(String(request.headers['x-sdk-date'])) ?? Number.NaN)) / 60_000;
}

function accessKeys(state: AnswerContext['state']): string[] {
  return Object.values(state.projects).flatMap(({ accessKeys: keys }) =>
    keys.map(({ accessKey }) => accessKey),
  );
}

function urns({ state }: AnswerContext): string[] {
  return Object.values(state.projects).flatMap(({ functions }) => functions.map(({ func_urn }) => func_urn));
}
