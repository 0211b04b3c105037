import type { OutputRedactor } from '../redaction.ts';
import {
  type CheckCounts,
  type CheckFailure,
  EXCERPT_BYTES,
  type Executable,
  MAX_FAILURES,
  PHASES,
  type Phase,
  type ReceivedResponse,
  type RunEvent,
  type RunProblem,
  type RunResult,
  type SentRequest,
} from '../result.ts';
import { curlCommand } from './curl.ts';
import { type JsonObject, list, number, object, parsePythonJson, text } from './json.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Turns the NDJSON report of Schemathesis into typed events, and keeps the score. */
export class ReportReader {
  readonly #redactor: OutputRedactor;
  readonly #executable: Executable;
  readonly #seed: number;

  /** Whether the report began as the supported versions begin it. */
  begun = false;
  /** Whether the engine said that it was through. */
  finished = false;
  /** The engine's own fatal error, if it told one. */
  fatalError: string | undefined;

  #lines = 0;
  #stopReason = 'unfinished';
  #operations = { total: 0, selected: 0 };
  #generated = 0;
  #answered = 0;
  #omitted = 0;
  readonly #requests: Record<string, number> = {};
  readonly #tested = new Set<string>();
  readonly #checks: Record<string, Mutable<CheckCounts>> = {};
  readonly #failures = new Map<string, Mutable<CheckFailure>>();
  readonly #beyond = new Set<string>();
  readonly #problems = new Map<string, Mutable<RunProblem>>();
  readonly #phases: RunResult['phases'][number][] = [];

  /** @param seed the seed the run was given */
  constructor(redactor: OutputRedactor, executable: Executable, seed: number) {
    this.#redactor = redactor;
    this.#executable = executable;
    this.#seed = seed;
  }

