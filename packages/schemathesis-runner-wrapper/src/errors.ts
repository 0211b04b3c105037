/** Stable, machine-readable names of everything that can go wrong; one per error class. */
export type SchemathesisErrorCode =
  | 'ABORTED'
  | 'CRASHED'
  | 'EXECUTABLE_NOT_FOUND'
  | 'EXECUTION_FAILED'
  | 'INSTALL_FAILED'
  | 'INVALID_OPTIONS'
  | 'MALFORMED_REPORT'
  | 'NOT_INSTALLED'
  | 'NO_NETWORK'
  | 'PYTHON_NOT_FOUND'
  | 'PYTHON_TOO_OLD'
  | 'TARGET_UNREACHABLE'
  | 'TIMED_OUT'
  | 'UNSUPPORTED_VERSION';

/** Base of every error this package throws. `message` says what to do next; secrets are already redacted. */
export abstract class SchemathesisError extends Error {
  abstract readonly code: SchemathesisErrorCode;

  override get name(): string {
    return this.constructor.name;
  }
}

/** An option has a value that cannot be used. */
export class InvalidOptionsError extends SchemathesisError {
  readonly code = 'INVALID_OPTIONS';
  /** Name of the option, as in `RunOptions`. */
  readonly option: string;

  constructor(option: string, problem: string) {
    super(`Option "${option}": ${problem}`);
    this.option = option;
  }
}

/** The explicitly given executable is not there, or does not run. */
export class ExecutableNotFoundError extends SchemathesisError {
  readonly code = 'EXECUTABLE_NOT_FOUND';
  readonly path: string;

  constructor(path: string, detail: string) {
    super(`Schemathesis cannot be run as "${path}": ${detail}`);
    this.path = path;
  }
}

/** The explicitly given Schemathesis is of a version that this package does not support. */
export class UnsupportedVersionError extends SchemathesisError {
  readonly code = 'UNSUPPORTED_VERSION';
  readonly path: string;
  /** What it calls itself, e.g. `3.39.0`; undefined when it did not say. */
  readonly version: string | undefined;
  /** The supported range, e.g. `>=4.30.1 <5.0.0`. */
  readonly supported: string;

  constructor(path: string, version: string | undefined, supported: string) {
    super(
      version === undefined
        ? `"${path}" does not say that it is Schemathesis; a version in the range ${supported} is needed`
        : `"${path}" is Schemathesis ${version}; a version in the range ${supported} is needed`,
    );
    this.path = path;
    this.version = version;
    this.supported = supported;
  }
}

/** Schemathesis is not there, and was not to be installed. */
export class NotInstalledError extends SchemathesisError {
  readonly code = 'NOT_INSTALLED';

  constructor(supported: string) {
    super(
      `Schemathesis is not installed. Put a version in the range ${supported} on PATH, or let it be installed.`,
    );
  }
}

/** No Python was found to make a virtual environment with. */
export class PythonNotFoundError extends SchemathesisError {
  readonly code = 'PYTHON_NOT_FOUND';
  /** Commands that were tried. */
  readonly tried: readonly string[];

  constructor(tried: readonly string[], minimum: string) {
    super(
      `Schemathesis is not installed and no Python was found (tried ${tried.join(', ')}). ` +
        `Install Python ${minimum} or newer, or Schemathesis itself, and put it on PATH.`,
    );
    this.tried = tried;
  }
}

/** Python is there, but every one found is too old. */
export class PythonTooOldError extends SchemathesisError {
  readonly code = 'PYTHON_TOO_OLD';
  /** Versions found, by command. */
  readonly found: Readonly<Record<string, string>>;

  constructor(found: Readonly<Record<string, string>>, minimum: string) {
    const list = Object.entries(found).map(([command, version]) => `${command} is ${version}`);
    super(`Schemathesis needs Python ${minimum} or newer; ${list.join(', ')}. Install a newer Python.`);
    this.found = found;
  }
}

