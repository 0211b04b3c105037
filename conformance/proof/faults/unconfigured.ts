import { type Answer, gatewayError, serviceError } from '../../reference/index.ts';
import { on, oneInThree, page } from '../alterations.ts';
import { configurationAsks } from '../asks.ts';
import { type Fault, faultsOf, noVerdict, type Subject } from '../behaviour.ts';

/** 404 for a function that was named: mostly no violation, but then there is nothing that shows the contract. */
export const unconfiguredFaults: readonly Fault[] = [
  ...faultsOf('unconfigured', noVerdict, {
    'only-function': [
      'The one function that is named is answered with 404 each time.',
      answeredWith(notFound),
    ],
    'all-functions': [
      'All functions that are named are answered with 404 each time.',
      answeredWith(notFound),
      { functions: 3 },
    ],
    gateway: [
      'The one function that is named is answered with 404 by the gateway.',
      answeredWith(() => gatewayError(404, 'APIGW.0101', 'The API does not exist')),
    ],
  }),
  ...faultsOf('unconfigured', 'status.known-function', {
    expected: [
      'A function that is expected to have a configuration is answered with 404 each time.',
      answeredWith(notFound),
      { expect: 'configured' },
    ],
    sometimes: [
      'A function is answered with 404 in one call of three, and else with its configuration.',
      oneInThree(notFound),
    ],
    html: [
      'The one function that is named is answered with 404 and an HTML page.',
      answeredWith(() => page(notFound(), 404)),
    ],
    spelling: [
      'A function is found by its URN with percent-encoded colons only.',
      on('known function', notFound),
    ],
  }),
];

function answeredWith(answer: () => Answer): Subject['serve'] {
  return on(configurationAsks, answer);
}

function notFound(): Answer {
  return serviceError(404, 'The function version does not exist or is not configured.');
}
