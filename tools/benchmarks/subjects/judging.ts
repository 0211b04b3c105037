import type { Exchange } from '../../../conformance/exchange/exchange.ts';
import { functionUrn } from '../../../conformance/reference/many-functions.ts';
import { runConformance } from '../../../conformance/run.ts';
import { Baseline } from '../../../conformance/verdict/baseline.ts';
import { otherEditions } from '../../../conformance/verdict/editions.ts';
import { Judge } from '../../../conformance/verdict/judge.ts';
import { Redactor } from '../../../src/redaction/redactor.ts';
import { median } from '../client/stopwatch.ts';
import { startEndpoint } from '../target/endpoint.ts';
import { settingsOf } from '../target/suite.ts';

const rounds = 15;

/** How long a round takes, in milliseconds. */
const roundTime = 200;

/** How fast recorded exchanges are judged by all rules of functions, nothing being sent. */
export interface JudgingFigures {
  /** Exchanges per second, by how many answers there are for each function. */
  readonly exchangesPerSecond: { readonly few: number; readonly many: number };
  /** Microseconds for one exchange, with few answers for each function. */
  readonly timeOfOne: number;
}

/** How often a function is asked for: where there are many functions, and where there are few. */
const repeats = { few: 2, many: 12 };

/** Records a run, and judges it again and again. */
export async function measureJudging(): Promise<JudgingFigures> {
  const endpoint = await startEndpoint(1);
  try {
    const few = await judge(endpoint.origin, repeats.few);
    const many = await judge(endpoint.origin, repeats.many);
    return { exchangesPerSecond: { few, many }, timeOfOne: 1e6 / few };
  } finally {
    await endpoint.stop();
  }
}

async function judge(origin: string, repeat: number): Promise<number> {
  const settings = { ...settingsOf(origin, 1), repeat };
  const { exchanges } = await runConformance(settings);
  const recorded = exchanges.filter((exchange) => exchange.functionUrn !== undefined);
  const rates: number[] = [];
  // The first round warms up, and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    const rate = await judgeForAWhile(settings, recorded);
    if (round > 0) rates.push(rate);
  }
  return median(rates);
}

async function judgeForAWhile(
  settings: ReturnType<typeof settingsOf>,
  recorded: readonly Exchange[],
): Promise<number> {
  const { authentication, capabilities } = settings.target;
  const judge = new Judge({
    ...settings,
    capabilities,
    editions: await otherEditions(settings.contract),
    redactor: new Redactor(authentication.secrets),
    baseline: new Baseline([], ''),
    functions: Number.POSITIVE_INFINITY,
  });
  const start = performance.now();
  let judged = 0;
  while (performance.now() - start < roundTime) {
    await judge.function(functionUrn(1), recorded);
    judged += recorded.length;
  }
  return (judged * 1000) / (performance.now() - start);
}
