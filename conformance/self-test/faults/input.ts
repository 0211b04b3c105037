import { serviceError } from '../../reference/index.ts';
import { configurationFor, on } from '../alterations.ts';
import type { Ask } from '../asks.ts';
import { type Fault, fault } from '../behaviour.ts';

/** Paths that are let through though they must not be, or the other way round. */
export const inputFaults: readonly Fault[] = [
  ...accepted('long project ID', 'input.project-id.maxLength'),
  ...accepted('long function URN', 'input.function-urn.maxLength'),
  ...accepted('foreign project', 'input.foreign-project'),
  ...accepted('foreign function', 'input.foreign-function'),
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
  const name = ask.replaceAll(' ', '-');
  return [
    fault(
      `input/${name}/200`,
      rule,
      `A ${ask} is answered with 200 and a configuration.`,
      on(ask, (_answer, context) => configurationFor(context)),
    ),
    fault(
      `input/${name}/200-error`,
      rule,
      `A ${ask} is answered with 200 and the body of an error.`,
      on(ask, (answer) => ({ ...answer, status: 200 })),
    ),
    fault(
      `input/${name}/204`,
      rule,
      `A ${ask} is answered with 204.`,
      on(ask, (answer) => ({ ...answer, status: 204, body: new Uint8Array() })),
    ),
    fault(
      `input/${name}/500`,
      'status.no-server-error',
      `A ${ask} is answered with 500.`,
      on(ask, () => serviceError(500, 'Internal server error.')),
    ),
    fault(
      `input/${name}/302`,
      rule,
      `A ${ask} is answered with a redirect.`,
      on(ask, (answer) => ({ ...answer, status: 302, headers: { ...answer.headers, Location: '/console' } })),
    ),
  ];
}
