import { type ConformanceOptions, checkConformance, type Report } from '../index.ts';
import type { Subject } from './behaviour.ts';
import { type ReferenceProject, type ReferenceState, startReferenceEndpoint } from './reference/index.ts';

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
  if (projectId === undefined || project === undefined) throw new Error(`${subject.id} has no project.`);
  const credentials = credentialsOf(project, subject.credentials ?? 'token');
  const errors: unknown[] = [];
  const endpoint = await startReferenceEndpoint({
    state,
    ...subject.serve(),
    onError: (error) => errors.push(error),
  });
  try {
    const report = await checkConformance({
      baseUrl: endpoint.origin,
      projectId,
      functionUrns: project.functions.slice(0, subject.functions ?? 1).map(({ func_urn }) => func_urn),
      credentials,
      timeoutSeconds: subject.timeoutSeconds ?? patience,
      thorough: subject.isThorough ?? false,
      ...(subject.expect !== undefined && { expect: subject.expect }),
      ...(subject.capabilities !== undefined && { capabilities: subject.capabilities }),
    });
    // A behaviour that breaks down closes connections, which must not pass for what it was to show.
    if (errors.length > 0) throw new Error(`${subject.id} broke down`, { cause: errors[0] });
    const rulesThat = (outcome: string) =>
      [
        ...new Set(report.results.filter((result) => result.outcome === outcome).map(({ rule }) => rule)),
      ].sort();
    const methods = [...endpoint.methods.keys()].filter((method) => method !== 'GET');
    const text = JSON.stringify(report);
    const secrets = 'token' in credentials ? [credentials.token] : [credentials.secretKey];
    return {
      verdict: report.verdict,
      failed: rulesThat('failed'),
      warned: rulesThat('warned'),
      noted: rulesThat('noted'),
      misconduct: [
        ...methods.map((method) => `sent ${method}`),
        ...(secrets.some((secret) => text.includes(secret)) ? ['wrote a credential into the report'] : []),
      ],
    };
  } finally {
    await endpoint.stop();
  }
}

type Credentials = Exclude<ConformanceOptions['credentials'], 'none'>;

function credentialsOf(project: ReferenceProject, kind: NonNullable<Subject['credentials']>): Credentials {
  const [token] = project.tokens;
  const key = project.accessKeys.find(
    ({ securityToken }) => (securityToken !== undefined) === (kind === 'temporary signature'),
  );
  const credentials = kind === 'token' ? token && { token } : key;
  if (credentials === undefined || credentials === '') throw new Error(`The first project has no ${kind}.`);
  return credentials;
}
