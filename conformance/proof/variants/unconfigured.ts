import { jsonAnswer } from '../../reference/index.ts';
import { always } from '../alterations.ts';
import { type Variant, variantsOf } from '../behaviour.ts';
import { facts } from './evidence.ts';

/** Functions without a configuration beside one that has one, as clients of the platform know it. */
export const unconfiguredVariants: readonly Variant[] = facts
  .filter(({ id }) => id === 'unconfigured.custodian' || id === 'errors.not-found')
  .flatMap(({ errors = [] }) => errors)
  .flatMap(({ status, body }) =>
    variantsOf('unconfigured', {
      [String(body.error_code)]: [
        `All functions but the second are answered with ${status} and ${body.error_code}.`,
        always((answer, { outcome, parameters, state }) => {
          const [, second] = Object.values(state.projects)[0]?.functions ?? [];
          const isOther = outcome === 'configuration' && parameters?.functionUrn !== second?.func_urn;
          return isOther ? jsonAnswer(status, body) : answer;
        }),
        { functions: 4 },
      ],
    }),
  );
