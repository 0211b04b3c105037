import { describe, expect, it } from 'vitest';
import { readDocument } from '../../openapi/generate/document.ts';
import { readSources } from '../../openapi/sources.ts';
import { missingFrom, sightsOf } from './sights.ts';

const document = await readDocument();
const { statements } = await readSources();
const sightsById = new Map(statements.map((statement) => [statement.id, sightsOf(statement, document)]));

it.each(statements)('there is something to see of $id', ({ id }) => {
  expect(sightsById.get(id)).not.toHaveLength(0);
});

describe('a reader', () => {
  it.each([
    [
      'project_id.maximum',
      'project_id\nstring [ 1 .. 32 ] characters',
      'project_id\nany\nfunction_urn\n1 to 32',
    ],
    ['project_id.type', 'project_id\nstring', 'project_id\nany'],
    ['project_id.mandatory', '* project_id', 'project_id\nfunction_urn *'],
    [
      'max_async_event_age_in_seconds.range',
      'max_async_event_age_in_secondsExpand allinteger[60, 86,400]',
      '"max_async_event_age_in_seconds": 60, 86400',
    ],
    [
      'max_async_retry_attempts.default',
      'max_async_retry_attempts: Default: 3',
      'max_async_retry_attempts: 30 .. 0.3',
    ],
    [
      'destination.enumeration',
      'destination enum: "OBS" "SMN" "DIS" "FunctionGraph"',
      'destination enum: "OBS" "SMN" "DIS"',
    ],
    [
      'last_modified',
      'When the configuration was last changed, as an RFC\n3339 date and time with its offset. Not earlier than created_time',
      'When the configuration was last changed',
    ],
  ])('sees %s in one text and not in the other', (id, shown, hidden) => {
    const sights = sightsById.get(id) ?? [];
    expect(missingFrom(shown, sights, document)).toEqual([]);
    expect(missingFrom(hidden, sights, document)).not.toEqual([]);
  });
});
