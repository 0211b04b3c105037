import { baseContract, type Contract, type JsonObject } from '../../conformance/contract/contract.ts';
import { namedExamples } from '../../conformance/contract/examples.ts';
import type { AsyncInvokeConfig, ReferenceState } from '../../conformance/reference/state.ts';

/** A function to ask for, and the line that a program has to print about it. */
export interface Question {
  /** What the question tries. */
  readonly tries: 'example' | 'unknown member' | 'error';
  readonly functionUrn: string;
  /** The status, and what the body says, with a tab between each. */
  readonly expected: string;
}

export const projectId = '7aad83af3e8d42e99ac1940000000001';
export const token = 'token-of-the-generators';

/** Every question: each documented example of a configuration, one with members that nobody lists, and a refusal. */
export function questions(
  contract: Contract = baseContract(),
): readonly (Question & { config?: AsyncInvokeConfig })[] {
  const examples = namedExamples(contract).filter(({ status }) => status === 200);
  const asked = examples.map(({ name, value }) => question('example', name, value as JsonObject));
  const [first] = examples;
  const config = first?.value as JsonObject;
  const destinations = config.destination_config as { readonly [side: string]: JsonObject };
  const sides = Object.entries(destinations).map(([side, value]) => [side, { ...value, later: [1] }]);
  const later = { ...config, later: { than: 'the document' }, destination_config: Object.fromEntries(sides) };
  return [
    ...asked,
    question('unknown member', 'later', later),
    { tries: 'error', functionUrn: urn('missing'), expected: ['404', 'FSS.0404'].join('\t') },
  ];
}

/** What the reference endpoint serves for these questions. */
export function stateOf(asked: ReturnType<typeof questions>): ReferenceState {
  const functions = asked.flatMap(({ config }) => (config === undefined ? [] : [config]));
  return { projects: { [projectId]: { tokens: [token], accessKeys: [], functions } } };
}

function question(tries: Question['tries'], name: string, example: JsonObject) {
  const config = { ...example, func_urn: urn(name) } as unknown as AsyncInvokeConfig;
  const { on_success, on_failure } = config.destination_config ?? {};
  const side = (target: typeof on_success) => (target ? `${target.destination} ${target.param}` : '');
  const numbers = [config.max_async_event_age_in_seconds, config.max_async_retry_attempts];
  const expected = [200, config.func_urn, ...numbers, side(on_success), side(on_failure)].join('\t');
  return { tries, functionUrn: config.func_urn, expected, config };
}

function urn(name: string): string {
  return `urn:fss:cn-north-4:${projectId}:function:default:${name}:latest`;
}
