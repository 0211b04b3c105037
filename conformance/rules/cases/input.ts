import type { ProbeName } from '../../exchange/exchange.ts';
import { all, configuration, functionUrn, on, page, status } from '../../testing/conversation.ts';
import { type PartCases, type RuleCases, refusedWith } from './case.ts';

const input = (probe: ProbeName) => refusedWith(probe, [200, 201, 204, 302, 405, 414], [400, 401, 403, 404]);

/** Whatever stands in front may refuse a path that is not described in its own way. */
const neverAccepted = (probe: ProbeName): RuleCases => ({
  ...refusedWith(probe, [200, 201, 204, 299], [300, 301, 400, 404, 405]),
  keeping: {
    ...refusedWith(probe, [], [300, 301, 400, 404, 405]).keeping,
    'a page in HTML': page(probe),
  },
});

export const inputCases: PartCases = {
  'input.project-id.maxLength': input('long-project-id'),
  'input.function-urn.maxLength': input('long-function-urn'),
  'input.foreign-project': input('foreign-project'),
  'input.foreign-function': input('foreign-function'),
  'input.project-id.minLength': neverAccepted('empty-project-id'),
  'input.function-urn.minLength': neverAccepted('empty-function-urn'),
  'input.function-urn.odd-characters': neverAccepted('odd-function-urn'),
  'input.encoded-colons': {
    breaking: {
      'the other spelling is refused': status('encoded-colons', 400),
      'the other spelling is not found': status('encoded-colons', 404),
      'the other spelling is redirected': status('encoded-colons', 301),
      'the other spelling is another function': on('encoded-colons', (answer) => ({
        ...answer,
        body: { ...configuration, func_urn: functionUrn.replaceAll(':', '%3A') },
      })),
    },
    keeping: { 'the other spelling is the same resource': all() },
  },
};
