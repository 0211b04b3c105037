import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure } from './measure.ts';
import type { Command } from './program.ts';

/** What the time of a thread goes into. */
export const parts = {
  network: 'sockets and HTTP',
  sending: 'sending: limits, records, signatures',
  secrets: 'looking for secrets',
  judging: 'reading and judging answers',
  memory: 'collecting garbage',
  waiting: 'waiting for the target',
  rest: 'start, reports and all else',
} as const;

export type Part = keyof typeof parts;

/** Milliseconds of a thread, by what they went into. */
export type Profile = Readonly<Record<Part, number>>;

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** In microseconds. */
  readonly timeDeltas: readonly number[];
}

/** What stands in the address of a module, by the part that it belongs to; the first that fits counts. */
const places: readonly (readonly [pattern: RegExp, part: Part])[] = [
  [/^node:internal\/(modules|process|bootstrap)|\/(tsx|esbuild)\//, 'rest'],
  [/^node:|\/undici\//, 'network'],
  [/\/redaction\//, 'secrets'],
  [/\/conformance\/(reading|rules|verdict|contract)\/|\/generated\/|\/openapi\//, 'judging'],
  [/\/conformance\/(exchange|probes)\/|\/src\/(signer|credentials)\//, 'sending'],
];

const special: { readonly [functionName: string]: Part } = {
  '(garbage collector)': 'memory',
  '(idle)': 'waiting',
};

/**
 * Runs a command of Node.js with its profiler. It is slower for that, so that only the shares say something.
 *
 * @param env - variables of its environment.
 */
export async function profile([node, ...args]: Command, env: NodeJS.ProcessEnv = {}): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'profile-'));
  try {
    await measure([node, '--cpu-prof', '--cpu-prof-dir', folder, ...args], { env });
    const files = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
    const all = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
    // The thread of the loader is the other, if there is one, and has next to nothing to do.
    const [main] = all
      .map((text) => byPart(JSON.parse(text)))
      .sort((one, other) => one.waiting / total(one) - other.waiting / total(other));
    if (main === undefined) throw new Error('the profiler wrote nothing');
    return main;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function byPart({ nodes, samples, timeDeltas }: CpuProfile): Profile {
  const parent = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node])));
  const partOf = new Map(nodes.map((node) => [node.id, partAt(node, parent)]));
  const times = Object.fromEntries(Object.keys(parts).map((part) => [part, 0])) as Record<Part, number>;
  for (const [index, id] of samples.entries())
    times[partOf.get(id) ?? 'rest'] += (timeDeltas[index] ?? 0) / 1000;
  return times;
}

/** What is native has no address, and belongs to whoever calls it. */
function partAt(node: ProfileNode, parent: ReadonlyMap<number, ProfileNode>): Part {
  const own = special[node.callFrame.functionName];
  if (own !== undefined) return own;
  for (let at: ProfileNode | undefined = node; at !== undefined; at = parent.get(at.id)) {
    const { url } = at.callFrame;
    if (url !== '') return places.find(([pattern]) => pattern.test(url))?.[1] ?? 'rest';
  }
  return 'rest';
}

/** All of a profile, in milliseconds. */
export function total(times: Profile): number {
  return Object.values(times).reduce((sum, time) => sum + time, 0);
}
