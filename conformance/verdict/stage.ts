import type { Contract } from '../contract/contract.ts';
import type { TransportOptions } from '../exchange/transport.ts';
import type { Target } from '../probes/target.ts';
import type { ForeignResult, Judge } from './judge.ts';
import type { ReportedStage } from './report.ts';

/** What a stage needs to know of a run. */
export interface StageSettings {
  readonly target: Target;
  readonly contract: Contract;
  /** How the target is reached. */
  readonly transport: Omit<TransportOptions, 'origin' | 'connections'>;
  /** How many calls may begin in one second; without it as many as can. */
  readonly rate?: number;
}

/** What a stage after the rules can see. */
export interface StageContext {
  readonly settings: StageSettings;
  /** What the rules found so far. */
  readonly judge: Judge;
  /** Whether the target could be reached at all. */
  readonly isAnswering: boolean;
  readonly signal?: AbortSignal;
  /** Says what the stage is doing, in a few words. */
  readonly onProgress: (text: string) => void;
}

/** A stage of a run after the rules. */
export type Stage = (
  context: StageContext,
) => Promise<{ stage: ReportedStage; results: readonly ForeignResult[] }>;
