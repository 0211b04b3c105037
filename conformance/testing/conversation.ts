import { Redactor } from '../../src/redaction/redactor.ts';
import { baseContract } from '../contract/contract.ts';
import { namedExamples } from '../contract/examples.ts';
import type { Exchange, HeaderFields, ProbeName, TransportFailureKind } from '../exchange/exchange.ts';
import { tokenAuthentication } from '../probes/authentication.ts';
import { environmentProbes } from '../probes/environment.ts';
import { functionProbes, neededProbes, type Probe } from '../probes/plan.ts';
import type { Capability, Target } from '../probes/target.ts';
import { openExchangeRedactor } from '../redaction/redact-exchange.ts';
import { rulesFor } from '../rules/index.ts';
import type { Level, Rule } from '../rules/rule.ts';
import { evaluate } from '../verdict/evaluate.ts';
import type { Outcome, RuleResult } from '../verdict/result.ts';

/** A JSON object, as bodies have them. */
export interface JsonObject {
  readonly [name: string]: unknown;
}

/** An answer before it becomes an exchange; `body` is JSON, a text or bytes. */
export interface Answer {
  readonly status: number;
  /** The reason phrase; empty by default, as in HTTP/2. */
  readonly statusText?: string;
  readonly headers: HeaderFields;
  readonly body: unknown;
  /** The answer was cut off. Without `hasNothing` after its header fields. */
  readonly failure?: { readonly kind: TransportFailureKind; readonly hasNothing?: boolean };
}

/** What a server does in place of the right answer to a probe. */
export type Change = (answer: Answer, probe: Probe, repetition: number) => Answer;

export const contract = baseContract();
export const rules: readonly Rule[] = rulesFor(contract);

export const token = 'MIIR+the/token+of/a+test==';
export const functionUrn =
  'urn:fss:cn-north-4:7aad83af3e8d42e99ac1940000000001:function:default:thumbnails:latest';

/** A configuration with something to break at every place. */
export const configuration = {
  func_urn: functionUrn,
  max_async_event_age_in_seconds: 3600,
  max_async_retry_attempts: 3,
  destination_config: {
    on_success: { destination: 'OBS', param: '{"bucket":"results","prefix":"ok/","expires":30}' },
    on_failure: {
      destination: 'FunctionGraph',
      param:
        '{"func_urn":"urn:fss:cn-north-4:7aad83af3e8d42e99ac1940000000001:function:default:alarm:latest"}',
    },
  },
  created_time: '2021-03-04T14:50:02+08:00',
  last_modified: '2021-03-05T09:00:00+08:00',
} as const satisfies JsonObject;

/** Everything that a target can do, so that every rule applies. */
export const allCapabilities: readonly Capability[] = ['state', 'authentication', 'credentials', 'examples'];

const target: Target = {
  name: 'a test',
  baseUrl: 'https://functiongraph.example',
  projectId: '7aad83af3e8d42e99ac1940000000001',
  functionUrns: [functionUrn],
  capabilities: new Set(allCapabilities),
  authentication: tokenAuthentication(token),
};

const { redact } = openExchangeRedactor(new Redactor([token], { public: [functionUrn, target.projectId] }), [
  token,
]);

/** The status with which a right server refuses a probe. */
const refusals: { readonly [name in ProbeName]?: number } = {
  'unknown-function': 404,
  'unknown-version': 404,
  'no-credentials': 401,
  'wrong-credentials': 401,
  'long-project-id': 400,
  'long-function-urn': 400,
  'foreign-project': 403,
  'foreign-function': 404,
  'empty-project-id': 404,
  'empty-function-urn': 404,
  'odd-function-urn': 404,
  'half-right-credentials': 401,
  'respelled-without-credentials': 401,
  'twice-encoded': 404,
  'neighbour-function': 404,
  'longest-function-urn': 404,
  'malformed-function': 400,
  'other-case': 404,
};

const json: HeaderFields = [
  ['Content-Type', 'application/json'],
  ['X-Request-Id', '9c0e0f0d5e6f4c0fb1d2a3b4c5d6e7f8'],
];

function rightAnswer({ name, example }: Probe): Answer {
  if (example !== undefined) {
    const documented = namedExamples(contract).find(
      (candidate) => candidate.status === example.status && candidate.name === example.name,
    );
    return { status: example.status, headers: json, body: documented?.value };
  }
  const status = refusals[name];
  if (status === undefined) return { status: 200, headers: json, body: configuration };
  return { status, headers: json, body: { error_code: `FSS.0${status}`, error_msg: 'Refused.' } };
}

function exchangeOf(probe: Probe, { status, statusText = '', headers, body, failure }: Answer): Exchange {
  const bytes =
    body instanceof Uint8Array
      ? body
      : Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
  const { id, name, requested, url, credentials } = probe;
  const sent: HeaderFields = credentials === 'none' ? [] : [['X-Auth-Token', token]];
  return redact({
    id,
    probe: name,
    ...(probe.functionUrn !== undefined && { functionUrn: probe.functionUrn }),
    requested,
    ...(probe.example !== undefined && { example: probe.example }),
    startedAt: 0,
    request: { method: 'GET', url, headers: sent, credentials },
    ...(failure?.hasNothing !== true && { response: { status, statusText, headers, body: bytes } }),
    ...(failure !== undefined && { failure: { kind: failure.kind, message: failure.kind } }),
    retries: [],
    timings: { total: 1 },
  });
}

