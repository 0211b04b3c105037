import { type Habits, type Loose, rightHabits, signed } from './client.ts';

/** A client with one habit that is wrong: exactly one scenario must turn red. */
export interface WrongClient {
  /** The scenario that must turn red. */
  readonly scenario: string;
  /** What it does, in one sentence. */
  readonly sentence: string;
  readonly habits: Partial<Habits>;
}

const { check, path, fields, limits, credentials } = rightHabits;
const many = 20;

/** Longer than any time limit, and short enough for a timer. */
const forEver = 100_000;

/** Changes one side of a configuration as it was parsed. */
function side(name: 'on_success' | 'on_failure', change: (side: Loose) => Loose): Habits['before'] {
  return (value) => {
    const found = value?.destination_config?.[name];
    if (found === undefined) return value;
    return { ...value, destination_config: { ...value.destination_config, [name]: change(found) } };
  };
}

/** Changes members of a configuration that is printed. */
function member(name: string, change: (value: Loose) => Loose): Partial<Habits> {
  return { after: (config) => ({ ...config, [name]: change(config[name]) }) };
}

/** Changes the destinations that are printed. */
function destinations(change: (sides: Loose) => Loose): Partial<Habits> {
  return member('destination_config', change);
}

/** Loses the status of errors of a kind. */
function hides(isMeant: (status: number, text: string) => boolean): Partial<Habits> {
  return {
    error: (facts, { status, body }) =>
      isMeant(status, body.toString()) ? { ...facts, status: undefined } : facts,
  };
}

/** Takes an answer of a kind for something that it is not. */
function takesFor(isMeant: (text: string) => boolean, line: Loose): Partial<Habits> {
  return {
    rescue: (failure, reply) => {
      if (reply?.status === 200 && reply.body !== undefined && isMeant(reply.body.toString())) return line;
      throw failure;
    },
  };
}

function sends(own: Partial<Habits['fields']>): Partial<Habits> {
  return { fields: { ...fields, ...own } as Habits['fields'] };
}

const { 'user-agent': _name, ...nameless } = fields;
const isJson = (text: string) => text.startsWith('{');
const status = (wanted: number) => hides((found, text) => found === wanted && isJson(text));
const zeros = { func_urn: '', max_async_event_age_in_seconds: 0, max_async_retry_attempts: 0 };

