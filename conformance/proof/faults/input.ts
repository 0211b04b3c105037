import { configurationFor, type JsonObject, on } from '../alterations.ts';
import type { Ask } from '../asks.ts';
import { type Fault, fault } from '../behaviour.ts';
import { jsonAnswer, serviceError } from '../reference/index.ts';

/** Paths that are let through though they must not be, or the other way round. */
export const inputFaults: readonly Fault[] = [
  ...accepted('long project ID', 'input.project-id.maxLength'),
  ...accepted('long function URN', 'input.function-urn.maxLength'),
  ...letThrough('empty project ID', 'input.project-id.minLength'),
  ...letThrough('empty function URN', 'input.function-urn.minLength'),
  ...letThrough('odd function URN', 'input.function-urn.odd-characters'),
  fault(
    'input/odd-function-URN/cut-at-zero-byte',
    'input.function-urn.odd-characters',
    'A URN is cut at its zero byte, and the rest names a known function.',
    on('odd function URN', (answer, { parameters, state }) => {
      const cut = parameters?.functionUrn.split('\0', 2) ?? [];
      const configuration = Object.values(state.projects)
        .flatMap(({ functions }) => functions)
        .find(({ func_urn }) => cut.length === 2 && func_urn === cut[0]);
      return configuration === undefined ? answer : jsonAnswer(200, configuration as unknown as JsonObject);
    }),
  ),
  ...accepted('foreign project', 'input.foreign-project'),
  ...accepted('foreign function', 'input.foreign-function'),
  fault(
    'input/foreign-project/own-configuration',
    'input.foreign-project',
    "Another tenant's project ID is answered with the caller's own configuration.",
    on('foreign project', (_answer, { state }) => {
      const [configuration] = Object.values(state.projects).flatMap(({ functions }) => functions);
      return jsonAnswer(200, configuration as unknown as JsonObject);
    }),
  ),
  ...[400, 403, 404, 405].map((status) =>
    fault(
      `input/encoded-colons/${status}`,
      'input.encoded-colons',
      `A URN with percent-encoded colons is answered with ${status}.`,
      on('encoded colons', () => serviceError(status, 'No.')),
    ),
  ),
  fault(
    'input/encoded-colons/500',
    'status.no-server-error',
    'A URN with percent-encoded colons is answered with 500.',
    on('encoded colons', () => serviceError(500, 'Internal server error.')),
  ),
  fault(
    'input/encoded-colons/301',
    'input.encoded-colons',
    'A URN with percent-encoded colons is redirected to the one without.',
    on('encoded colons', (answer, { request }) => ({
      ...answer,
      status: 301,
      headers: { ...answer.headers, Location: decodeURIComponent(request.target) },
    })),
  ),
  fault(
    'input/encoded-colons/other-function',
    'input.encoded-colons',
    'A URN with percent-encoded colons gets the configuration of another function.',
    on('encoded colons', (_answer, context) => {
      const configuration = configurationFor(context);
      const body = configuration.body as { readonly func_urn: string };
      return { ...configuration, body: { ...body, func_urn: `${body.func_urn}-other` } };
    }),
  ),
];

function accepted(ask: Ask, rule: string): readonly Fault[] {
  return [
    ...letThrough(ask, rule),
    fault(
      `input/${words(ask)}/302`,
      rule,
      `The answer to ${ask} is a redirect.`,
      on(ask, (answer) => ({ ...answer, status: 302, headers: { ...answer.headers, Location: '/console' } })),
    ),
  ];
}

/** What a server does that takes no notice of what is wrong with a path. */
function letThrough(ask: Ask, rule: string): readonly Fault[] {
  return [
    fault(
      `input/${words(ask)}/200`,
      rule,
      `The answer to ${ask} is 200 and a configuration.`,
      on(ask, (_answer, context) => configurationFor(context)),
    ),
    fault(
      `input/${words(ask)}/200-error`,
      rule,
      `The answer to ${ask} is 200 and the body of an error.`,
      on(ask, (answer) => ({ ...answer, status: 200 })),
    ),
    fault(
      `input/${words(ask)}/204`,
      rule,
      `The answer to ${ask} is 204.`,
      on(ask, (answer) => ({ ...answer, status: 204, body: new Uint8Array() })),
    ),
    fault(
      `input/${words(ask)}/500`,
      'status.no-server-error',
      `The answer to ${ask} is 500.`,
      on(ask, () => serviceError(500, 'Internal server error.')),
    ),
  ];
}

function words(ask: Ask): string {
  return ask.replaceAll(' ', '-');
}