/** The package index could not be reached while Schemathesis was being installed. */
export class NoNetworkError extends SchemathesisError {
  readonly code = 'NO_NETWORK';
  /** Last lines of the installer's output. */
  readonly detail: string;

  constructor(detail: string) {
    super(
      'Schemathesis is not installed and the Python package index cannot be reached. Connect to it ' +
        '(or set PIP_INDEX_URL or PIP_PROXY), or install Schemathesis beforehand and put it on PATH.' +
        `\n${detail}`,
    );
    this.detail = detail;
  }
}

/** The virtual environment could not be made, for a reason other than the network. */
export class InstallFailedError extends SchemathesisError {
  readonly code = 'INSTALL_FAILED';
  /** Last lines of the installer's output. */
  readonly detail: string;

  constructor(summary: string, detail: string) {
    super(detail === '' ? summary : `${summary}\n${detail}`);
    this.detail = detail;
  }
}

/** Base of the errors of a run that had begun: they carry what is known of it. */
export abstract class SchemathesisRunError<Result> extends SchemathesisError {
  /** Everything that was reported before the run ended. */
  readonly partial: Result;
  /** Last lines of the process's output, redacted. */
  readonly output: string;

  constructor(message: string, partial: Result, output: string) {
    super(output === '' ? message : `${message}\n${output}`);
    this.partial = partial;
    this.output = output;
  }
}

/** `signal` was aborted; `cause` is its reason. The process tree has been ended. */
export class AbortedError<Result> extends SchemathesisRunError<Result> {
  readonly code = 'ABORTED';

  constructor(partial: Result, reason: unknown) {
    super('The Schemathesis run was aborted', partial, '');
    this.cause = reason;
  }
}

/** The run took longer than `timeout`. The process tree has been ended. */
export class TimedOutError<Result> extends SchemathesisRunError<Result> {
  readonly code = 'TIMED_OUT';
  /** The limit, in milliseconds. */
  readonly timeout: number;

  constructor(partial: Result, timeout: number) {
    super(
      `The Schemathesis run was ended after its limit of ${timeout} ms. ` +
        'Raise "timeout", lower "maxExamples" or loosen "rateLimit".',
      partial,
      '',
    );
    this.timeout = timeout;
  }
}

/** The process ended in a way that is neither a verdict nor a reported error: a signal, an uncaught exception. */
export class CrashedError<Result> extends SchemathesisRunError<Result> {
  readonly code = 'CRASHED';
  readonly exitCode: number | null;
  readonly exitSignal: NodeJS.Signals | null;

  constructor(
    partial: Result,
    exit: { readonly code: number | null; readonly signal: NodeJS.Signals | null },
    output: string,
  ) {
    super(`Schemathesis crashed (${exit.signal ?? `exit code ${exit.code}`})`, partial, output);
    this.exitCode = exit.code;
    this.exitSignal = exit.signal;
  }
}

/** Schemathesis refused to work: its exit code 2. The document, an option, or nothing left to test. */
export class ExecutionFailedError<Result> extends SchemathesisRunError<Result> {
  readonly code = 'EXECUTION_FAILED';

  constructor(partial: Result, output: string) {
    super('Schemathesis could not do the run', partial, output);
  }
}

/** Not one request got an answer. */
export class TargetUnreachableError<Result> extends SchemathesisRunError<Result> {
  readonly code = 'TARGET_UNREACHABLE';

  constructor(partial: Result, detail: string) {
    super(`No request of the Schemathesis run got an answer: ${detail}`, partial, '');
  }
}

/** The machine-readable report is missing, incomplete or not in the format of the supported versions. */
export class MalformedReportError<Result> extends SchemathesisRunError<Result> {
  readonly code = 'MALFORMED_REPORT';

  constructor(partial: Result, problem: string, output: string) {
    super(`The report of Schemathesis cannot be used: ${problem}`, partial, output);
  }
}
