import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bounds } from '../../generated/constants.ts';
import type { Json } from '../../openapi/json.ts';
import { type LoopbackServer, listen } from '../exchange/loopback-server.ts';
import {
  type AccessKey,
  type Answer,
  type AnswerContext,
  bodyBytes,
  type ReferenceState,
  startReferenceEndpoint,
  writeAnswer,
} from '../reference/index.ts';
import { answerOf } from './answer.ts';
import type { Arrival, Observation } from './observation.ts';
import type { Environment } from './program.ts';
import type { Scenario, Script } from './scenario.ts';
import { writings } from './wire.ts';

/** The endpoint that a client meets in a scenario. */
export interface Stage {
  /** What the client is told. */
  readonly environment: Environment;
  /** What came by now. */
  readonly seen: Pick<Observation, 'arrivals' | 'elsewhere'>;
  stop(): Promise<void>;
}

/** What clients are given, made up for each run. None of it opens anything but the endpoint of that run. */
export interface Wallet {
  readonly token: string;
  /** What the token becomes once it has run out. */
  readonly renewedToken: string;
  readonly key: AccessKey;
  readonly temporaryKey: AccessKey;
}

/** Makes credentials up. */
export function newWallet(): Wallet {
  const secret = () => randomBytes(24).toString('base64url');
  const accessKey = () => randomBytes(10).toString('hex').toUpperCase();
  return {
    token: secret(),
    renewedToken: secret(),
    key: { accessKey: accessKey(), secretKey: secret() },
    temporaryKey: { accessKey: accessKey(), secretKey: secret(), securityToken: secret() },
  };
}

/** The project that clients ask for. */
const projectId = '7aad83af3e8d42e99ac1940000000001';

function urnOf(name: string): string {
  return `urn:fss:cn-north-4:${projectId}:function:default:${name}:latest`;
}

const urns = {
  usual: urnOf('thumbnails'),
  odd: urnOf('größe 100%25?&#1'),
  'too long': urnOf('x'.repeat(bounds.FunctionUrn.maxLength - urnOf('').length + 1)),
};

const documented: Script = { example: 'documented' };

/** Requests that are taken in a scenario, and at the other origin; those after them are cut off, and not remembered. */
const mostArrivals = 200;

/** Milliseconds that HTTP dates, which have whole seconds, leave open. */
const dateGrain = 1000;

/**
 * Sets the endpoint of a scenario up.
 *
 * @param waitSeconds - how long the client may wait for an answer.
 */
export async function setUp(scenario: Scenario, wallet: Wallet, waitSeconds: number): Promise<Stage> {
  const { answers = [documented], clock = 0, ask = {} } = scenario;
  const folder = await mkdtemp(join(tmpdir(), 'client-'));
  const tokenFile = join(folder, 'token');
  await writeFile(tokenFile, wallet.token);
  const now = () => Date.now() + 1000 * clock;
  const functionUrn = urns[ask.urn ?? 'usual'];
  const arrivals: Arrival[] = [];
  const scripts = new WeakMap<Answer, { script: Script; arrival?: Arrival }>();
  const other = await openOther();

  const endpoint = await startReferenceEndpoint({
    state: stateOf(scenario, wallet),
    now,
    alter: async (plain, context) => {
      if (arrivals.length >= mostArrivals) {
        scripts.set(plain, { script: { wire: 'closed' } });
        return plain;
      }
      const { method, target, headers } = context.request;
      const common = { at: Date.now(), method, target, headers, outcome: context.outcome };
      if (context.outcome !== 'configuration') {
        arrivals.push(common);
        // The first refusal is what tells a client that its token has run out.
        if (scenario.credentials === 'expired token') await writeFile(tokenFile, wallet.renewedToken);
        return plain;
      }
      const turn = arrivals.filter(({ answer }) => answer !== undefined).length;
      const script = answers[Math.min(turn, answers.length - 1)] ?? documented;
      const answer = answerOf(script, {
        functionUrn,
        credentials: credentialsOf(context),
        elsewhere: other.origin + target,
        here: endpoint.origin + target,
        now: Date.now(),
      });
      const arrival = { ...common, answer: { ...describe(answer), ...comeBack(script, answer) } };
      arrivals.push(arrival);
      scripts.set(answer, { script, arrival });
      return answer;
    },
    transmit: async (response, answer) => {
      const { script, arrival } = scripts.get(answer) ?? {};
      const write = script?.wire === undefined ? writeAnswer : writings[script.wire];
      await write(response, answer);
      if (arrival?.answer !== undefined) arrival.answer.isTaken = response.writableFinished;
    },
    // A client may go away whenever it likes.
    onError: () => undefined,
  });

  return {
    environment: {
      FGS_SCENARIO: scenario.id,
      FGS_ENDPOINT: endpoint.origin,
      FGS_PROJECT_ID: ask.project === undefined ? projectId : 'x'.repeat(bounds.ProjectId.maxLength + 1),
      FGS_FUNCTION_URN: functionUrn,
      FGS_TIMEOUT: String(waitSeconds),
      ...credentialVariables(scenario, wallet, tokenFile),
      ...(scenario['time-zone'] !== undefined && { TZ: scenario['time-zone'] }),
    },
    seen: { arrivals, elsewhere: other.arrivals },
    stop: async () => {
      await Promise.all([endpoint.stop(), other.stop(), rm(folder, { recursive: true, force: true })]);
    },
  };
}

