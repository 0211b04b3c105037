import { type Variant, variantsOf } from '../behaviour.ts';
import { mock, mockCapabilities } from '../mock.ts';
import { accessVariants } from './access.ts';
import { answerVariants } from './answers.ts';
import { encodingVariants } from './encoding.ts';
import { evidenceVariants } from './evidence.ts';
import { functionVariants } from './functions.ts';
import { unconfiguredVariants } from './unconfigured.ts';
import { valueVariants } from './values.ts';
import { wireVariants } from './wire.ts';

const asItIs = () => ({});
const capabilities = mockCapabilities;

/** Every benign variant of the catalogue: things that a correct server may do. */
export const variants: readonly Variant[] = [
  { id: 'reference', sentence: 'The server is the reference endpoint as it is.', serve: asItIs },
  {
    id: 'mock',
    sentence: 'The server is a mock of the document.',
    serve: mock((answer) => answer),
    capabilities,
  },
  ...variantsOf('mock', {
    reversed: [
      'A mock answers its examples with their members in the reverse order.',
      mock((answer) => ({
        ...answer,
        body: Object.fromEntries(Object.entries(answer.body as object).reverse()),
      })),
      { capabilities },
    ],
  }),
  ...variantsOf('reference', {
    signature: ['The reference endpoint is asked with a signature.', asItIs, { credentials: 'signature' }],
    'temporary-signature': [
      'The reference endpoint is asked with a temporary key.',
      asItIs,
      { credentials: 'temporary signature' },
    ],
    'all-functions': ['The reference endpoint is asked for several functions.', asItIs, { functions: 4 }],
  }),
  ...functionVariants,
  ...valueVariants,
  ...encodingVariants,
  ...answerVariants,
  ...accessVariants,
  ...unconfiguredVariants,
  ...wireVariants,
  ...evidenceVariants,
];
