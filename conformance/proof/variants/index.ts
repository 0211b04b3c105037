import { type Variant, variant } from '../behaviour.ts';
import { mock, mockCapabilities } from '../mock.ts';
import { accessVariants } from './access.ts';
import { answerVariants } from './answers.ts';
import { encodingVariants } from './encoding.ts';
import { functionVariants } from './functions.ts';
import { unconfiguredVariants } from './unconfigured.ts';
import { valueVariants } from './values.ts';
import { wireVariants } from './wire.ts';

/** Every benign variant of the catalogue: things that a correct server may do. */
export const variants: readonly Variant[] = [
  variant('reference', 'The server is the reference endpoint as it is.', () => ({})),
  {
    ...variant(
      'mock',
      'The server is a mock of the document.',
      mock((answer) => answer),
    ),
    capabilities: mockCapabilities,
  },
  {
    ...variant('reference/signature', 'The reference endpoint is asked with a signature.', () => ({})),
    credentials: 'signature',
  },
  {
    ...variant(
      'reference/temporary-signature',
      'The reference endpoint is asked with a temporary key.',
      () => ({}),
    ),
    credentials: 'temporary signature',
  },
  {
    ...variant(
      'reference/all-functions',
      'The reference endpoint is asked for several functions.',
      () => ({}),
    ),
    functions: 4,
  },
  ...functionVariants,
  ...valueVariants,
  ...encodingVariants,
  ...answerVariants,
  ...accessVariants,
  ...unconfiguredVariants,
  ...wireVariants,
];
