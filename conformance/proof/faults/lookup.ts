import { percentDecode } from '../../../src/signer/percent-encoding.ts';
import { type Answer, type AnswerContext, jsonAnswer, serviceError } from '../../reference/index.ts';
import { configurationFor, type JsonObject, objectOf, onEach } from '../alterations.ts';
import { askOf } from '../asks.ts';
import { type Fault, fault } from '../behaviour.ts';

/** Functions that are found though nobody asked for them, and spellings of a path that are not understood. */
export const lookupFaults: readonly Fault[] = [
  found(
    'package-ignored',
    'identity.neighbours',
    'The package of a URN is not looked at.',
    (asked, known) => without(asked, 5) === without(known, 5),
  ),
  found(
    'region-ignored',
    'input.malformed-function',
    'The region of a URN is not looked at.',
    (asked, known) => without(asked, 2) === without(known, 2),
  ),
  found(
    'further-segments-ignored',
    'input.function-urn.odd-characters',
    'What a URN says after its version is not looked at.',
    (asked, known) => asked.startsWith(`${known}:`),
  ),
  found(
    'beginning',
    'identity.neighbours',
    'A function is found by the beginning of its name.',
    (asked, known) =>
      without(asked, 6) === without(known, 6) &&
      part(asked, 6) !== '' &&
      part(known, 6).startsWith(part(asked, 6)),
  ),
  found(
    'longer',
    'identity.neighbours',
    'A function is found by a name that begins with its own.',
    (asked, known) => without(asked, 6) === without(known, 6) && part(asked, 6).startsWith(part(known, 6)),
  ),
  found(
    'letter-case',
    'identity.letter-case',
    'Functions are found without regard to the case of letters.',
    (asked, known) => asked.toLowerCase() === known.toLowerCase(),
  ),
  found(
    'wildcard',
    'input.malformed-function',
    'A URN goes into a database as a pattern.',
    (asked, known) => asked.includes('%') && new RegExp(`^${asked.replaceAll('%', '.*')}$`).test(known),
  ),
  found(
    'star',
    'input.malformed-function',
    'A URN goes into a store of keys as a pattern.',
    (asked, known) => asked.includes('*') && new RegExp(`^${asked.replaceAll('*', '.*')}$`).test(known),
  ),
  found(
    'any-single-character',
    'input.malformed-function',
    'A URN of one character finds the first function.',
    (asked) => asked.length === 1,
  ),
  found(
    'decoded-twice/function-urn',
    'input.decoded-once',
    'The URN is decoded twice.',
    (asked, known) => asked.includes('%') && percentDecode(asked) === known,
  ),
  fault(
    'lookup/decoded-twice/project-id',
    'input.decoded-once',
    'The project ID is decoded twice.',
    onEach((_answer, { outcome, parameters, state }) => {
      const { projectId = '', functionUrn = '' } = parameters ?? {};
      if (!projectId.includes('%') || outcome === 'missing credentials') return undefined;
      const found = state.projects[percentDecode(projectId)]?.functions.find(
        ({ func_urn }) => func_urn === functionUrn,
      );
      return found && jsonAnswer(200, found as unknown as JsonObject);
    }),
  ),
  refusedSpelling('lower-case-digits', 'lower-case hexadecimal digits', (target) =>
    /%[0-9A-F]?[a-f]/.test(target),
  ),
  refusedSpelling('encoded-letter', 'percent-encoded letters', (target) =>
    /%[46][1-9A-F]|%[57][0-9A]/i.test(target),
  ),
  refusedSpelling('encoded-digit', 'percent-encoded digits', (target) => /%3[0-9]/.test(target)),
  refusedSpelling('encoded-hyphen', 'percent-encoded hyphens', (target) => /%2D/i.test(target)),
  refusedSpelling('encoded-project', 'anything percent-encoded in the project ID', (target) =>
    /^\/v2\/[^/]*%/.test(target),
  ),
  {
    ...refusedSpelling('signed', 'percent-encoded letters', (target) =>
      /%[46][1-9A-F]|%[57][0-9A]/i.test(target),
    ),
    credentials: 'signature',
  },
  fault(
    'lookup/spelling/other-values',
    'idempotence.values',
    'A path with lower-case hexadecimal digits finds the function with other values.',
    onEach((answer, { outcome, request }) =>
      outcome === 'configuration' && /%3a/.test(request.target)
        ? { ...answer, body: { ...objectOf(answer), max_async_retry_attempts: 7 } }
        : undefined,
    ),
  ),
  fault(
    'lookup/spelling/nothing',
    'input.encoded-colons',
    'A path with percent-encoded colons is answered with an empty object.',
    onEach((answer, { outcome, request }) =>
      outcome === 'configuration' && /%3A/.test(request.target) ? { ...answer, body: {} } : undefined,
    ),
  ),
  longest('400', 'input.longest-function-urn', 'is refused with 400, as one that is too long', () =>
    serviceError(400, 'Too long.'),
  ),
  longest('500', 'status.no-server-error', 'is answered with 500', () =>
    serviceError(500, 'Internal server error.'),
  ),
  longest('200', 'input.longest-function-urn', 'is answered with a configuration', configurationFor),
  fault(
    'lookup/short-urn/500',
    'status.no-server-error',
    'A URN of one character is answered with 500.',
    onEach((_answer, { parameters }) =>
      parameters?.functionUrn.length === 1 ? serviceError(500, 'Internal server error.') : undefined,
    ),
  ),
  fault(
    'lookup/unknown-package/400',
    'identity.neighbours',
    'An unknown package is answered with 400.',
    onEach((_answer, { outcome, parameters }) =>
      outcome === 'unknown function' && parameters?.functionUrn.includes(':no-such-package')
        ? serviceError(400, 'No such package.')
        : undefined,
    ),
  ),
];

/** A look-up that finds more than the function that was asked for. */
function found(
  id: string,
  rule: string,
  sentence: string,
  isFound: (asked: string, known: string) => boolean,
): Fault {
  return fault(
    `lookup/${id}`,
    rule,
    sentence,
    onEach((_answer, { outcome, parameters, state }) => {
      if (outcome !== 'unknown function' || parameters === undefined) return undefined;
      const functions = state.projects[parameters.projectId]?.functions ?? [];
      const other = functions.find(({ func_urn }) => isFound(parameters.functionUrn, func_urn));
      return other && jsonAnswer(200, other as unknown as JsonObject);
    }),
  );
}

function refusedSpelling(id: string, what: string, isOther: (target: string) => boolean): Fault {
  return fault(
    `lookup/spelling/${id}`,
    'input.equivalent-spelling',
    `A path with ${what} is answered with 404.`,
    onEach((_answer, { outcome, request }) =>
      outcome === 'configuration' && isOther(request.target)
        ? serviceError(404, 'Resource not found.')
        : undefined,
    ),
  );
}

function longest(id: string, rule: string, what: string, answer: (context: AnswerContext) => Answer): Fault {
  return fault(
    `lookup/longest-urn/${id}`,
    rule,
    `A URN of exactly the greatest length ${what}.`,
    onEach((_answer, context) => (askOf(context) === 'longest function URN' ? answer(context) : undefined)),
  );
}

function part(urn: string, at: number): string {
  return urn.split(':')[at] ?? '';
}

function without(urn: string, at: number): string {
  return urn
    .split(':')
    .filter((_, index) => index !== at)
    .join(':');
}
