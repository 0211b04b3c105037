import { describe, expect, test } from 'vitest';
import { OutputRedactor } from '../redaction.ts';
import { type Executable, MAX_FAILURES } from '../result.ts';
import { curlCommand } from './curl.ts';
import { parsePythonJson } from './json.ts';
import { ReportReader } from './report-reader.ts';

const executable: Executable = { source: 'path', command: ['st'], version: '4.30.1', passedOver: [] };

function begunReader(): ReportReader {
  const reader = new ReportReader(new OutputRedactor(['s3cret-value']), executable, 1);
  reader.accept('{"Initialize":{"schemathesis_version":"4.30.1","seed":1}}');
  return reader;
}

/** A scenario whose cases each failed one check with the given message. */
function scenario(messages: readonly string[], status = 500): string {
  const ids = messages.map((_, index) => `case${index}`);
  const entries = <T>(make: (message: string, id: string) => T) =>
    Object.fromEntries(ids.map((id, index) => [id, make(messages[index] ?? '', id)]));
  return JSON.stringify({
    ScenarioFinished: {
      phase: 'coverage',
      recorder: {
        label: 'GET /items/{id}',
        cases: entries((_, id) => ({ value: { id, method: 'GET', path: '/items/{id}' } })),
        checks: entries((message) => [
          { name: 'not_a_server_error', status: 'success' },
          {
            name: 'response_schema_conformance',
            status: 'failure',
            failure_info: {
              failure: { type: 'JsonSchemaError', operation: 'GET /items/{id}', title: 'T', message },
            },
          },
        ]),
        interactions: entries((_, id) => ({
          request: { method: 'GET', uri: `http://h/items/${id}`, headers: { 'X-Signature': ['abc'] } },
          response: {
            status_code: status,
            headers: {},
            content: { $base64: Buffer.from('echo s3cret-value').toString('base64') },
            elapsed: 0.25,
          },
        })),
      },
    },
  });
}

describe('a failure', () => {
  test('tells request, response and reproduction, without secrets', () => {
    const reader = begunReader();
    const [event] = reader.accept(scenario(['wrong: s3cret-value']));
    expect(event).toMatchObject({
      type: 'failure',
      failure: {
        message: 'wrong: ***',
        request: { method: 'GET', url: 'http://h/items/case0', headers: { 'X-Signature': ['***'] } },
        response: { status: 500, excerpt: 'echo ***', bodyBytes: 17, elapsed: 250 },
        reproduction: "curl --globoff --path-as-is -X GET -H 'X-Signature: ***' 'http://h/items/case0'",
      },
    });
    expect(reader.result(0).checks).toEqual({
      not_a_server_error: { passed: 1, failed: 0, errored: 0 },
      response_schema_conformance: { passed: 0, failed: 1, errored: 0 },
    });
  });

  test('that differs only in the value it quotes is the same failure', () => {
    const reader = begunReader();
    reader.accept(scenario(["'a' is not of type 'integer'", "'bcd' is not of type 'integer'"]));
    expect(reader.result(0).failures).toMatchObject([{ occurrences: 2 }]);
  });

  test('with another status code is another failure', () => {
    const reader = begunReader();
    reader.accept(scenario(['x'], 500));
    reader.accept(scenario(['x'], 502));
    expect(reader.result(0).failures).toHaveLength(2);
  });

  test('beyond the bound is only counted', () => {
    const reader = begunReader();
    const word = (index: number) => `${String.fromCharCode(97 + (index % 26))}${'x'.repeat(index)}`;
    const messages = Array.from({ length: MAX_FAILURES + 3 }, (_, index) => word(index));
    reader.accept(scenario([...messages, messages.at(-1) ?? '']));
    expect(reader.result(0).failures).toHaveLength(MAX_FAILURES);
    expect(reader.result(0).failuresOmitted).toBe(3);
  });
});

describe('a report', () => {
  test('of a run that was cut short is not a pass', () => {
    expect(begunReader().result(0)).toMatchObject({ status: 'errored', stopReason: 'unfinished' });
  });

  test('may hold events of unknown kinds', () => {
    expect(begunReader().accept('{"SomethingNew":{"a":1}}')).toEqual([]);
  });

  test.each(['', 'nonsense', '[]', '{}', '{"a":'])('does not hold %j', (line) => {
    expect(() => begunReader().accept(line)).toThrow(SyntaxError);
  });

  test('may hold the numbers that Python writes and JSON does not have', () => {
    expect(parsePythonJson('{"a":NaN,"b":[-Infinity,Infinity],"c":"NaN \\"Infinity\\""}')).toEqual({
      a: null,
      b: [null, null],
      c: 'NaN "Infinity"',
    });
  });
});

test('a curl command quotes what a shell would interpret', () => {
  expect(
    curlCommand({ method: 'HEAD', url: "http://h/it's$(x)", headers: { A: ['b', ''] }, body: '`c`' }),
  ).toBe("curl --globoff --path-as-is --head -H 'A: b' -H 'A;' --data-binary '`c`' 'http://h/it'\\''s$(x)'");
});
