import { testClient } from '../../clients/run.ts';
import { readScenarios, type Scenario } from '../../clients/scenario.ts';
import { clientWith, type Habits } from './client.ts';

/** How long a client may take in one scenario, in seconds; a sixth of it is how long it waits for an answer. */
const timeLimit = 60;

/** How many scenarios a client meets at once. In most of the time that they take, somebody waits. */
const concurrency = 40;

/** What the suite says of a client with some habits: the scenarios that are red, and the verdict. */
export async function tryClient(
  habits: Partial<Habits>,
  scenarios?: readonly Scenario[],
): Promise<{ red: readonly string[]; verdict: string }> {
  const { report } = await testClient({
    name: 'client',
    program: clientWith(habits),
    scenarios: scenarios ?? (await readScenarios()),
    timeLimit,
    concurrency,
    strict: false,
    baseline: [],
    shown: {},
  });
  const red = report.results
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'warned' || outcome === 'untested')
    .map(({ rule }) => rule);
  return { red, verdict: report.verdict };
}
