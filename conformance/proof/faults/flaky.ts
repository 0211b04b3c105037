import { serviceError, writeAnswer } from '../../reference/index.ts';
import { type Fault, faultsOf, type Transmit } from '../behaviour.ts';

/** Connections that are lost now and then, where the call succeeds when it is repeated. */
export const flakyFaults: readonly Fault[] = [
  ...faultsOf('flaky', 'headers.lost-connections', {
    resets: [
      'One call in three is answered with a reset.',
      thirdOfTarget((response) => void response.socket?.resetAndDestroy()),
    ],
    closes: [
      'One call in three is answered with the end of the connection.',
      thirdOfTarget((response) => void response.socket?.end()),
    ],
  }),
  ...faultsOf('flaky', 'headers.stray-lost-connection', {
    'one-reset': [
      'The first call is answered with a reset.',
      onCalls(
        (call) => call === 1,
        (response) => void response.socket?.resetAndDestroy(),
      ),
    ],
  }),
  ...faultsOf('flaky', 'status.announced-503', {
    'one-503': [
      'The second call is answered with 503, without Retry-After.',
      onCalls(
        (call) => call === 2,
        (response) => writeAnswer(response, serviceError(503, 'Busy.')),
      ),
    ],
  }),
  ...faultsOf('flaky', 'headers.unanswered-calls', {
    hangs: [
      'One call in three is never answered.',
      onCalls(
        (call) => call % 3 === 0,
        () => undefined,
      ),
      { timeoutSeconds: 1, isUntested: true },
    ],
  }),
];

/** One call in three of each target, the first at first, whatever order they come in: who repeats a call is answered. */
function thirdOfTarget(lose: Transmit): () => { readonly transmit: Transmit } {
  return () => {
    const calls = new Map<string, number>();
    return onCalls((_, target) => {
      const call = calls.get(target) ?? 0;
      calls.set(target, call + 1);
      return call % 3 === 0;
    }, lose)();
  };
}

/** Does something in place of the answers to some calls, which are counted from 1. */
function onCalls(
  isOne: (call: number, target: string) => boolean,
  lose: Transmit,
): () => { readonly transmit: Transmit } {
  return () => {
    let calls = 0;
    return {
      transmit: (response, answer, context) => {
        calls += 1;
        const isLost = isOne(calls, context.request.target);
        return isLost ? lose(response, answer, context) : writeAnswer(response, answer);
      },
    };
  };
}
