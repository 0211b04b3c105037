import {
  type Answer,
  type AnswerContext,
  gatewayError,
  jsonAnswer,
  serviceError,
} from '../../reference/index.ts';
import { always, type JsonObject, on, onEach, withHeader } from '../alterations.ts';
import type { Subject, Variant } from '../behaviour.ts';
import { isSignedFor } from '../signed.ts';

/** What gateways make of odd paths, and what look-ups may find. */
export const accessVariants: readonly Variant[] = [
  odd('301', 'redirected to a tidier path', (answer, { request }) => ({
    ...withHeader(answer, 'Location', request.target.replace(/\/+$/, '')),
    status: 301,
    body: new Uint8Array(),
  })),
  odd('400-html', 'refused by a proxy with an HTML page', (answer) => ({
    ...withHeader(answer, 'Content-Type', 'text/html'),
    status: 400,
    body: Buffer.from('<h1>400 Bad Request</h1>'),
  })),
  odd('421', 'refused with 421', () => gatewayError(421, 'APIGW.0201', 'Misdirected request')),
  odd('200-page', 'answered with the page of a console', (answer) => ({
    ...withHeader(answer, 'Content-Type', 'text/html'),
    status: 200,
    body: Buffer.from('<!doctype html><title>Console</title>'),
  })),
  variant(
    'access/tidied-path',
    'Slashes at the end, dot segments and path parameters are taken out of a path before it is looked at.',
    onEach((_answer, { outcome, request }) =>
      outcome === 'unknown path' && request.headers['x-auth-token'] === undefined
        ? gatewayError(401, 'APIGW.0301', 'Incorrect IAM authentication information')
        : undefined,
    ),
  ),
  ...[400, 403, 404, 405, 414, 421, 422].map((status) =>
    variant(
      `refusal/malformed-function/${status}`,
      `A URN that no function can have is answered with ${status}.`,
      on('malformed function', () => serviceError(status, 'Refused.')),
    ),
  ),
  variant(
    'refusal/malformed-function/html',
    'A URN with a wildcard is refused by a firewall with an HTML page.',
    on('malformed function', (answer) => ({
      ...withHeader(answer, 'Content-Type', 'text/html'),
      status: 403,
      body: Buffer.from('<h1>Forbidden</h1>'),
    })),
  ),
  {
    ...variant(
      'lookup/shorter-name',
      'There is another function with the same values, whose name is one letter shorter.',
      () => ({}),
    ),
    state: (state) => {
      const [[projectId, project] = [''], ...others] = Object.entries(state.projects);
      const [first] = project?.functions ?? [];
      if (project === undefined || first === undefined) return state;
      const shorter = { ...first, func_urn: first.func_urn.replace('thumbnails', 'thumbnail') };
      const changed = { ...project, functions: [...project.functions, shorter] };
      return { projects: { [projectId]: changed, ...Object.fromEntries(others) } };
    },
  },
  {
    ...variant('access/two-functions', 'Two functions of one project are read in turn.', () => ({})),
    functions: 2,
  },
  {
    ...variant(
      'access/signature/over-the-spelled-path',
      'Signatures are over the path as it is spelled.',
      onEach((_answer, context) => {
        if (!isSignedSpelling(context)) return undefined;
        const { request, parameters, state } = context;
        if (!isSignedFor(context, request.target.replaceAll('%', '%25'))) return wrongSignature();
        const functions = state.projects[parameters?.projectId ?? '']?.functions ?? [];
        const found = functions.find(({ func_urn }) => func_urn === parameters?.functionUrn);
        return found === undefined ? serviceError(404, 'No.') : jsonAnswer(200, { ...found } as JsonObject);
      }),
    ),
    credentials: 'signature',
  },
  {
    ...variant(
      'access/signature/of-one-spelling',
      'Signatures are refused where anything is percent-encoded in the path.',
      onEach((_answer, context) => (isSignedSpelling(context) ? wrongSignature() : undefined)),
    ),
    credentials: 'signature',
  },
  variant(
    'forms/vary',
    'Answers say that they depend on Accept and Accept-Encoding.',
    always((answer) => withHeader(answer, 'Vary', 'Accept, Accept-Encoding')),
  ),
];

/** What stands in front makes of a path that is spelled in an odd way, without credentials. */
function odd(id: string, what: string, alter: (answer: Answer, context: AnswerContext) => Answer): Variant {
  return variant(
    `access/odd-path/${id}`,
    `A path with odd spelling without credentials is ${what}.`,
    onEach((answer, context) => (isOddAndOpen(context) ? alter(answer, context) : undefined)),
  );
}

function isSignedSpelling({ request: { headers, target } }: AnswerContext): boolean {
  return headers.authorization !== undefined && target.includes('%');
}

function wrongSignature(): Answer {
  return gatewayError(
    401,
    'APIGW.0301',
    'Incorrect IAM authentication information: verify aksk signature fail',
  );
}

function isOddAndOpen({ request: { headers, target } }: AnswerContext): boolean {
  return headers['x-auth-token'] === undefined && /\/\/|\/\.|;|\/$/.test(target);
}

function variant(id: string, sentence: string, serve: Subject['serve']): Variant {
  return { id, sentence, serve };
}
