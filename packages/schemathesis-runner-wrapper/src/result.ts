/** Phases of Schemathesis that can be chosen, in the order they run. */
export const PHASES = ['examples', 'coverage', 'fuzzing', 'stateful'] as const;
export type Phase = (typeof PHASES)[number];

/** Checks of Schemathesis 4, by its own names. */
export const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'positive_data_acceptance',
  'missing_required_header',
  'unsupported_method',
  'allow_header_conformance',
  'use_after_free',
  'ensure_resource_availability',
  'ignored_auth',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** How Schemathesis was found: an explicit path, on PATH, through `uvx`, or in this package's own environment. */
export type ExecutableSource = 'explicit' | 'path' | 'uvx' | 'venv';

/** A Schemathesis that has answered `--version` within the supported range. */
export interface Executable {
  readonly source: ExecutableSource;
  /** Program and leading arguments. */
  readonly command: readonly [program: string, ...args: string[]];
  /** e.g. `4.30.1` */
  readonly version: string;
  /** Ways that come earlier in the order and were passed over, each with the reason. */
  readonly passedOver: readonly { readonly source: ExecutableSource; readonly reason: string }[];
}

/** A request as it was sent, secrets redacted. */
export interface SentRequest {
  readonly method: string;
  /** Absolute URL, percent-encoded as sent. */
  readonly url: string;
  /**
   * Headers by name, each with its values. Those every request carries with the same value (User-Agent,
   * Accept, Accept-Encoding, Connection) are left out.
   */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** Body as text (UTF-8, invalid bytes replaced), when there was one. */
  readonly body?: string;
}

/** The response to a request, secrets redacted. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** Beginning of the decoded body as text (UTF-8, invalid bytes replaced), at most `EXCERPT_BYTES` bytes of it. */
  readonly excerpt: string;
  /** Size of the whole decoded body, in bytes. */
  readonly bodyBytes: number;
  /** Time to the response, in milliseconds. */
  readonly elapsed: number;
}

/** One way in which the API failed a check. Like cases are folded into the first of them. */
export interface CheckFailure {
  /** e.g. `not_a_server_error` */
  readonly check: string;
  /** Schemathesis's heading, e.g. `Server error`. */
  readonly title: string;
  /** Schemathesis's explanation; may be empty. */
  readonly message: string;
  readonly severity: string;
  /** `GET /items/{id}` */
  readonly operation: string;
  readonly phase: Phase;
  /** Whether the generated data was valid against the document. */
  readonly mode: 'positive' | 'negative' | 'unknown';
  /** What was special about the generated data, e.g. `Incorrect type`; empty when there is nothing to say. */
  readonly description: string;
  readonly request: SentRequest;
  /** Undefined when there was no answer. */
  readonly response: ReceivedResponse | undefined;
  /** Seed of the run; the same seed, version and document generate the same cases. */
  readonly seed: number;
  /** `curl` commands for a POSIX shell, one per request needed, secrets replaced by a marker. */
  readonly reproduction: string;
  /** How many cases failed in this way. */
  readonly occurrences: number;
}

/** Something that kept cases from being judged: a transport failure, an operation that cannot be generated for. */
export interface RunProblem {
  /** Python exception class, e.g. `ConnectionError`. */
  readonly type: string;
  readonly message: string;
  readonly phase: string;
  /** The operation, or what else it is about. */
  readonly label: string;
  /** How often it happened with the same type, phase and label. */
  readonly occurrences: number;
}

export interface CheckCounts {
  readonly passed: number;
  readonly failed: number;
  /** The check itself broke. */
  readonly errored: number;
}

/** Outcome of a run that came to its end. */
export interface RunResult {
  /**
   * `passed`: every check passed. `failed`: at least one check failed. `errored`: no check failed, but
   * `problems` kept cases from being judged, or the run was cut short.
   */
  readonly status: 'passed' | 'failed' | 'errored';
  readonly executable: Executable;
  readonly seed: number;
  readonly operations: {
    /** In the document. */
    readonly total: number;
    /** With an allowed method. */
    readonly selected: number;
    /** With at least one case that got an answer. */
    readonly tested: number;
  };
  readonly cases: {
    /** Cases generated, requests that a check makes of its own included. */
    readonly generated: number;
    /** Cases that got a response. */
    readonly answered: number;
  };
  /** Requests that left the process, by method, as counted where they leave. */
  readonly requests: Readonly<Record<string, number>>;
  /** By check name; a check that judged nothing is absent. */
  readonly checks: Readonly<Record<string, CheckCounts>>;
  /** In the order found; at most `MAX_FAILURES`. */
  readonly failures: readonly CheckFailure[];
  /** Distinct failures beyond `MAX_FAILURES`. */
  readonly failuresOmitted: number;
  readonly problems: readonly RunProblem[];
  readonly phases: readonly {
    readonly phase: Phase;
    readonly status: string;
    readonly skipReason?: string;
  }[];
  /** Why the engine stopped, e.g. `completed`; `unfinished` when it never said. */
  readonly stopReason: string;
  /** Wall-clock time of the process, in milliseconds. */
  readonly duration: number;
}

/** What happens during a run, in order. */
export type RunEvent =
  /** A step of finding or bringing Schemathesis, in words. */
  | { readonly type: 'preparing'; readonly message: string }
  | { readonly type: 'prepared'; readonly executable: Executable }
  | { readonly type: 'started'; readonly version: string; readonly seed: number }
  | { readonly type: 'document-loaded'; readonly total: number; readonly selected: number }
  | { readonly type: 'phase-started'; readonly phase: Phase }
  /** Requests sent so far, in all; told about twice a second while it grows. */
  | { readonly type: 'progress'; readonly requests: number }
  /** A failure not seen before. Its `occurrences` still grow; see `RunResult`. */
  | { readonly type: 'failure'; readonly failure: CheckFailure }
  | { readonly type: 'problem'; readonly problem: RunProblem }
  | {
      readonly type: 'phase-finished';
      readonly phase: Phase;
      readonly status: string;
      readonly skipReason?: string;
    }
  | { readonly type: 'finished'; readonly stopReason: string };

/** Bytes of a response body that a failure shows. */
export const EXCERPT_BYTES = 2048;
/** Distinct failures that are kept. */
export const MAX_FAILURES = 200;
