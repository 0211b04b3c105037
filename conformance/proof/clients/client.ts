import { readFile } from 'node:fs/promises';
import { Agent, type IncomingMessage, request as send } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { validateFunctionUrn, validateProjectId } from '../../../generated/validators.js';
import { type AccessKey, parseAsyncInvokeConfig, parseDestination } from '../../../src/index.ts';
import { encodeSegment } from '../../../src/signer/percent-encoding.ts';
import { sign } from '../../../src/signer/sign.ts';
import type { Environment, Program } from '../../clients/program.ts';

type Fields = Record<string, string>;

/** A value as a client has it after parsing JSON. */
// biome-ignore lint/suspicious/noExplicitAny: clients of dynamic languages do not know what they have either.
export type Loose = any;

/** An answer that came whole. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** How a client goes about each step. The usual ways are right; a wrong client has one that is not. */
export interface Habits {
  /** Throws where what it is to ask for is out of bounds. */
  readonly check: (environment: Environment) => void;
  readonly path: (environment: Environment) => string;
  /** Header fields beside the credentials. */
  readonly fields: Fields;
  /** What the request carries, given its credentials. */
  readonly content: (credentials: Fields) => string;
  readonly credentials: (environment: Environment, url: URL) => Promise<Fields>;
  /** Seconds that an answer may take: until its header is there, and as a whole. */
  readonly patience: (environment: Environment) => { readonly header: number; readonly whole: number };
  /** Bytes on the wire, and of the body once it is decompressed. */
  readonly limits: { readonly wire: number; readonly body: number };
  /** How often a request is sent at the most, by its status; 0 is a connection closed without an answer, -1 any other failure. */
  readonly tries: (status: number) => number;
  /** Milliseconds to wait before the next one. */
  readonly wait: (reply: Reply | undefined) => number;
  /** Where it goes after a redirect, if anywhere, and what it takes along. */
  readonly follow: (reply: Reply, url: URL, credentials: Fields) => { url: URL; fields: Fields } | undefined;
  /** Takes the first interim answer for the answer. */
  readonly isHasty: boolean;
  readonly decompress: (body: Buffer, limit: number) => Promise<Buffer>;
  /** The text of a body. */
  readonly decode: (body: Buffer) => string;
  /** Changes what was parsed, before it is checked. */
  readonly before: (value: Loose, text: string, reply: Reply) => Loose;
  /** Changes what is printed. */
  readonly after: (config: Loose) => Loose;
  readonly error: (facts: Loose, reply: Reply) => Loose;
  /** Makes something of a failure; throws it on where it cannot. */
  readonly rescue: (failure: unknown, reply: Partial<Reply> | undefined) => Loose;
  readonly renew: (environment: Environment) => Promise<Environment>;
  /** Sends something else once it has read a configuration. */
  readonly afterwards: 'PUT' | undefined;
  /** Writes besides to standard error. */
  readonly log: (sent: Fields, reply: Reply) => string;
  /** What the run ends with. */
  readonly print: (line: Loose) => { readonly stdout: string; readonly exitCode: number };
}

const accept = 'application/json';

/** The ways that keep every requirement. */
export const rightHabits: Habits = {
  check: ({ FGS_PROJECT_ID, FGS_FUNCTION_URN }) => {
    if (!validateProjectId(FGS_PROJECT_ID) || !validateFunctionUrn(FGS_FUNCTION_URN))
      throw new Error('an argument is out of its bounds');
  },
  path: ({ FGS_PROJECT_ID = '', FGS_FUNCTION_URN = '' }) =>
    `/v2/${encodeSegment(FGS_PROJECT_ID)}/fgs/functions/${encodeSegment(FGS_FUNCTION_URN)}/async-invoke-config`,
  fields: { accept, 'accept-encoding': 'gzip', 'user-agent': 'example/1' },
  content: () => '',
  credentials: async (environment, url) =>
    environment.FGS_TOKEN === undefined
      ? signed(environment, url)
      : { 'x-auth-token': environment.FGS_TOKEN },
  patience: ({ FGS_TIMEOUT }) => ({ header: Number(FGS_TIMEOUT), whole: Number(FGS_TIMEOUT) }),
  limits: { wire: 4 << 20, body: 4 << 20 },
  tries: (status) => (status === 401 ? 2 : 1),
  wait: () => 0,
  follow: () => undefined,
  isHasty: false,
  decompress: async (body, limit) => promisify(gunzip)(body, { maxOutputLength: limit }),
  decode: (body) => body.toString('utf8'),
  before: (value) => value,
  after: (config) => config,
  error: (facts) => facts,
  rescue: (failure) => {
    throw failure;
  },
  renew: async (environment) => ({
    ...environment,
    ...(environment.FGS_TOKEN_FILE !== undefined && {
      FGS_TOKEN: await readFile(environment.FGS_TOKEN_FILE, 'utf8'),
    }),
  }),
  afterwards: undefined,
  log: () => '',
  print: (line) => ({ stdout: `${JSON.stringify(line)}\n`, exitCode: 0 }),
};

