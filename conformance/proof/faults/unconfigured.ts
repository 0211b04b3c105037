import { on, oneInThree } from '../alterations.ts';
import { configurationAsks } from '../asks.ts';
import { type Fault, fault, noVerdict } from '../behaviour.ts';
import { type Answer, gatewayError, serviceError } from '../reference/index.ts';

const known = 'status.known-function';

/** 404 for a function that was named: mostly no violation, but then there is nothing that shows the contract. */
export const unconfiguredFaults: readonly Fault[] = [
  fault(
    'unconfigured/only-function',
    noVerdict,
    'The one function that is named is answered with 404 each time.',
    on(configurationAsks, () => notFound()),
  ),
  {
    ...fault(
      'unconfigured/all-functions',
      noVerdict,
      'All functions that are named are answered with 404 each time.',
      on(configurationAsks, () => notFound()),
    ),
    functions: 3,
  },
  {
    ...fault(
      'unconfigured/expected',
      known,
      'A function that is expected to have a configuration is answered with 404 each time.',
      on(configurationAsks, () => notFound()),
    ),
    expect: 'configured',
  },
  fault(
    'unconfigured/sometimes',
    known,
    'A function is answered with 404 in one call of three, and else with its configuration.',
    oneInThree(() => notFound()),
  ),
  fault(
    'unconfigured/html',
    known,
    'The one function that is named is answered with 404 and an HTML page.',
    on(configurationAsks, () => ({
      ...notFound(),
      headers: { 'Content-Type': 'text/html' },
      body: Buffer.from('<h1>Not found</h1>'),
    })),
  ),
  fault(
    'unconfigured/spelling',
    known,
    'A function is found by its URN with percent-encoded colons only.',
    on('known function', () => notFound()),
  ),
  fault(
    'unconfigured/gateway',
    noVerdict,
    'The one function that is named is answered with 404 by the gateway.',
    on(configurationAsks, () => gatewayError(404, 'APIGW.0101', 'The API does not exist')),
  ),
];

function notFound(): Answer {
  return serviceError(404, 'The function version does not exist or is not configured.');
}
