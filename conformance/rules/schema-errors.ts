import type { SchemaError } from '../reading/config.ts';
import { type Evidence, type Finding, judgeEach } from './rule.ts';

/** The check of a rule that reports some of the schema's errors, each place of the body once. */
export function schemaErrors(
  isOwn: (error: SchemaError, evidence: Evidence) => boolean,
): (evidence: Evidence) => readonly Finding[] | undefined {
  return (evidence) =>
    judgeEach(evidence.exchanges, evidence.config, ({ errors }) => {
      const own = errors.filter((error) => isOwn(error, evidence));
      const places = new Map(own.map((error) => [error.where, error]));
      return [...places.values()].map(({ where, pointer, expected, actual }) => ({
        where,
        pointer,
        expected,
        actual,
      }));
    });
}
