import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  AbortedError,
  CrashedError,
  ExecutionFailedError,
  MalformedReportError,
  TargetUnreachableError,
  TimedOutError,
} from './errors.ts';
import { EventLog } from './event-log.ts';
import { findSchemathesis } from './executable/find.ts';
import { type RunOptions, type Settings, settle } from './options.ts';
import { OutputTail } from './process/capture.ts';
import { runEnvironment } from './process/child-environment.ts';
import { commandLine, type RunFiles } from './process/configuration.ts';
import { makePrivateFolder, removePrivateFolder } from './process/private-folder.ts';
import { type Exit, endTree, spawnTree } from './process/process-tree.ts';
import { OutputRedactor } from './redaction.ts';
import { LineTail } from './report/line-tail.ts';
import { ReportReader } from './report/report-reader.ts';
import type { Executable, RunEvent, RunResult } from './result.ts';

/** A run in progress. Iterate it for progress, await `result` for the outcome; either alone will do. */
export interface SchemathesisRun extends AsyncIterable<RunEvent> {
  /** Settles when the run is over and everything it used is gone. Rejects with a `SchemathesisError`. */
  readonly result: Promise<RunResult>;
}

/** Milliseconds between two looks at the report. */
const POLL = 100;
/** Milliseconds between two `progress` events. */
const PROGRESS_INTERVAL = 500;

/**
 * Tests an API with Schemathesis: generates requests from its OpenAPI document, sends them, judges the answers.
 * A failed check is part of the result, never an error.
 *
 * Iterating yields every event from the first, however late it begins, and throws what `result` rejects with.
 * Leaving the loop early does not end the run; `options.signal` does.
 *
 * The result rejects with
 * - InvalidOptionsError
 * - ExecutableNotFoundError, UnsupportedVersionError, PythonNotFoundError, PythonTooOldError, NoNetworkError,
 *   InstallFailedError when there is no Schemathesis (see `findSchemathesis`)
 * - AbortedError, TimedOutError when it was ended
 * - TargetUnreachableError when nothing answered
 * - ExecutionFailedError when Schemathesis refused the document or an option
 * - CrashedError, MalformedReportError when Schemathesis broke
 */
export function runSchemathesis(options: RunOptions): SchemathesisRun {
  const events = new EventLog<RunEvent>();
  const result = execute(options, (event) => events.push(event));
  result.then(
    () => events.end(),
    (error: unknown) => events.fail(error),
  );
  return { result, [Symbol.asyncIterator]: () => events[Symbol.asyncIterator]() };
}

async function execute(options: RunOptions, emit: (event: RunEvent) => void): Promise<RunResult> {
  const settings = settle(options);
  const { signal } = options;
  const executable = await prepare(options, settings, emit);
  emit({ type: 'prepared', executable });

  const redactor = new OutputRedactor(settings.secrets);
  const reader = new ReportReader(redactor, executable, settings.seed);
  const files = await makePrivateFolder(settings);
  try {
    return await supervise(new Run(settings, executable, files, reader, redactor, options.env), signal, emit);
  } finally {
    await removePrivateFolder(files);
  }
}

async function prepare(
  options: RunOptions,
  settings: Settings,
  emit: (event: RunEvent) => void,
): Promise<Executable> {
  const { schemathesis, cacheDirectory, install, env, signal } = options;
  if (typeof schemathesis === 'object') return schemathesis;
  try {
    return await findSchemathesis({
      path: schemathesis,
      cacheDirectory,
      install,
      env,
      signal,
      onProgress: (message) => emit({ type: 'preparing', message }),
    });
  } catch (error) {
    if (signal?.aborted !== true) throw error;
    const unused: Executable = { source: 'path', command: [''], version: '', passedOver: [] };
    throw new AbortedError(
      new ReportReader(new OutputRedactor([]), unused, settings.seed).result(0),
      signal.reason,
    );
  }
}

/** A started process with everything that is known of it. */
class Run {
  readonly settings: Settings;
  readonly reader: ReportReader;
  readonly redactor: OutputRedactor;
  readonly child: ChildProcess;
  readonly exit: Promise<Exit | { readonly spawnError: Error }>;
  readonly report: LineTail;
  readonly sentLog: LineTail;
  readonly #output = new OutputTail();
  readonly #startedAt = performance.now();

