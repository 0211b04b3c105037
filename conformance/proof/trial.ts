import { baseProfile, loadContract, profileNames } from '../contract/contract.ts';
import type { Report } from '../index.ts';
import {
  type Authentication,
  signatureAuthentication,
  tokenAuthentication,
} from '../probes/authentication.ts';
import { usualCapabilities } from '../probes/target.ts';
import {
  openReference,
  type ReferenceProject,
  type ReferenceState,
  startReferenceEndpoint,
} from '../reference/index.ts';
import { rulesFor } from '../rules/index.ts';
import { type RunSettings, runConformance } from '../run.ts';
import { defaults } from '../settings.ts';
import type { Subject } from './behaviour.ts';
import { memoryTransport } from './memory.ts';

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

/** Each edition of the contract, and its rules, by the profile. */
const editions = new Map(
  await Promise.all(
    profileNames.map(async (name) => {
      const contract = await loadContract(name);
      return [name, { contract, rules: rulesFor(contract) }] as const;
    }),
  ),
);

/** How long an exchange may take, in seconds: so long that a busy machine turns no rule red. */
const patience = 30;

/** Runs the suite against a server that behaves in a certain way, and says what came of it. */
export async function tryOut(
  subject: Subject,
  base: ReferenceState,
  options: Pick<Partial<RunSettings>, 'repeat'> = {},
): Promise<Trial> {
  const { report, secrets, methods } = await reportOn(subject, base, options);
  const rulesThat = (outcome: string) =>
    [
      ...new Set(report.results.filter((result) => result.outcome === outcome).map(({ rule }) => rule)),
    ].sort();
  const text = JSON.stringify(report);
  const isWordless = report.results.some(({ findings }) =>
    findings.some((finding) => !finding.expected || !finding.actual),
  );
  return {
    verdict: report.verdict,
    failed: rulesThat('failed'),
    warned: rulesThat('warned'),
    noted: rulesThat('noted'),
    misconduct: [
      ...methods.filter((method) => method !== 'GET').map((method) => `sent ${method}`),
      ...(secrets.some((secret) => text.includes(secret)) ? ['wrote a credential into the report'] : []),
      ...(isWordless ? ['did not say what it expected or what it found'] : []),
    ],
  };
}

/**
 * Runs the suite against a server: in this process, or over sockets where the server has its own way to write to
 * the wire.
 */
export async function reportOn(
  subject: Subject,
  base: ReferenceState,
  options: Pick<Partial<RunSettings>, 'repeat'> = {},
): Promise<{ report: Report; secrets: readonly string[]; methods: readonly string[] }> {
  const state = subject.state?.(base) ?? base;
  const edition = editions.get(subject.profile ?? baseProfile);
  if (edition === undefined) throw new Error(`${subject.id} has no such profile as ${subject.profile}.`);
  const [[projectId, project] = []] = Object.entries(state.projects);
  if (projectId === undefined || project === undefined) throw new Error(`${subject.id} has no project.`);
  const { transmit, ...behaviour } = subject.serve();
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const endpoint = transmit && (await startReferenceEndpoint({ state, ...behaviour, transmit, onError }));
  const baseUrl = endpoint?.origin ?? 'https://reference.example';
  const authentication = authenticationFor(project, projectId, subject.credentials ?? 'token');
  try {
    const { report } = await runConformance({
      ...defaults,
      target: {
        name: baseUrl,
        baseUrl,
        projectId,
        functionUrns: project.functions.slice(0, subject.functions ?? 1).map(({ func_urn }) => func_urn),
        capabilities: new Set(subject.capabilities ?? usualCapabilities),
        authentication,
        ...(subject.expect !== undefined && { configured: 'all' }),
      },
      ...edition,
      thorough: subject.isThorough ?? false,
      strict: false,
      baseline: [],
      transport: { timeoutSeconds: subject.timeoutSeconds ?? patience },
      shown: {},
      stages: [],
      ...options,
      ...(endpoint === undefined && {
        openTransport: async () => memoryTransport(openReference({ state, ...behaviour })),
      }),
    }).catch((error: unknown) => {
      throw new Error(`${subject.id} broke down`, { cause: error });
    });
    // A behaviour that breaks down closes connections, which must not pass for what it was to show.
    if (errors.length > 0) throw new Error(`${subject.id} broke down`, { cause: errors[0] });
    return { report, secrets: authentication.secrets, methods: [...(endpoint?.methods.keys() ?? [])] };
  } finally {
    await endpoint?.stop();
  }
}

function authenticationFor(
  project: ReferenceProject,
  projectId: string,
  kind: NonNullable<Subject['credentials']>,
): Authentication {
  const [token] = project.tokens;
  if (kind === 'token' && token !== undefined) return tokenAuthentication(token);
  const key = project.accessKeys.find(
    ({ securityToken }) => (securityToken !== undefined) === (kind === 'temporary signature'),
  );
  if (kind === 'token' || key === undefined) throw new Error(`The first project has no ${kind}.`);
  return signatureAuthentication(key, projectId);
}
