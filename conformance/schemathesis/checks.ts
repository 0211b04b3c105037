import type { RunOptions } from '../../packages/schemathesis-runner-wrapper/src/index.ts';
import type { RuleDescription } from '../verdict/report.ts';

/** A check of Schemathesis that the suite shows as a rule of its own. */
export interface GenerativeCheck {
  /** Schemathesis's name. */
  readonly name: NonNullable<RunOptions['checks']>[number];
  readonly title: string;
  readonly source: string;
  readonly pointer: string;
  /** Beginnings of the ids of rules that find the same faults: where one of them failed, the check adds nothing. */
  readonly sameAs: readonly string[];
}

const responses = '#/components/responses';

/** The checks that are run. Those of Schemathesis that are not here are listed in `expectations.ts`, with reasons. */
export const checks: readonly GenerativeCheck[] = [
  {
    name: 'not_a_server_error',
    title: 'No generated call is answered with a 5xx status that does not announce itself as temporary.',
    source: 'Status Codes',
    pointer: `${responses}/InternalServerError`,
    sameAs: ['status.'],
  },
  {
    name: 'status_code_conformance',
    title: 'Every generated call is answered with a documented status, or refused with a 4xx status.',
    source: 'Status Codes',
    pointer: responses,
    sameAs: ['status.', 'credentials.', 'input.', 'identity.'],
  },
  {
    name: 'content_type_conformance',
    title: 'Every answer to a generated call has the documented media type.',
    source: 'Example Responses; Error Codes',
    pointer: responses,
    sameAs: ['headers.', 'errors.', 'status.'],
  },
  {
    name: 'response_schema_conformance',
    title: 'Every answer to a generated call has a body that matches its schema.',
    source: 'Tables 2, 3 and 4; Error Codes',
    pointer: '#/components/schemas',
    sameAs: ['headers.', 'body.', 'ranges.', 'enums.', 'destinations.', 'times.', 'errors.', 'status.'],
  },
  {
    name: 'negative_data_rejection',
    title: 'No generated call outside the bounds of Table 1 is accepted.',
    source: 'Table 1',
    pointer: '#/components/parameters',
    sameAs: ['input.', 'identity.'],
  },
  {
    name: 'positive_data_acceptance',
    title: 'Every generated call within the bounds of Table 1 is answered with 200, or refused as fits.',
    source: 'Table 1; Status Codes',
    pointer: '#/components/parameters',
    sameAs: ['status.', 'credentials.'],
  },
];

/** The id under which a check stands in reports. */
export function checkId(name: string): string {
  return `schemathesis.${name}`;
}

/** The checks as a catalogue of rules shows them. */
export const checkRules: readonly RuleDescription[] = checks.map(({ name, title, source, pointer }) => ({
  id: checkId(name),
  level: 'MUST',
  part: 'schemathesis',
  title,
  source,
  pointer,
}));
