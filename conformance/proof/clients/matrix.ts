import { testClient } from '../../clients/run.ts';
import { readScenarios, type Scenario } from '../../clients/scenario.ts';
import { type BenignClient, benignClients } from './benign.ts';
import { clientWith } from './client.ts';
import { type WrongClient, wrongClients } from './wrong.ts';

/** How long a client may take in one scenario, in seconds; a sixth of it is how long it waits for an answer. */
const timeLimit = 60;

/** How many scenarios a client meets at once. In most of the time that they take, somebody waits. */
const concurrency = 40;

/** How many clients are tried at once, for the same reason. */
const clientsAtOnce = 16;

/** A client, and the scenarios that it turned red. It holds nothing that differs from run to run. */
export interface ClientRow {
  /** What is wrong or unusual about it. */
  readonly sentence: string;
  /** The scenario that has to turn red; none where the client is right. */
  readonly scenario: string | undefined;
  readonly red: readonly string[];
  /** It turned red what it had to, and nothing else. */
  readonly isAsMeant: boolean;
}

/** Lets a client meet every scenario. */
export async function tryClient(
  client: WrongClient | BenignClient,
  scenarios: readonly Scenario[],
): Promise<ClientRow> {
  const { report } = await testClient({
    name: 'client',
    program: clientWith(client.habits),
    scenarios,
    timeLimit,
    concurrency,
    strict: false,
    baseline: [],
    shown: {},
  });
  const red = report.results
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'warned' || outcome === 'untested')
    .map(({ rule }) => rule);
  const meant = 'scenario' in client ? scenarios.filter(({ id }) => id === client.scenario) : [];
  const verdict = meant.some(({ level }) => level === 'MUST') ? 'violates' : 'conforms';
  return {
    sentence: client.sentence,
    scenario: 'scenario' in client ? client.scenario : undefined,
    red,
    isAsMeant: red.join() === meant.map(({ id }) => id).join() && report.verdict === verdict,
  };
}

/** Every client that is tried: the wrong ones, and those that are merely unusual. */
export const triedClients = [...wrongClients, ...benignClients] as const;

/**
 * Lets all clients meet every scenario.
 *
 * @param onProgress is told how many of them have.
 */
export async function tryClients(
  clients: readonly (WrongClient | BenignClient)[],
  onProgress: (done: number) => void,
): Promise<readonly ClientRow[]> {
  const scenarios = await readScenarios();
  const rows: ClientRow[] = [];
  const queue = clients.entries();
  let done = 0;
  const work = async () => {
    for (const [index, client] of queue) {
      rows[index] = await tryClient(client, scenarios);
      done += 1;
      onProgress(done);
    }
  };
  await Promise.all(Array.from({ length: clientsAtOnce }, work));
  return rows;
}
