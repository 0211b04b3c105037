import type { CheckFailure, RunOptions } from '../../packages/schemathesis-runner-wrapper/src/index.ts';
import { type HeaderFields, headerValues } from '../exchange/exchange.ts';
import { mediaTypeProblem } from '../rules/headers.ts';
import { isRefusal } from '../rules/refusal.ts';

/** Where Schemathesis's idea of an API and this platform differ, each time with the reason. */

/** Checks that are not run. */
export const leftOut: { readonly [check in NonNullable<RunOptions['checks']>[number]]?: string } = {
  ignored_auth: 'The rules of the part "credentials" judge this, and know that 400 is allowed.',
  unsupported_method: 'It sends other methods than GET, which can destroy a configuration.',
  allow_header_conformance: 'It sends OPTIONS.',
  use_after_free: 'Nothing is ever deleted.',
  ensure_resource_availability: 'Nothing is ever created.',
  missing_required_header: 'No header parameter is required.',
  response_headers_conformance: 'The documented header fields are optional.',
};

/** Status codes that checks accept in place of their own lists. */
export const expectedStatuses: NonNullable<RunOptions['expectedStatuses']> = {
  // A function that looks valid need not exist, and a project that looks valid belongs to somebody else.
  positive_data_acceptance: [200, '4xx', '5xx'],
  // Anything but an answer with a configuration is a refusal; a 5xx is the finding of another check.
  negative_data_rejection: ['3xx', '4xx', '5xx'],
};

/** A failure that is none. */
interface Explanation {
  readonly checks: readonly string[];
  readonly reason: string;
  applies(failure: AnsweredFailure): boolean;
}

type AnsweredFailure = CheckFailure & { readonly response: NonNullable<CheckFailure['response']> };

const forms = ['status_code_conformance', 'content_type_conformance', 'response_schema_conformance'];

const explanations: readonly Explanation[] = [
  {
    checks: ['not_a_server_error', ...forms],
    reason: 'The answer announces itself as temporary, and whatever limits the rate words it.',
    applies: ({ response }) =>
      response.status === 429 ||
      (response.status === 503 && headerValues(fieldsOf(response), 'retry-after').length > 0),
  },
  {
    checks: forms,
    reason: 'A 5xx answer is one finding, of not_a_server_error.',
    applies: ({ response }) => response.status >= 500,
  },
  {
    checks: forms,
    reason: 'The path is another one, or one that whatever stands in front refuses in its own words.',
    applies: ({ request, response }) => isOtherPath(request.url) && response.status >= 300,
  },
  {
    checks: forms,
    reason: 'Whatever stands in front refuses long addresses and header fields in its own words.',
    applies: ({ response }) => response.status === 414 || response.status === 431,
  },
  {
    checks: ['status_code_conformance'],
    reason: 'The source names no status for what is refused, so any 4xx fits.',
    applies: ({ response }) => isRefusal(response.status),
  },
  {
    checks: ['content_type_conformance'],
    reason: 'The media type is application/json, in another case or with parameters.',
    applies: ({ response }) => mediaTypeProblem(fieldsOf(response)).length === 0,
  },
  {
    checks: ['response_schema_conformance'],
    reason: 'The rules judge configurations by the same schema, and read times and content codings exactly.',
    applies: ({ response }) => response.status === 200,
  },
  {
    checks: ['response_schema_conformance'],
    reason: 'The body has error_code and error_msg, which is all that is asked of it.',
    applies: ({ response }) => isErrorBody(response.excerpt),
  },
];

/** Why a failure is none; `undefined` for one that is. */
export function explanationOf(failure: CheckFailure): string | undefined {
  const { response } = failure;
  if (response === undefined) return 'There was no answer, which the rule headers.complete-message judges.';
  return explanations.find(
    (explanation) =>
      explanation.checks.includes(failure.check) && explanation.applies({ ...failure, response }),
  )?.reason;
}

function fieldsOf({ headers }: AnsweredFailure['response']): HeaderFields {
  return Object.entries(headers).flatMap(([name, values]) => values.map((value) => [name, value] as const));
}

/** A parameter that is empty, a dot segment, or holds an encoded slash, backslash or control character. */
function isOtherPath(url: string): boolean {
  const path = url.replace(/^\w+:\/\/[^/]+/, '').split(/[?#]/, 1)[0] ?? '';
  const segments = path.split('/').slice(1);
  return segments.some(
    (segment) => /^(\.|%2e){0,2}$/i.test(segment) || /%(2f|5c|[01][0-9a-f]|7f)/i.test(segment),
  );
}

function isErrorBody(text: string): boolean {
  try {
    const body = JSON.parse(text) as { error_code?: unknown; error_msg?: unknown } | null;
    return typeof body?.error_code === 'string' && typeof body.error_msg === 'string';
  } catch {
    return false;
  }
}
