import { expect, test } from 'vitest';
import { readState } from '../reference/index.ts';
import { faults } from './faults/index.ts';
import { reportOn } from './trial.ts';

const base = await readState();
const asInTheFirst = /, as in the first answer$/;
const credentials = 'Are the configured credentials valid, and for this project?';

/** What people read: where something is wrong, what was expected there, and what came. */
test.each<[fault: string, where: string, expected: string | RegExp, actual: string | RegExp, hint?: string]>([
  ['status/known-function/202', 'status', 'status 200', 'status 202'],
  ['status/known-function/302', 'status', 'status 200', 'status 302, Location: /console'],
  ['status/known-function/401', 'status', 'status 200', 'status 401', credentials],
  ['status/known-function/403', 'status', 'status 200', 'status 403', credentials],
  [
    'unconfigured/sometimes',
    'status',
    'status 200',
    'status 404',
    'Does the configured function exist in this project and region?',
  ],
  ['status/everywhere/502-html', 'status', 'a status below 500', 'status 502'],
  ['status/unknown-version/200', 'status', 'a refusal, status 4xx', 'status 200'],
  ['headers/media-type/html', 'Content-Type', 'application/json', '"text/html; charset=utf-8"'],
  ['headers/media-type/missing', 'Content-Type', 'application/json', 'no Content-Type'],
  [
    'headers/content-coding/known-function/gzip-untrue',
    'Content-Encoding',
    'a body in the coding gzip',
    'a body that is not gzip, though Content-Encoding says so',
  ],
  ['headers/request-id/missing', 'X-Request-Id', 'a request ID', 'no such header field'],
  ['encoding/byte-order-mark', 'body', /UTF-8 without/, 'a byte order mark before the text'],
  ['encoding/empty', 'body', 'The body is one JSON value and nothing after it.', 'an empty body'],
  [
    'encoding/member-twice/same',
    '/max_async_retry_attempts',
    'one member of this name',
    'two with the same value',
  ],
  ['config/array', 'body', 'The body is an object.', /^array: \[\{"func_urn":".*… \(573 characters\)$/],
  ['config/func_urn/missing', '/func_urn', 'a member "func_urn"', 'none'],
  ['config/func_urn/camel-case', '/funcUrn', 'func_urn', 'funcUrn'],
  ['config/max_async_retry_attempts/fraction', '/max_async_retry_attempts', 'an integer', 'the number 3.5'],
  ['config/max_async_retry_attempts/above-maximum', '/max_async_retry_attempts', 'at most 8', 'the number 9'],
  ['config/func_urn/above-maximum-length', '/func_urn', 'at most 269 characters', /… \(270 characters\)"$/],
  ['identity/other-version', '/func_urn', /:latest"$/, /:v1": another version$/],
  [
    'destinations/on_success/param-is-object',
    '/destination_config/on_success/param',
    'a string',
    'an object',
  ],
  [
    'config/created_time/space',
    '/created_time',
    'a date-time as RFC 3339 writes it',
    'the string "2021-03-04 14:50:02+08:00"',
  ],
  ['times/order/a-second', '/last_modified', /" \(created_time\) or later$/, '"2021-03-04T14:50:02+08:00"'],
  ['status/unknown-function/400', 'status', 'status 404', 'status 400'],
  ['errors/every/empty', 'body', 'error_code and error_msg, both strings', 'an empty body'],
  ['errors/every/member-twice', '/error_code', /^error_code and/, 'more than one member of this name'],
  ['errors/every/code-is-status', '/error_code', /^error_code and/, 'integer: 404'],
  ['errors/every/message', '/error_msg', 'error_code and error_msg, both strings', 'nothing'],
  [
    'credentials/repeated/known-function/base64',
    'X-Debug',
    'no credential',
    'a credential that was sent (left out here)',
  ],
  ['input/odd-function-URN/200', 'status', 'a refusal', 'status 200'],
  [
    'idempotence/counter',
    '/max_async_event_age_in_seconds',
    asInTheFirst,
    '3601',
    'Or was the configuration changed by somebody during the run?',
  ],
  ['examples/status/one', 'status', 'status 200 for the example documented', 'status 203'],
  ['drift/root', '/enable_async_status_log', 'a documented member', 'enable_async_status_log'],
])('%s is told at %s', async (id, where, expected, actual, hint) => {
  const fault = faults.find((candidate) => candidate.id === id)!;
  const { report } = await reportOn(fault, base);
  const [finding] = report.results
    .filter(({ rule }) => rule === fault.rule)
    .flatMap(({ findings }) => findings);
  expect([finding?.where, finding?.hint]).toEqual([where, hint]);
  for (const [text, wanted] of [
    [finding?.expected, expected],
    [finding?.actual, actual],
  ] as const) {
    if (typeof wanted === 'string') expect(text).toBe(wanted);
    else expect(text).toMatch(wanted);
  }
});
