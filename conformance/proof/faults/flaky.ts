import { type Fault, faultsOf, noVerdict, type Transmit } from '../behaviour.ts';
import { writeAnswer } from '../reference/index.ts';

/** Connections that are lost now and then, where the call succeeds when it is repeated. */
export const flakyFaults: readonly Fault[] = [
  ...faultsOf('flaky', 'headers.lost-connections', {
    resets: [
      'One call in three is answered with a reset.',
      everyThird((response) => void response.socket?.resetAndDestroy()),
    ],
    closes: [
      'One call in three is answered with the end of the connection.',
      everyThird((response) => void response.socket?.end()),
    ],
  }),
  ...faultsOf('flaky', noVerdict, {
    hangs: ['One call in three is never answered.', everyThird(() => undefined), { timeoutSeconds: 1 }],
  }),
];

function everyThird(lose: Transmit): () => { readonly transmit: Transmit } {
  return () => {
    let calls = 0;
    return {
      transmit: (response, answer, context) => {
        calls += 1;
        return calls % 3 === 0 ? lose(response, answer, context) : writeAnswer(response, answer);
      },
    };
  };
}