  constructor(
    settings: Settings,
    executable: Executable,
    files: RunFiles,
    reader: ReportReader,
    redactor: OutputRedactor,
    env: NodeJS.ProcessEnv | undefined,
  ) {
    this.settings = settings;
    this.reader = reader;
    this.redactor = redactor;
    this.report = new LineTail(files.report);
    this.sentLog = new LineTail(files.sentLog);
    this.child = spawnTree([...executable.command, ...commandLine(settings, files)], {
      // Whatever is left behind (.hypothesis, .schemathesis) is removed with the folder.
      cwd: files.folder,
      env: {
        ...runEnvironment(env ?? process.env),
        NETRC: files.emptyNetrc,
        NO_PROXY: '*',
        NO_COLOR: '1',
        PYTHONUTF8: '1',
        PYTHONDONTWRITEBYTECODE: '1',
      },
      // The guard inside watches its standard input: it closes when this process goes, in whatever way.
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child.stdin?.on('error', () => {});
    this.child.stdout?.on('data', (chunk: Buffer) => this.#output.add(chunk));
    this.child.stderr?.on('data', (chunk: Buffer) => this.#output.add(chunk));
    this.exit = new Promise((resolve) => {
      this.child.once('error', (spawnError) => resolve({ spawnError }));
      this.child.once('exit', (code, signal) => resolve({ code, signal }));
    });
  }

  get output(): string {
    return this.redactor.text(this.#output.text()).trim().split('\n').slice(-15).join('\n');
  }

  /** What is known by now. */
  partial(): RunResult {
    return this.reader.result(Math.round(performance.now() - this.#startedAt));
  }

  /** Reads what was added to the report. @throws MalformedReportError */
  async read(emit: (event: RunEvent) => void): Promise<void> {
    for await (const method of this.sentLog.lines()) this.reader.requestSent(method);
    try {
      for await (const line of this.report.lines()) for (const event of this.reader.accept(line)) emit(event);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new MalformedReportError(this.partial(), error.message, this.output);
    }
  }
}

async function supervise(
  run: Run,
  signal: AbortSignal | undefined,
  emit: (event: RunEvent) => void,
): Promise<RunResult> {
  let stopped: 'aborted' | 'timed-out' | undefined;
  const stop = (why: 'aborted' | 'timed-out') => {
    stopped ??= why;
    void endTree(run.child);
  };
  const limit = setTimeout(() => stop('timed-out'), run.settings.timeout);
  const onAbort = () => stop('aborted');
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted === true) onAbort();
  try {
    const exit = await follow(run, emit);
    if (stopped === 'aborted') throw new AbortedError(run.partial(), signal?.reason);
    if (stopped === 'timed-out') throw new TimedOutError(run.partial(), run.settings.timeout);
    return judge(run, exit);
  } finally {
    clearTimeout(limit);
    signal?.removeEventListener('abort', onAbort);
    await endTree(run.child);
    await run.report.close();
    await run.sentLog.close();
  }
}

/** Reads the report until the process is gone and everything it wrote is read. */
async function follow(run: Run, emit: (event: RunEvent) => void): Promise<Exit> {
  let exit: Exit | { readonly spawnError: Error } | undefined;
  const exited = run.exit.then((value) => {
    exit = value;
  });
  let told = { requests: 0, at: 0 };
  while (exit === undefined) {
    await Promise.race([exited, sleep(POLL)]);
    await run.read(emit);
    const { requests } = run.reader;
    if (requests > told.requests && performance.now() - told.at >= PROGRESS_INTERVAL) {
      told = { requests, at: performance.now() };
      emit({ type: 'progress', requests });
    }
  }
  await run.read(emit);
  if ('spawnError' in exit) {
    throw new CrashedError(run.partial(), { code: null, signal: null }, exit.spawnError.message);
  }
  return exit;
}

/** Tells a verdict from a breakdown. Exit codes of Schemathesis: 0 passed, 1 failures, 2 could not do its job. */
function judge(run: Run, exit: Exit): RunResult {
  const result = run.partial();
  const { reader, output } = run;
  if (exit.code === 2 || reader.fatalError !== undefined) {
    throw new ExecutionFailedError(result, reader.fatalError ?? output);
  }
  if (exit.code !== 0 && exit.code !== 1) throw new CrashedError(result, exit, output);
  if (!reader.finished || run.report.endsMidLine) {
    // Python ends with 1 on an uncaught exception, too.
    if (exit.code === 1) throw new CrashedError(result, exit, output);
    throw new MalformedReportError(result, reader.begun ? 'it ends early' : 'it is missing or empty', output);
  }
  if (result.cases.answered === 0) {
    const [problem] = result.problems;
    if (problem !== undefined) throw new TargetUnreachableError(result, problem.message);
    throw new ExecutionFailedError(result, output);
  }
  return result;
}