/** Every exchange of a run with a server that keeps the contract but for one change. */
export function conversation(change: Change = (answer) => answer): {
  readonly ofFunction: readonly Exchange[];
  readonly ofEnvironment: readonly Exchange[];
} {
  const needed = neededProbes(rules, target.capabilities);
  const options = { target, contract, needed, repeat: 3 };
  const ask = (probes: readonly Probe[]) =>
    probes.map((probe) => {
      const repetition = probes.filter(({ name }) => name === probe.name).indexOf(probe) + 1;
      return exchangeOf(probe, change(rightAnswer(probe), probe, repetition));
    });
  return {
    ofFunction: ask(functionProbes(options, functionUrn)),
    ofEnvironment: ask(environmentProbes(options, functionUrn).flat()),
  };
}

/** The result of every rule, for the function and for the environment. */
export function judge(
  change?: Change,
  judged: readonly Rule[] = rules,
  judgedContract = contract,
): RuleResult[] {
  const { ofFunction, ofEnvironment } = conversation(change);
  const common = { contract: judgedContract, capabilities: new Set(allCapabilities), secrets: [token] };
  return [
    ...evaluate(judged, { ...common, exchanges: ofEnvironment, others: ofFunction }),
    ...evaluate(judged, { ...common, functionUrn, exchanges: ofFunction, others: ofEnvironment }),
  ];
}

/** The result of one rule, judged by itself. */
export function judgeBy(
  id: string,
  exchanges: readonly Exchange[],
  secrets: readonly string[] = [token],
): RuleResult | undefined {
  const scope = {
    contract,
    capabilities: new Set(allCapabilities),
    secrets,
    functionUrn,
    exchanges,
    others: [],
  };
  return evaluate(
    rules.filter((rule) => rule.id === id),
    scope,
  )[0];
}

/** How a rule of each level reports what it finds. */
export const findingOutcome: { readonly [level in Level]: Outcome } = {
  MUST: 'failed',
  SHOULD: 'warned',
  INFO: 'noted',
};

/** The ids of the rules that found something, each once. */
export function findingRules(results: readonly RuleResult[]): string[] {
  const found = results.filter(({ outcome }) => ['failed', 'warned', 'noted'].includes(outcome));
  return [...new Set(found.map(({ rule }) => rule.id))];
}

/** The probes that are answered with the function's configuration. */
export const configurationProbes: readonly ProbeName[] = ['known-function', 'encoded-colons'];

/** Changes the answers to some probes. */
export function on(probes: ProbeName | readonly ProbeName[], change: (answer: Answer) => Answer): Change {
  const wanted = [probes].flat();
  return (answer, { name }) => (wanted.includes(name) ? change(answer) : answer);
}

/** Changes one of several answers to a probe. */
export function once(probe: ProbeName, at: number, change: (answer: Answer) => Answer): Change {
  return (answer, { name }, repetition) => (name === probe && repetition === at ? change(answer) : answer);
}

/** Gives another status to the answers to a probe. */
export function status(probes: ProbeName | readonly ProbeName[], code: number): Change {
  return on(probes, (answer) => ({ ...answer, status: code }));
}

/** Changes the members of the configuration, in each answer that holds it; `undefined` removes one. */
export function members(changed: JsonObject): Change {
  return body((config) => ({ ...config, ...changed }));
}

/** Replaces the configuration in each answer that holds it. */
export function body(change: (config: JsonObject) => unknown): Change {
  return on(configurationProbes, (answer) => ({ ...answer, body: change(answer.body as JsonObject) }));
}

/** Changes the text of the configuration in each answer that holds it. */
export function text(change: (text: string) => string | Uint8Array): Change {
  return body((config) => change(JSON.stringify(config)));
}

/** Sets a header field of the answers to some probes; `undefined` removes it. */
export function header(
  probes: ProbeName | readonly ProbeName[],
  name: string,
  value: string | undefined,
): Change {
  return on(probes, (answer) => {
    const others = answer.headers.filter(([field]) => field.toLowerCase() !== name.toLowerCase());
    return { ...answer, headers: value === undefined ? others : [...others, [name, value]] };
  });
}

/** Answers some probes with a page in HTML, as whatever stands in front of a service does. */
export function page(probes: ProbeName | readonly ProbeName[]): Change {
  return all(
    header(probes, 'Content-Type', 'text/html'),
    on(probes, (answer) => ({ ...answer, body: '<!doctype html><title>Sorry</title>' })),
  );
}

/** Sends results somewhere on success; on failure as before. */
export function destination(onSuccess: unknown): Change {
  return members({ destination_config: { ...configuration.destination_config, on_success: onSuccess } });
}

/** An OBS destination whose `param` has some members changed. */
export function obs(changed: JsonObject): Change {
  const param = { bucket: 'results', prefix: 'ok/', expires: 30, ...changed };
  return destination({ destination: 'OBS', param: JSON.stringify(param) });
}

/** Makes several changes at once. */
export function all(...changes: readonly Change[]): Change {
  return (answer, probe, repetition) =>
    changes.reduce((changed, change) => change(changed, probe, repetition), answer);
}
