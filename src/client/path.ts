import type { operations } from '../../generated/schema.d.ts';
import type { Validator } from '../../generated/validators.js';
import { validateFunctionUrn, validateProjectId } from '../../generated/validators.js';
import { ArgumentError } from '../errors.ts';
import { toFindings } from '../finding.ts';
import { encodeSegment } from '../signer/percent-encoding.ts';

type PathParameters = operations['showFunctionAsyncInvokeConfig']['parameters']['path'];

const parameters: {
  readonly [Name in keyof PathParameters]: {
    /** The name of the parameter in TypeScript. */
    readonly argument: string;
    readonly validate: Validator<PathParameters[Name]>;
  };
} = {
  project_id: { argument: 'projectId', validate: validateProjectId },
  function_urn: { argument: 'functionUrn', validate: validateFunctionUrn },
};

/**
 * Puts parameters into a path, percent-encoded but for the colons of a URN, which the official SDK sends as they are.
 *
 * @throws {@link ArgumentError} where a parameter is missing, outside the contract's bounds, or cannot be sent.
 */
export function serializePath(template: string, values: Readonly<Record<string, unknown>>): string {
  return Object.entries(parameters).reduce(
    (path, [name, { argument, validate }]) =>
      path.replace(`{${name}}`, () => serializeSegment(argument, validate, values[name])),
    template,
  );
}

function serializeSegment(argument: string, validate: Validator<string>, value: unknown): string {
  if (!validate(value)) {
    const [finding] = toFindings(value, validate.errors);
    throw new ArgumentError(argument, `is wrong: expected ${finding?.expected ?? 'another value'}`);
  }
  if (value === '.' || value === '..') {
    throw new ArgumentError(argument, 'must not be a dot segment, which would lead to another path');
  }
  if (/\p{Surrogate}/u.test(value)) {
    throw new ArgumentError(argument, 'must be well-formed Unicode: it has a surrogate without its partner');
  }
  return encodeSegment(value);
}
