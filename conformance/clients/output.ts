import { Ajv2020 } from 'ajv/dist/2020.js';
import { printable } from '../reading/words.ts';
import schema from './output.schema.json' with { type: 'json' };

/** What a program printed of a destination: `param` as the object that it holds, or as the string on the wire. */
export interface PrintedDestination {
  readonly destination?: unknown;
  readonly param?: unknown;
}

/** What a program printed of a configuration, with the contract's names. */
export interface PrintedConfig {
  readonly [member: string]: unknown;
  readonly destination_config?: {
    readonly on_success?: PrintedDestination | null;
    readonly on_failure?: PrintedDestination | null;
  } | null;
}

/** What a program printed of an error. */
export interface PrintedError {
  readonly status?: number | null;
  readonly error_code?: string | null;
  readonly request_id?: string | null;
  readonly message?: string | null;
}

/** The line that a program prints, as `output.schema.json` describes it. */
type Line =
  | { readonly config: PrintedConfig | null }
  | { readonly error: PrintedError }
  | { readonly skip: string };

/** What a program said. */
export type Result =
  | { readonly kind: 'config'; readonly config: PrintedConfig }
  | { readonly kind: 'no configuration' }
  | { readonly kind: 'error'; readonly error: PrintedError }
  | { readonly kind: 'skip'; readonly reason: string }
  /** It has a line of the protocol's kind that is not of its form. */
  | { readonly kind: 'malformed'; readonly problem: string }
  /** There is no such line. */
  | { readonly kind: 'nothing' };

const ajv = new Ajv2020({ allowUnionTypes: true });
const validate = ajv.compile<Line>(schema);

/** The member that makes a line one of the protocol. */
const members = ['config', 'error', 'skip'] as const;

/** A line without such a name needs no parsing, and a program may print a million. */
const mayBeOfTheProtocol = /^\s*\{.*"(?:config|error|skip)"/;

/** Objects and arrays within each other that a line may have. Deeper ones harm whoever writes them down. */
const mostLevels = 64;

/** Characters of a reason that are kept. */
const longestReason = 200;

/** Reads what a program printed on its standard output: the last line that is JSON of the protocol counts, others are logs. */
export function readOutput(text: string): Result {
  for (const line of text.split('\n').toReversed()) {
    const value = parseObject(line);
    if (value === undefined || !members.some((member) => Object.hasOwn(value, member))) continue;
    if (isDeeperThan(mostLevels, value))
      return { kind: 'malformed', problem: `line is nested more than ${mostLevels} levels deep` };
    return validate(value)
      ? resultOf(value)
      : { kind: 'malformed', problem: ajv.errorsText(validate.errors, { dataVar: 'line' }) };
  }
  return { kind: 'nothing' };
}

function resultOf(line: Line): Result {
  if ('skip' in line) return { kind: 'skip', reason: printable(line.skip.slice(0, longestReason)) };
  if ('error' in line) return { kind: 'error', error: line.error };
  return line.config === null ? { kind: 'no configuration' } : { kind: 'config', config: line.config };
}

function parseObject(line: string): object | undefined {
  if (!mayBeOfTheProtocol.test(line)) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Says whether a value has more levels; level by level, since recursion would end where the stack does. */
function isDeeperThan(most: number, value: object): boolean {
  let level: readonly object[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((container) =>
      Object.values(container).filter((member) => typeof member === 'object' && member !== null),
    );
  }
  return false;
}
