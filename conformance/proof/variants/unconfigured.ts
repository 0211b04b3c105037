import { jsonAnswer } from '../../reference/index.ts';
import { always } from '../alterations.ts';
import { type Variant, variantsOf } from '../behaviour.ts';

/** Functions without a configuration beside one that has one, with the codes that clients of the platform know. */
export const unconfiguredVariants: readonly Variant[] = [
  'FSS.0404',
  'FSS.1051',
  'FSS.1052',
  'FSS.1053',
].flatMap((code) =>
  variantsOf('unconfigured', {
    [code]: [
      `All functions but the second are answered with 404 and ${code}.`,
      always((answer, { outcome, parameters, state }) => {
        const [, second] = Object.values(state.projects)[0]?.functions ?? [];
        const isOther = outcome === 'configuration' && parameters?.functionUrn !== second?.func_urn;
        return isOther ? jsonAnswer(404, { error_code: code, error_msg: 'Not found.' }) : answer;
      }),
      { functions: 4 },
    ],
  }),
);
