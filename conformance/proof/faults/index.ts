import type { Fault } from '../behaviour.ts';
import { accessFaults } from './access.ts';
import { answerFaults } from './answers.ts';
import { bodyFaults } from './body.ts';
import { credentialFaults } from './credentials.ts';
import { configurationFaults, errorBodyFaults } from './derived.ts';
import { destinationFaults } from './destinations.ts';
import { driftFaults } from './drift.ts';
import { encodingFaults } from './encoding.ts';
import { errorFaults } from './errors.ts';
import { exampleFaults } from './examples.ts';
import { flakyFaults } from './flaky.ts';
import { headerFaults } from './headers.ts';
import { idempotenceFaults } from './idempotence.ts';
import { identityFaults } from './identity.ts';
import { lookupFaults } from './lookup.ts';
import { memoryFaults } from './memory.ts';
import { timeFaults } from './times.ts';
import { unconfiguredFaults } from './unconfigured.ts';
import { wireFaults } from './wire.ts';

/** Every fault of the catalogue: first those that follow from the document, then those written by hand. */
export const faults: readonly Fault[] = [
  ...configurationFaults(),
  ...errorBodyFaults(),
  ...answerFaults,
  ...headerFaults,
  ...encodingFaults,
  ...bodyFaults,
  ...identityFaults,
  ...destinationFaults,
  ...timeFaults,
  ...errorFaults,
  ...credentialFaults,
  ...idempotenceFaults,
  ...exampleFaults,
  ...driftFaults,
  ...accessFaults,
  ...lookupFaults,
  ...memoryFaults,
  ...flakyFaults,
  ...unconfiguredFaults,
  ...wireFaults,
];