/** The wrong clients by the scenario that finds them: what each does, and the habit. */
const table: { readonly [scenario: string]: readonly [sentence: string, habits: Partial<Habits>] } = {
  'request.only-get': ['writes back by PUT what it has read', { afterwards: 'PUT' }],
  'request.path': ['asks for version 1 of the API', { path: (env) => path(env).replace('/v2/', '/v1/') }],
  'request.credentials': [
    'sends the token as a bearer token',
    { credentials: async (env) => ({ authorization: `Bearer ${env.FGS_TOKEN}` }) },
  ],
  'request.path-encoding': [
    'leaves what ends a path as it is',
    { path: (env) => encodeURI(decodeURIComponent(path(env))) },
  ],
  'request.long-urn': [
    'checks the project only',
    { check: ({ FGS_PROJECT_ID = '' }) => check({ FGS_PROJECT_ID, FGS_FUNCTION_URN: 'x' }) },
  ],
  'request.long-project-id': [
    'checks the URN only',
    { check: ({ FGS_FUNCTION_URN = '' }) => check({ FGS_PROJECT_ID: 'x', FGS_FUNCTION_URN }) },
  ],
  'request.accept': ['asks for HTML', sends({ accept: 'text/html' })],
  'request.user-agent': ['does not say what it is', { fields: nameless }],
  'request.no-body': ['sends an empty object along', { content: (own) => (own.Authorization ? '' : '{}') }],
  'request.token': [
    'sends a token in the wrong field where it has no key',
    {
      credentials: async (env, url) =>
        env.HUAWEICLOUD_SDK_AK === undefined ? { 'x-token': env.FGS_TOKEN ?? '' } : signed(env, url),
    },
  ],
  'request.signature': [
    'signs the path without the slash at its end',
    {
      credentials: async (env, url) =>
        env.FGS_TOKEN === undefined ? signed(env, new URL(`${url}/x`)) : credentials(env, url),
    },
  ],
  'request.temporary-key': [
    'leaves the security token out',
    {
      credentials: ({ HUAWEICLOUD_SDK_SECURITY_TOKEN: _token, ...env }, url) => credentials(env, url),
    },
  ],
  'request.signature-date': [
    'writes the local time into X-Sdk-Date',
    {
      credentials: (env, url) =>
        env.TZ === undefined ? credentials(env, url) : signed(env, url, -5.5 * 3600 * 1000),
    },
  ],
  'request.clock-skew': [
    'signs with a date that is two minutes old',
    {
      credentials: (env, url) => (env.FGS_TOKEN ? credentials(env, url) : signed(env, url, 120_000)),
    },
  ],

  'reading.documented': ['takes 1 for true', member('max_async_retry_attempts', (n) => (n === 1 ? true : n))],
  'reading.destination-obs': [
    'takes an expires of 0 for none',
    destinations((sides) => {
      const { expires, ...param } = sides.on_success?.param ?? {};
      return expires === 0 ? { ...sides, on_success: { ...sides.on_success, param } } : sides;
    }),
  ],
  'reading.destination-smn': [
    'sends what succeeds to the topic of failures',
    destinations(({ on_success, on_failure }) =>
      on_success?.destination === 'SMN'
        ? { on_success: { ...on_success, param: on_failure.param }, on_failure }
        : { on_success, on_failure },
    ),
  ],
  'reading.destination-dis': [
    'does not know DIS',
    {
      after: (config) => {
        if (config.destination_config.on_success?.destination === 'DIS') throw new Error('unknown');
        return config;
      },
    },
  ],
  'reading.destination-functiongraph': [
    'has one function for both sides',
    destinations(({ on_success, on_failure }) =>
      on_success?.destination === 'FunctionGraph' && on_failure
        ? { on_success, on_failure: on_success }
        : { on_success, on_failure },
    ),
  ],
  'reading.param-parsed': [
    'prints param as it came',
    destinations((sides) =>
      Object.fromEntries(
        Object.entries<Loose>(sides).map(([name, found]) => [
          name,
          found && { ...found, param: JSON.stringify(found.param) },
        ]),
      ),
    ),
  ],
  'reading.no-destinations': [
    'makes a destination up where there is none',
    destinations(({ on_success, on_failure }) =>
      on_success || on_failure
        ? { on_success, on_failure }
        : { on_success: { destination: 'OBS', param: {} } },
    ),
  ],
  'reading.one-side': [
    'takes the destination of successes for that of failures',
    destinations(({ on_success, on_failure = on_success }) => ({ on_success, on_failure })),
  ],
  'reading.empty-strings': [
    'parses a param that is empty',
    {
      before: side('on_success', (found) => {
        JSON.parse(found.param);
        return found;
      }),
    },
  ],
  'reading.age-minimum': [
    'takes the least age for one that is not set',
    {
      after: ({ max_async_event_age_in_seconds: age, ...config }) =>
        age > 60 || config.max_async_retry_attempts < 3
          ? { ...config, max_async_event_age_in_seconds: age }
          : config,
    },
  ],
  'reading.age-maximum': [
    'keeps the age in 16 bits',
    member('max_async_event_age_in_seconds', (n) => new Int16Array([n])[0]),
  ],
  'reading.retries-minimum': [
    'takes 0 retries for the default',
    member('max_async_retry_attempts', (n) => n || 3),
  ],
  'reading.retries-maximum': [
    'knows the bounds of another edition only',
    member('max_async_retry_attempts', (n) => Math.min(n, 5)),
  ],
  'reading.unknown-members': [
    'refuses members that it does not know',
    {
      before: (value) => {
        if (Object.keys(value ?? {}).length > 6) throw new Error('unknown member');
        return value;
      },
    },
  ],
  'reading.member-order': [
    'expects func_urn to be the first member',
    {
      before: (value) => {
        if (Object.keys(value ?? {}).at(-1) === 'func_urn') throw new Error('func_urn is missing');
        return value;
      },
    },
  ],
  'reading.white-space': [
    'expects a brace to begin with',
    {
      before: (value, text) => {
        if (/^\s/.test(text)) throw new Error('no brace');
        return value;
      },
    },
  ],
  'reading.unicode': ['takes Latin-1 for the default', { decode: (body) => body.toString('latin1') }],
  'reading.escapes': [
    'does not join surrogates',
    { decode: (body) => body.toString().replaceAll(/\\u[dD][89a-fA-F]../g, '?') },
  ],
  'reading.media-type': [
    'compares the media type to the letter',
    {
      before: (value, _text, { headers }) => {
        if (headers['content-type'] !== 'application/json') throw new Error('no JSON');
        return value;
      },
    },
  ],
  'reading.large': ['reads 64 KiB', { limits: { ...limits, wire: 65_536 } }],
  'reading.gzip': ['asks for gzip and takes it as it is', { decompress: async (body) => body }],
  'reading.chunks': [
    'decodes each chunk by itself',
    {
      before: (value, text, { headers }) =>
        headers['transfer-encoding'] ? JSON.parse(text.replaceAll(/\P{ASCII}/gu, '\ufffd')) : value,
    },
  ],
  'reading.interim': ['takes an interim answer for the answer', { isHasty: true }],
  'reading.time-offset': [
    'leaves out the minutes of an offset',
    member('created_time', (time) => time.replace(/(?<=[+-]\d\d):\d\d$/, ':00')),
  ],
  'reading.time-fraction': [
    'cuts fractions off',
    member('last_modified', (time) => time.replace(/\.\d+/, '')),
  ],

  ...Object.fromEntries(
    [400, 401, 403, 429, 500, 502, 503, 504].map((found) => [
      `errors.${found}`,
      [`loses the status ${found}`, status(found)] as const,
    ]),
  ),
  'errors.404': [
    'takes 404 for a configuration of zeros',
    { error: (facts) => (facts.status === 404 ? { config: zeros } : facts) },
  ],
  'errors.html': ['gives up on errors that are no JSON', hides((_, text) => text.startsWith('<'))],
  'errors.empty-body': ['gives up on errors without a body', hides((_, text) => text === '')],
  'errors.error-code': ['loses the error code', { error: ({ error_code: _, ...facts }) => facts }],
  'errors.request-id': ['loses the ID of the request', { error: ({ request_id: _, ...facts }) => facts }],
  'errors.renewed-token': ['sends the old token again', { renew: async (env) => env }],

  'patience.too-many-requests': ['tries again at once after 429', { tries: tries(429, 3) }],
  'patience.unavailable': [
    'waits for as many seconds as a date has',
    {
      tries: tries(503, 3),
      wait: (reply) => 1000 * (Number.parseInt(String(reply?.headers['retry-after']), 10) || 0),
    },
  ],
  'patience.bounded-retries': [
    'tries on where there is no Retry-After',
    {
      tries: tries(503, many),
      wait: (reply) => (reply?.headers['retry-after'] ? 5000 : 0),
    },
  ],
  'patience.refused-credentials': ['tries on with what was refused', { tries: tries(401, 6) }],
  'patience.forbidden': ['asks twice for what is forbidden', { tries: tries(403, 2) }],
  'patience.cut-connection': [
    'takes half an answer for no configuration',
    {
      rescue: (failure, reply) => {
        if (reply?.status === 200 && reply.body === undefined && /aborted/.test(String(failure)))
          return { config: null };
        throw failure;
      },
    },
  ],
  'patience.lost-connection': ['tries on where nothing answers', { tries: tries(0, many) }],
  'patience.slow': [
    'waits a second',
    {
      // On a busy machine other answers may take a second, too.
      patience: (env) =>
        env.FGS_SCENARIO === 'patience.slow' ? { header: 1, whole: 1 } : rightHabits.patience(env),
    },
  ],
  'patience.hang': [
    'waits for ever for an answer to begin',
    { patience: (env) => ({ header: forEver, whole: env.FGS_SCENARIO === 'patience.stall' ? 2 : forEver }) },
  ],
  'patience.stall': [
    'waits for ever for an answer to end',
    { patience: (env) => ({ ...rightHabits.patience(env), whole: forEver }) },
  ],

  'safety.redirect': ['takes its token along after 302', follows(302)],
  'safety.permanent-redirect': ['takes its token along after 308', follows(308)],
  'safety.redirect-loop': [
    'follows within the endpoint as long as it is led',
    {
      follow: ({ headers }, url, own) => {
        const next = new URL(String(headers.location), url);
        next.searchParams.set('turn', String(1 + Number(url.searchParams.get('turn'))));
        const isOwn = next.origin === url.origin && Number(next.searchParams.get('turn')) < 100;
        return isOwn ? { url: next, fields: own } : undefined;
      },
    },
  ],
  'safety.output': ['logs what it sends', { log: (sent) => JSON.stringify(sent) }],
  'safety.echo': ['logs what it is answered', { log: (_, { body }) => body.toString() }],
  'safety.endless-body': ['reads whatever comes', { limits: { ...limits, wire: Number.POSITIVE_INFINITY } }],
  'safety.decompression': [
    'limits what comes, and not what becomes of it',
    { limits: { ...limits, body: 1 << 30 } },
  ],
  'safety.not-json': [
    'takes a page for no configuration',
    takesFor((text) => text.startsWith('<'), { config: null }),
  ],
  'safety.empty-answer': [
    'takes nothing for no configuration',
    takesFor((text) => text === '', { config: null }),
  ],
  'safety.cut-json': [
    'takes what it could parse',
    takesFor((text) => /^\{.*[^}\s]$/.test(text), { config: {} }),
  ],
  'safety.null': ['takes null for no configuration', takesFor((text) => text === 'null', { config: null })],
  'safety.error-body': [
    'makes zeros of members that are not there',
    takesFor((text) => text.includes('error_code'), { config: zeros }),
  ],
  'safety.made-up': [
    'puts defaults in for what is not there',
    { before: (value) => (value?.func_urn ? withDefaults(value) : value) },
  ],
  'safety.missing-member': [
    'does without a member that is not there',
    takesFor((text) => text.includes('func_urn') && !text.includes('retry_attempts'), { config: {} }),
  ],
  'safety.wrong-type': [
    'takes digits for a number',
    {
      before: (value) =>
        typeof value?.max_async_event_age_in_seconds === 'string'
          ? { ...value, max_async_event_age_in_seconds: Number(value.max_async_event_age_in_seconds) }
          : value,
    },
  ],
  'safety.unknown-destination': [
    'passes over destinations that it does not know',
    { before: side('on_success', (found) => (found.destination === 'KAFKA' ? {} : found)) },
  ],
  'safety.broken-param': [
    'passes over a param that is broken',
    { before: side('on_success', (found) => (found.param.endsWith(':') ? {} : found)) },
  ],
};

/** The defaults of the platform, for what is written without. */
function withDefaults(value: Loose): Loose {
  return { max_async_event_age_in_seconds: 3600, max_async_retry_attempts: 3, ...value };
}

function follows(status: number): Partial<Habits> {
  return {
    follow: (reply, url, own) => {
      const next = new URL(String(reply.headers.location), url);
      const isFollowed = reply.status === status && next.origin !== url.origin;
      return isFollowed ? { url: next, fields: own } : undefined;
    },
  };
}

/** Sends a request so often at the most where it ends in a status, and else as often as is right. */
function tries(status: number, most: number): Habits['tries'] {
  return (found) => (found === status ? most : rightHabits.tries(found));
}

/** Every wrong client. */
export const wrongClients: readonly WrongClient[] = Object.entries(table).map(
  ([scenario, [what, habits]]) => ({ scenario, sentence: `The client ${what}.`, habits }),
);