  /**
   * Takes the next line of the report. Events of unknown kinds are passed over.
   *
   * @throws SyntaxError when the line is not a JSON object
   */
  accept(line: string): RunEvent[] {
    this.#lines += 1;
    const [entry] = Object.entries(object(this.#parse(line)));
    if (entry === undefined) throw new SyntaxError(`line ${this.#lines} is not an object with one event`);
    const [kind, body] = [entry[0], object(entry[1])];
    if (this.#lines === 1 && kind !== 'Initialize') {
      throw new SyntaxError(`line 1 is "${kind.slice(0, 40)}", not "Initialize"`);
    }
    switch (kind) {
      case 'Initialize':
        this.begun = true;
        return [{ type: 'started', version: text(body.schemathesis_version), seed: this.#seed }];
      case 'LoadingFinished': {
        const counts = object(object(body.statistic).operations);
        this.#operations = { total: number(counts.total), selected: number(counts.selected) };
        return [{ type: 'document-loaded', ...this.#operations }];
      }
      case 'PhaseStarted':
        return this.#phaseStarted(object(body.phase));
      case 'PhaseFinished':
        return this.#phaseFinished(object(body.phase), text(body.status));
      case 'ScenarioFinished':
        return this.#scenario(body);
      case 'NonFatalError':
        return this.#problem(object(body.value), text(body.phase), text(body.label));
      case 'FatalError':
        this.fatalError = this.#redactor.text(text(object(body.exception).message));
        return [];
      case 'EngineFinished':
        this.finished = true;
        this.#stopReason = text(body.stop_reason);
        return [{ type: 'finished', stopReason: this.#stopReason }];
      default:
        return [];
    }
  }

  /** Counts a request that left the process. */
  requestSent(method: string): void {
    this.#requests[method] = (this.#requests[method] ?? 0) + 1;
  }

  get requests(): number {
    return Object.values(this.#requests).reduce((sum, count) => sum + count, 0);
  }

  /** @param duration of the run so far, in milliseconds */
  result(duration: number): RunResult {
    const failures = [...this.#failures.values()];
    const problems = [...this.#problems.values()];
    return {
      status: failures.length > 0 ? 'failed' : problems.length > 0 || !this.finished ? 'errored' : 'passed',
      executable: this.#executable,
      seed: this.#seed,
      operations: { ...this.#operations, tested: this.#tested.size },
      cases: { generated: this.#generated, answered: this.#answered },
      requests: { ...this.#requests },
      checks: structuredClone(this.#checks),
      failures,
      failuresOmitted: this.#omitted,
      problems,
      phases: [...this.#phases],
      stopReason: this.#stopReason,
      duration,
    };
  }

  #parse(line: string): unknown {
    try {
      return parsePythonJson(line);
    } catch {
      throw new SyntaxError(`line ${this.#lines} is not JSON`);
    }
  }

  #phaseStarted(phase: JsonObject): RunEvent[] {
    const name = knownPhase(phase.name);
    return name === undefined || phase.is_enabled !== true ? [] : [{ type: 'phase-started', phase: name }];
  }

  #phaseFinished(phase: JsonObject, status: string): RunEvent[] {
    const name = knownPhase(phase.name);
    const skipReason = text(phase.skip_reason);
    if (name === undefined || skipReason === 'disabled') return [];
    const outcome = { phase: name, status, ...(skipReason === '' ? {} : { skipReason }) };
    this.#phases.push(outcome);
    return [{ type: 'phase-finished', ...outcome }];
  }

  #problem(value: JsonObject, phase: string, label: string): RunEvent[] {
    const type = text(value.type);
    const key = JSON.stringify([type, phase, label]);
    const known = this.#problems.get(key);
    if (known !== undefined) {
      known.occurrences += 1;
      return [];
    }
    const problem = { type, message: this.#redactor.text(text(value.message)), phase, label, occurrences: 1 };
    this.#problems.set(key, problem);
    return [{ type: 'problem', problem: { ...problem } }];
  }

  #scenario(body: JsonObject): RunEvent[] {
    const phase = knownPhase(body.phase);
    if (phase === undefined) return [];
    const scenario = new Scenario(object(body.recorder));
    this.#generated += scenario.caseIds.length;
    for (const id of scenario.caseIds) {
      if (!scenario.wasAnswered(id)) continue;
      this.#answered += 1;
      this.#tested.add(scenario.operationOf(id));
    }
    return scenario.checks.flatMap(({ caseId, check }) => {
      const name = text(check.name);
      const counts = this.#checks[name] ?? { passed: 0, failed: 0, errored: 0 };
      this.#checks[name] = counts;
      if (check.status === 'success') counts.passed += 1;
      else if (check.status === 'failure') counts.failed += 1;
      else counts.errored += 1;
      return check.status === 'failure' ? this.#failure(scenario, caseId, check, phase) : [];
    });
  }

  #failure(scenario: Scenario, caseId: string, check: JsonObject, phase: Phase): RunEvent[] {
    const details = object(object(check.failure_info).failure);
    const id = text(details.case_id) || caseId;
    const response = scenario.response(id, this.#redactor);
    const message = this.#redactor.text(text(details.message));
    const operation = text(details.operation) || scenario.operationOf(id);
    const key = JSON.stringify([
      check.name,
      details.type,
      operation,
      response?.status,
      withoutValues(message),
    ]);

    const known = this.#failures.get(key);
    if (known !== undefined) {
      known.occurrences += 1;
      return [];
    }
    if (this.#failures.size >= MAX_FAILURES) {
      if (!this.#beyond.has(key)) this.#omitted += 1;
      this.#beyond.add(key);
      return [];
    }
    const failure: CheckFailure = {
      check: text(check.name),
      title: text(details.title),
      message,
      severity: text(details.severity),
      operation,
      phase,
      mode: scenario.modeOf(id),
      description: this.#redactor.text(scenario.descriptionOf(id)),
      request: scenario.request(id, this.#redactor),
      response,
      seed: this.#seed,
      reproduction: scenario
        .chain(id)
        .map((step) => curlCommand(scenario.request(step, this.#redactor)))
        .join('\n'),
      occurrences: 1,
    };
    this.#failures.set(key, { ...failure });
    return [{ type: 'failure', failure }];
  }
}

/** One `ScenarioFinished.recorder`: cases, what was sent and received for them, and how they were judged. */
class Scenario {
  readonly #cases: JsonObject;
  readonly #interactions: JsonObject;
  readonly #checks: JsonObject;

  constructor(recorder: JsonObject) {
    this.#cases = object(recorder.cases);
    this.#interactions = object(recorder.interactions);
    this.#checks = object(recorder.checks);
  }

  get caseIds(): readonly string[] {
    return Object.keys(this.#cases);
  }

  get checks(): readonly { caseId: string; check: JsonObject }[] {
    return Object.entries(this.#checks).flatMap(([caseId, checks]) =>
      list(checks).map((check) => ({ caseId, check: object(check) })),
    );
  }

  wasAnswered(id: string): boolean {
    return number(this.#response(id).status_code) > 0;
  }

  operationOf(id: string): string {
    const value = this.#value(id);
    return `${text(value.method)} ${text(value.path)}`;
  }

  modeOf(id: string): CheckFailure['mode'] {
    const mode = object(this.#meta(id).generation).mode;
    return mode === 'positive' || mode === 'negative' ? mode : 'unknown';
  }

  descriptionOf(id: string): string {
    const data = object(object(this.#meta(id).phase).data);
    const parameter = text(data.parameter);
    const where = parameter === '' ? '' : ` (${text(data.parameter_location)} parameter "${parameter}")`;
    const description = text(data.description);
    return description === '' ? '' : `${description}${where}`;
  }

  /** The requests to repeat: the case, and before it those whose responses it was made from. */
  chain(id: string): string[] {
    const steps = [id];
    for (let node = this.#node(id); node.is_transition_applied === true; ) {
      const parent = text(node.parent_id);
      if (parent === '' || steps.includes(parent)) break;
      steps.unshift(parent);
      node = this.#node(parent);
    }
    return steps;
  }

  request(id: string, redactor: OutputRedactor): SentRequest {
    const request = object(object(this.#interactions[id]).request);
    const body = bytesOf(request.body);
    return {
      method: text(request.method),
      url: redactor.url(text(request.uri)),
      headers: redactor.headers(headersOf(request.headers)),
      ...(body === undefined ? {} : { body: redactor.text(body.toString('utf8')) }),
    };
  }

  response(id: string, redactor: OutputRedactor): ReceivedResponse | undefined {
    if (!this.wasAnswered(id)) return undefined;
    const response = this.#response(id);
    const body = bytesOf(response.content) ?? Buffer.alloc(0);
    // Redacted before it is cut, lest a secret be cut in two and half of it pass.
    const shown = redactor.text(body.toString('utf8'));
    return {
      status: number(response.status_code),
      headers: redactor.headers(headersOf(response.headers)),
      excerpt: Buffer.from(shown, 'utf8').subarray(0, EXCERPT_BYTES).toString('utf8'),
      bodyBytes: number(response.content_size) || body.length,
      elapsed: Math.round(number(response.elapsed) * 1000),
    };
  }

  #node(id: string): JsonObject {
    return object(this.#cases[id]);
  }

  #value(id: string): JsonObject {
    return object(this.#node(id).value);
  }

  #meta(id: string): JsonObject {
    return object(this.#value(id).meta);
  }

  #response(id: string): JsonObject {
    return object(object(this.#interactions[id]).response);
  }
}

function knownPhase(name: unknown): Phase | undefined {
  return PHASES.find((phase) => phase === name);
}

/** The explanation without the generated or received value it quotes, so that like failures look alike. */
function withoutValues(message: string): string {
  return message.split(/\n[^\S\n]*Value:/)[0]?.replace(/'[^']*'|"[^"]*"|\d+/g, '…') ?? '';
}

function headersOf(value: unknown): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(object(value)).map(([name, values]) => [
      name,
      Array.isArray(values) ? values.map(String) : [String(values)],
    ]),
  );
}

function bytesOf(value: unknown): Buffer | undefined {
  if (typeof value === 'string') return Buffer.from(value, 'utf8');
  const encoded = object(value).$base64;
  return typeof encoded === 'string' ? Buffer.from(encoded, 'base64') : undefined;
}