/** The header fields of a signature. @param late - how long ago it was made, in milliseconds. */
export async function signed(environment: Environment, url: URL, late = 0): Promise<Fields> {
  const { HUAWEICLOUD_SDK_AK = '', HUAWEICLOUD_SDK_SK = '', HUAWEICLOUD_SDK_SECURITY_TOKEN } = environment;
  const key: AccessKey = {
    accessKey: HUAWEICLOUD_SDK_AK,
    secretKey: HUAWEICLOUD_SDK_SK,
    securityToken: HUAWEICLOUD_SDK_SECURITY_TOKEN,
  };
  const asked = { method: 'GET', url: url.href, headers: { host: url.host } };
  return sign(asked, key, new Date(Date.now() - late));
}

/** A client in this process with some habits of its own. */
export function clientWith(own: Partial<Habits>): Program {
  const habits = { ...rightHabits, ...own };
  return async (environment, signal) => {
    let stderr = '';
    const log = (text: string) => {
      stderr += text;
    };
    const line = await read(habits, environment, signal, log).catch((error: Error) => ({
      error: { message: error.message },
    }));
    return { ...habits.print(line), stderr, ...(signal.aborted && { exitCode: undefined }) };
  };
}

async function read(
  habits: Habits,
  given: Environment,
  signal: AbortSignal,
  log: (text: string) => void,
): Promise<Loose> {
  habits.check(given);
  const url = new URL(given.FGS_ENDPOINT + habits.path(given));
  let environment = given;
  for (let attempt = 1; ; attempt += 1) {
    const credentials = await habits.credentials(environment, url);
    const got: { reply?: Partial<Reply> } = {};
    let failed = 0;
    const reply = await exchange(habits, environment, url, credentials, signal, got).catch(async (error) => {
      const isClosed = got.reply === undefined && error.code === 'ECONNRESET';
      failed = isClosed ? 0 : -1;
      if (attempt < habits.tries(failed)) return undefined;
      return { rescued: habits.rescue(error, got.reply) };
    });
    if (reply !== undefined && 'rescued' in reply) return reply.rescued;
    const status = reply?.status ?? failed;
    if (attempt < habits.tries(status)) {
      await sleep(habits.wait(reply), undefined, { signal });
      if (status === 401) environment = await habits.renew(environment);
      continue;
    }
    if (reply === undefined) throw new Error('no answer came');
    log(habits.log(credentials, reply));
    const line = lineOf(habits, reply);
    if (line.config && habits.afterwards)
      await once(url, habits.afterwards, { ...credentials, ...habits.fields }, '', signal);
    return line;
  }
}

/** Sends a request, follows redirects, and takes the answer in. */
async function exchange(
  habits: Habits,
  environment: Environment,
  start: URL,
  credentials: Fields,
  signal: AbortSignal,
  got: { reply?: Partial<Reply> },
): Promise<Reply> {
  let [url, fields] = [start, { ...habits.fields, ...credentials }];
  const patience = habits.patience(environment);
  for (;;) {
    const message = await once(
      url,
      'GET',
      fields,
      habits.content(credentials),
      signal,
      patience,
      habits.isHasty,
    );
    const { statusCode: status = 0, headers } = message;
    got.reply = { status, headers };
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of message) {
      length += chunk.length;
      if (length > habits.limits.wire) throw new Error('the answer is too long');
      chunks.push(chunk);
    }
    const raw = Buffer.concat(chunks);
    const isCoded = headers['content-encoding'] === 'gzip';
    const body = isCoded ? await habits.decompress(raw, habits.limits.body) : raw;
    const reply = { status, headers, body };
    const next = status >= 300 && status < 400 ? habits.follow(reply, url, credentials) : undefined;
    if (next === undefined) return reply;
    url = next.url;
    fields = { ...habits.fields, ...next.fields };
  }
}

const agent = new Agent();

function once(
  url: URL,
  method: string,
  headers: Fields,
  content: string,
  signal: AbortSignal,
  patience = { header: 5, whole: 5 },
  isHasty = false,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const length = content === '' ? {} : { 'content-length': String(content.length) };
    const sent = send(url, { method, headers: { ...headers, ...length }, agent, signal });
    const giveUp = () => sent.destroy(new Error('the time is up'));
    const header = setTimeout(giveUp, 1000 * patience.header);
    const whole = setTimeout(giveUp, 1000 * patience.whole);
    sent.on('response', () => clearTimeout(header));
    sent.on('close', () => [header, whole].forEach(clearTimeout));
    sent.on('error', reject);
    if (isHasty) sent.on('information', ({ statusCode }) => reject(new Error(`the answer is ${statusCode}`)));
    sent.on('response', resolve);
    sent.end(content);
  });
}

function lineOf(habits: Habits, reply: Reply): Loose {
  const text = habits.decode(reply.body);
  if (reply.status === 200) {
    try {
      const config = parseAsyncInvokeConfig(habits.before(JSON.parse(text), text, reply));
      const { on_success, on_failure } = config.destination_config ?? {};
      const destination_config = {
        on_success: parseDestination(on_success),
        on_failure: parseDestination(on_failure),
      };
      return { config: habits.after({ ...config, destination_config }) };
    } catch (failure) {
      return habits.rescue(failure, reply);
    }
  }
  const facts: Loose = { status: reply.status, request_id: reply.headers['x-request-id'] };
  try {
    facts.error_code = JSON.parse(text).error_code;
  } catch {
    // The status has to do.
  }
  const error = habits.error(facts, reply);
  return error.config === undefined ? { error } : error;
}
