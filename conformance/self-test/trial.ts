import { checkConformance, type Report } from '../index.ts';
import { type ReferenceState, startReferenceEndpoint } from '../reference/index.ts';
import type { Subject } from './behaviour.ts';

/** What the suite said about a server. */
export interface Trial {
  readonly verdict: Report['verdict'];
  /** The rules that failed, warned or noted something, by their IDs, in alphabetical order. */
  readonly failed: readonly string[];
  readonly warned: readonly string[];
  readonly noted: readonly string[];
  /** What the suite did that it must never do, whatever a server answers. */
  readonly misconduct: readonly string[];
}

/** How long an exchange may take, in seconds: so long that a busy machine turns no rule red. */
const patience = 30;

/** Starts a server that behaves in a certain way, runs the suite against it, and stops it. */
export async function tryOut(subject: Subject, base: ReferenceState): Promise<Trial> {
  const state = subject.state?.(base) ?? base;
  const [[projectId, project] = []] = Object.entries(state.projects);
  const token = project?.tokens[0];
  const functionUrn = project?.functions[0]?.func_urn;
  if (projectId === undefined || token === undefined || functionUrn === undefined) {
    throw new Error(`${subject.id} has a state without a project, a token or a function.`);
  }
  const endpoint = await startReferenceEndpoint({ state, ...subject.serve() });
  try {
    const report = await checkConformance({
      baseUrl: endpoint.origin,
      projectId,
      functionUrns: [functionUrn],
      credentials: { token },
      timeoutSeconds: subject.timeoutSeconds ?? patience,
      ...(subject.capabilities !== undefined && { capabilities: subject.capabilities }),
    });
    const rulesThat = (outcome: string) =>
      [
        ...new Set(report.results.filter((result) => result.outcome === outcome).map(({ rule }) => rule)),
      ].sort();
    const methods = [...endpoint.methods.keys()].filter((method) => method !== 'GET');
    return {
      verdict: report.verdict,
      failed: rulesThat('failed'),
      warned: rulesThat('warned'),
      noted: rulesThat('noted'),
      misconduct: [
        ...methods.map((method) => `sent ${method}`),
        ...(JSON.stringify(report).includes(token) ? ['wrote a credential into the report'] : []),
      ],
    };
  } finally {
    await endpoint.stop();
  }
}