function stateOf({ credentials }: Scenario, wallet: Wallet): ReferenceState {
  const isExpired = credentials === 'expired token';
  const configuration = (func_urn: string) => ({
    func_urn,
    max_async_event_age_in_seconds: bounds.AsyncInvokeConfig.max_async_event_age_in_seconds.minimum,
    max_async_retry_attempts: 1,
  });
  return {
    projects: {
      [projectId]: {
        tokens: [isExpired ? wallet.renewedToken : wallet.token],
        accessKeys: [wallet.key, wallet.temporaryKey],
        functions: [configuration(urns.usual), configuration(urns.odd)],
      },
    },
  };
}

function credentialVariables({ credentials }: Scenario, wallet: Wallet, tokenFile: string): Environment {
  const token = { FGS_TOKEN: wallet.token, FGS_TOKEN_FILE: tokenFile };
  const key = ({ accessKey, secretKey, securityToken }: AccessKey) => ({
    HUAWEICLOUD_SDK_AK: accessKey,
    HUAWEICLOUD_SDK_SK: secretKey,
    ...(securityToken !== undefined && { HUAWEICLOUD_SDK_SECURITY_TOKEN: securityToken }),
  });
  switch (credentials) {
    case 'token':
    case 'expired token':
      return token;
    case 'access key':
      return key(wallet.key);
    case 'temporary access key':
      return key(wallet.temporaryKey);
    default:
      return { ...token, ...key(wallet.key) };
  }
}

/** What a request proved itself with, as an answer may quote it. */
function credentialsOf({ request: { headers } }: AnswerContext): string {
  return String(headers['x-auth-token'] ?? headers.authorization);
}

function describe(answer: Answer): NonNullable<Arrival['answer']> {
  const { status, headers } = answer;
  return { status, headers, json: parsed(bodyBytes(answer.body)) };
}

function parsed(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}

function comeBack({ 'retry-after': after }: Script, { headers }: Answer): { comeBackAt?: number } {
  if (after === undefined) return {};
  const at =
    'seconds' in after
      ? Date.now() + 1000 * after.seconds
      : Date.parse(String(headers['Retry-After'])) - dateGrain;
  return { comeBackAt: at };
}

/** An origin that no credentials are for. It answers every request as if it were the endpoint. */
async function openOther(): Promise<LoopbackServer & { arrivals: Observation['elsewhere'] }> {
  const arrivals: Pick<Arrival, 'target' | 'headers'>[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    if (arrivals.length >= mostArrivals) {
      response.destroy();
      return;
    }
    arrivals.push({ target: url, headers });
    const facts = { functionUrn: urns.usual, credentials: '', elsewhere: '', here: '', now: Date.now() };
    writeAnswer(response, answerOf(documented, facts));
  });
  return { ...(await listen(server)), arrivals };
}
