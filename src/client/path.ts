import type { Validator } from '../../generated/validators.js';
import { readFunctionUrn } from '../contract/function-urn.ts';
import { ArgumentError } from '../errors.ts';
import { toFindings } from '../finding.ts';
import { encodeSegment } from '../signer/percent-encoding.ts';
import type { Profile } from './profile.ts';

/** Puts parameters into an address, whose `{region}`, where it has one, is that of the function's URN. */
export type SerializePath = (template: string, values: Readonly<Record<string, unknown>>) => string;

/**
 * Makes what puts parameters into a path, percent-encoded but for the colons of a URN, which the official SDK sends as
 * they are. It throws an {@link ArgumentError} where a parameter is missing, outside the contract's bounds, or cannot be
 * sent.
 */
export function createPathSerializer({ regions, validators }: Profile<unknown>): SerializePath {
  const segments = {
    function_urn: (value: unknown) => serializeSegment('functionUrn', validators.FunctionUrn, value),
    project_id(value: unknown) {
      if (value !== undefined) return serializeSegment('projectId', validators.ProjectId, value);
      throw new ArgumentError(
        'projectId',
        'must be given to the call, to createClient or in HUAWEICLOUD_SDK_PROJECT_ID, where functionUrn has none',
      );
    },
    region: (_: unknown, urn: unknown) => regionOf(urn, regions),
  };
  return (template, values) =>
    Object.entries(segments).reduce((path, [name, serialize]) => {
      const place = `{${name}}`;
      return path.includes(place)
        ? path.replace(place, () => serialize(values[name], values.function_urn))
        : path;
    }, template);
}

function regionOf(urn: unknown, regions: readonly string[]): string {
  const region = readFunctionUrn(urn)?.region;
  if (region !== undefined && regions.includes(region)) return region;
  throw new ArgumentError('functionUrn', 'names no region that is known; give the region, or a baseUrl');
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
