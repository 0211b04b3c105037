import type { Exchange } from './exchange/exchange.ts';
import { beginJudging, type JudgingSettings } from './judging.ts';
import type { Recording } from './reading/read-har.ts';
import { amount } from './reading/words.ts';
import { isLate } from './verdict/judge.ts';
import type { RunOutcome } from './verdict/outcome.ts';
import type { ReportedStage } from './verdict/report.ts';

/**
 * Judges exchanges that were recorded earlier; nothing is sent.
 *
 * @param recorded - exchanges of the environment, and of the functions of the settings' target; and what was left out.
 * @param signal - interrupts it.
 */
export async function judgeRecorded(
  settings: JudgingSettings,
  recorded: Pick<Recording, 'exchanges' | 'leftOut'>,
  signal?: AbortSignal,
): Promise<RunOutcome> {
  const { judge, statistics, secrecy, conclude } = await beginJudging(settings, Date.now(), signal);
  const exchanges = recorded.exchanges.map(secrecy.exchanges.redact);
  for (const exchange of exchanges) statistics.add(exchange);
  const byFunction = new Map<string | undefined, Exchange[]>();
  for (const exchange of exchanges) {
    const known = byFunction.get(exchange.functionUrn);
    if (known === undefined) byFunction.set(exchange.functionUrn, [exchange]);
    else known.push(exchange);
  }
  const ofFunction = (functionUrn: string | undefined) => byFunction.get(functionUrn) ?? [];
  const { functionUrns } = settings.target;
  await judge.environment(ofFunction(undefined), ofFunction(functionUrns[0]));
  let functionsDone = 0;
  for (const functionUrn of functionUrns) {
    const early = ofFunction(functionUrn).filter(({ probe }) => !isLate(probe));
    if ((await judge.function(functionUrn, early)) === undefined) break;
    functionsDone += 1;
  }
  for (const functionUrn of functionUrns)
    await judge.again(
      functionUrn,
      ofFunction(functionUrn).filter(({ probe }) => isLate(probe)),
    );
  return conclude({
    stages: recorded.leftOut.length === 0 ? [] : [replayStage(exchanges.length, recorded.leftOut)],
    ...(signal?.aborted && { interruptedAfter: functionsDone }),
  });
}

function replayStage(judged: number, leftOut: readonly string[]): ReportedStage {
  const detail = `${amount(judged, 'call')} judged; left out: ${leftOut.join(', ')}`;
  return { name: 'replay', status: 'run', isRequired: false, detail };
}
