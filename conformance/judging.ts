import { proxyCredentials } from './exchange/proxy.ts';
import { Statistics } from './probes/statistics.ts';
import { openSecrecy, type Secrecy } from './redaction/secrecy.ts';
import type { Rule } from './rules/rule.ts';
import { Baseline, type BaselineEntry } from './verdict/baseline.ts';
import { buildReport, type ReportInput } from './verdict/build.ts';
import { otherEditions } from './verdict/editions.ts';
import { detailedFunctions, Judge } from './verdict/judge.ts';
import type { RunOutcome } from './verdict/outcome.ts';
import type { StageSettings } from './verdict/stage.ts';

/** What exchanges are judged by, wherever they come from. */
export interface JudgingSettings extends StageSettings {
  /** Why the contract's profile was chosen, where it was not named. */
  readonly profileReason?: string;
  /** The rules to judge by. */
  readonly rules: readonly Rule[];
  /** Warnings count as violations. */
  readonly strict: boolean;
  /** A rule that met nothing to judge leaves the run incomplete; not by default. */
  readonly requireExercised?: boolean;
  readonly baseline: readonly BaselineEntry[];
  /** The command that goes on where the run is interrupted, if that is possible. */
  readonly resume?: string;
  /** The command that sends the request of an exchange again, if there is one. */
  readonly again?: (exchange: string) => string;
  /** The settings as the report shows them. */
  readonly shown: { readonly [name: string]: unknown };
}

/** What judges exchanges from a first to a last, and sums up. */
export interface Judging {
  readonly judge: Judge;
  /** Counts the exchanges, each of which has to be added. */
  readonly statistics: Statistics;
  /** Takes secrets out, which has to be done before anything is judged. */
  readonly secrecy: Secrecy;
  readonly conclude: (end: Pick<ReportInput, 'stages' | 'diagnosis' | 'interruptedAfter'>) => RunOutcome;
}

/**
 * Begins to judge.
 *
 * @param startedAt - what time it is, in milliseconds since 1970.
 * @param signal - ends the judging.
 */
export async function beginJudging(
  settings: JudgingSettings,
  startedAt: number,
  signal: AbortSignal | undefined,
): Promise<Judging> {
  const started = performance.now();
  const { capabilities, configured, functionUrns } = settings.target;
  const statistics = new Statistics();
  const secrecy = secrecyOf(settings);
  const judge = new Judge({
    ...settings,
    capabilities,
    ...(configured !== undefined && { configured }),
    redactor: secrecy.redactor,
    editions: await otherEditions(settings.contract),
    baseline: new Baseline(settings.baseline, new Date(startedAt).toISOString().slice(0, 10)),
    functions: functionUrns.length,
    ...(signal !== undefined && { signal }),
  });
  const conclude: Judging['conclude'] = (end) => {
    const duration = performance.now() - started;
    const report = buildReport({ settings, judge, statistics, startedAt, duration, ...end });
    return { report, exchanges: judge.exchanges, lastScan: secrecy.lastScan };
  };
  return { judge, statistics, secrecy, conclude };
}

/** Keeps the credentials of a run and of its proxies. What it asks for, and how the contract words it, is shown. */
function secrecyOf({ target, transport, contract }: StageSettings): Secrecy {
  const { authentication, baseUrl, projectId, functionUrns } = target;
  return openSecrecy({
    credentials: authentication.secrets,
    concealed: [...(authentication.concealed ?? []), ...proxyCredentials(transport.proxies)],
    shown: [
      baseUrl,
      projectId,
      ...functionUrns.slice(0, detailedFunctions),
      JSON.stringify(contract.document),
    ],
  });
}
