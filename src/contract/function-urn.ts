import { validateFunctionUrn } from '../../generated/validators.js';
import { ArgumentError } from '../errors.ts';

/** What the URN of a function says: `urn:fss:<region>:<project ID>:function:<package>:<name>:<version or alias>`. */
export interface FunctionUrnParts {
  /** The region that the function runs in, e.g. `cn-north-4`. */
  readonly region: string;
  /** The ID of the project that the function belongs to. */
  readonly projectId: string;
  /** The package that the function is in; `default` where it was put in none. */
  readonly package: string;
  /** The name of the function. */
  readonly name: string;
  /** The version or the alias; a URN without one means `latest`. */
  readonly version?: string | undefined;
}

const form = /^urn:fss:([^:]+):([^:]+):function:([^:]+):([^:]+)(?::([^:]+))?$/;

/** What a URN says; `undefined` where it is none of a function. */
export function readFunctionUrn(urn: unknown): FunctionUrnParts | undefined {
  if (!validateFunctionUrn(urn)) return undefined;
  const [, region = '', projectId = '', packageName = '', name = '', version] = form.exec(urn) ?? [];
  return name === '' ? undefined : { region, projectId, package: packageName, name, version };
}

/**
 * Takes the URN of a function apart.
 *
 * @throws {@link ArgumentError} where it is none.
 */
export function parseFunctionUrn(urn: string): FunctionUrnParts {
  const parts = readFunctionUrn(urn);
  if (parts !== undefined) return parts;
  throw new ArgumentError(
    'urn',
    'must be urn:fss:<region>:<project ID>:function:<package>:<name>:<version or alias>',
  );
}

/**
 * Puts the URN of a function together: the reverse of {@link parseFunctionUrn}.
 *
 * @throws {@link ArgumentError} where a part is missing, empty, or holds a colon, or the whole is too long.
 */
export function formatFunctionUrn(parts: FunctionUrnParts): string {
  const { region, projectId, package: packageName, name, version } = parts ?? {};
  const end = version === undefined ? [] : [version];
  const urn = ['urn', 'fss', region, projectId, 'function', packageName, name, ...end].join(':');
  const read = readFunctionUrn(urn);
  if (read !== undefined && read.name === name && read.version === version) return urn;
  throw new ArgumentError('parts', 'must be region, projectId, package and name, without colons in them');
}

/** Says whether an answer is about the function version that was asked for. Without one, `latest` is meant. */
export function isSameFunction(answered: string, asked: string): boolean {
  if (answered === asked) return true;
  const parts = readFunctionUrn(asked);
  return parts !== undefined && parts.version === undefined && answered === `${asked}:latest`;
}
