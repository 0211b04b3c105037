import type { Habits, Loose } from './client.ts';
import { rightHabits, signed } from './client.ts';

/** A client with an unusual habit that is right: no scenario may turn red. */
export interface BenignClient {
  /** What it does, in one sentence. */
  readonly sentence: string;
  readonly habits: Partial<Habits>;
}

const { path, fields } = rightHabits;
const { accept: _accept, 'accept-encoding': _coding, ...plain } = fields;

/** Milliseconds that an answer asks for. */
function asked(reply: Parameters<Habits['wait']>[0]): number {
  const field = reply?.headers['retry-after'];
  if (field === undefined) return 50;
  return /^\d+$/.test(field) ? 1000 * Number(field) : Math.max(0, Date.parse(field) - Date.now());
}

function inEachSide(change: (side: Loose) => Loose): Partial<Habits> {
  return {
    after: ({ destination_config: { on_success, on_failure }, ...config }) => ({
      ...config,
      destination_config: { on_success: change(on_success), on_failure: change(on_failure) },
    }),
  };
}

const table: { readonly [what: string]: Partial<Habits> } = {
  'has no unusual habit': {},
  'percent-encodes the colons of the URN': { path: (env) => path(env).replaceAll(':', '%3A') },
  'sends further header fields': {
    fields: { ...fields, 'content-type': 'application/json', 'x-project-id': 'p', 'x-language': 'en-us' },
  },
  'says nothing of media types and codings': { fields: plain },
  'accepts anything, JSON first': { fields: { ...fields, accept: 'application/json;q=0.9, */*;q=0.1' } },
  'closes each connection': { fields: { ...fields, connection: 'close' } },
  'signs wherever it has a key': {
    credentials: async (env, url) =>
      env.HUAWEICLOUD_SDK_AK === undefined ? { 'x-auth-token': env.FGS_TOKEN ?? '' } : signed(env, url),
  },
  'tries again three times, as late as it is asked to': {
    tries: (status) => (status === 0 || status === 401 ? 2 : status === 429 || status >= 500 ? 4 : 1),
    wait: asked,
  },
  'tries once more after 503, and waits longer than it is asked to': {
    tries: (status) => (status === 503 || status === 401 ? 2 : 1),
    wait: (reply) => 1.2 * asked(reply),
  },
  'follows redirects without credentials': {
    follow: ({ headers }, url) => {
      const next = new URL(String(headers.location), url);
      return next.href === url.href ? undefined : { url: next, fields: {} };
    },
  },
  'prints unset sides as null, and further members': {
    after: (config) => ({ ...inEachSide((side) => side ?? null).after?.(config), request_time: 12 }),
  },
  'prints times in UTC': {
    after: (config) => ({ ...config, created_time: new Date(config.created_time).toISOString() }),
  },
  'prints 404 as no configuration': {
    error: (facts) => (facts.status === 404 ? { config: null } : facts),
  },
  'logs to standard output, too': {
    print: (line) => ({ stdout: `starting\n{"level":"info"}\n${JSON.stringify(line)}\ndone\n`, exitCode: 0 }),
  },
  'ends with an exit code where there is an error': {
    print: (line) => ({ stdout: `${JSON.stringify(line)}\n`, exitCode: line.error ? 1 : 0 }),
  },
  'prints nothing': { print: () => ({ stdout: '', exitCode: 0 }) },
};

/** Every benign client. */
export const benignClients: readonly BenignClient[] = Object.entries(table).map(([what, habits]) => ({
  sentence: `The client ${what}.`,
  habits,
}));
