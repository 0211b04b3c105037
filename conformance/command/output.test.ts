import { afterEach, expect, type MockInstance, test, vi } from 'vitest';
import { toAnnotations } from '../report/annotations.ts';
import { toConsole } from '../report/console.ts';
import { toSummary } from '../report/summary.ts';
import { reportOf, resultOf } from '../report/testing/sample-report.ts';
import { print, printJson, printProblem } from './output.ts';
import { versionProblem } from './process.ts';

afterEach(() => vi.restoreAllMocks());

const hostile = [
  '::error::fake',
  '\r\n::set-output name=x::y',
  ' ::stop-commands::z',
  '##[error]fake',
  'text ##[group]',
  '\u001b[31mred\u009b2J\u202e',
  '![image](http://evil.example/a.png)',
  '[link](javascript:alert(1)) <https://evil.example> www.evil.example',
  '`` ![image](http://evil.example/b.png) ` | <img src=x>',
];

/** A report that says what a target, or a file, wants it to say, wherever it can. */
function reportSaying(text: string) {
  const pointer = '#/rules/body.a';
  const findings = [{ where: text, expected: text, actual: text, hint: text, curl: text, pointer, count: 1 }];
  const results = [
    { ...resultOf('body.a', 'failed'), function: text, findings },
    { ...resultOf('body.b', 'untested'), reason: text },
  ];
  const base = reportOf(results);
  return {
    ...base,
    summary: `${text} breaks the contract`,
    target: { ...base.target, name: text, baseUrl: text },
    stages: [{ name: 'stage', status: 'not-run' as const, isRequired: false, detail: text }],
    requests: { ...base.requests, retried: [{ exchange: text, reason: text, waited: 1 }] },
  };
}

/** Everything that a run would send to a log. */
function logOf(text: string): string {
  const written: string[] = [];
  const spies: MockInstance[] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')];
  for (const spy of spies) spy.mockImplementation((line: string) => written.push(line));
  const report = reportSaying(text);
  print(toConsole(report, { color: false, verbose: true }));
  printJson(JSON.stringify(report, null, 2));
  printProblem(text);
  return written.join('\n');
}

test.each(hostile)(
  '%j gives no command to the log of a workflow, and no escape sequence to a terminal',
  (text) => {
    const log = logOf(text);
    expect(log).not.toMatch(/^\s*::/m);
    expect(log).not.toContain('##[');
    expect(log).not.toMatch(/[^\P{C}\n]/u);
    for (const command of toAnnotations(reportSaying(text))) {
      expect(command).toMatch(/^::(error|warning) title=body\.\w::[^\r\n]*$/);
      expect(command).not.toContain('##[');
    }
  },
);

test.each(hostile)('of %j, a summary shows nothing but code', (text) => {
  const withoutCode = toSummary(reportSaying(text)).replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
  expect(withoutCode).not.toMatch(/evil|image|fake|\[|<|!/);
});

test('JSON stays what it is', () => {
  const spy = vi.spyOn(console, 'log').mockReturnValue();
  printJson(JSON.stringify({ text: '##[error]' }));
  expect(JSON.parse(String(spy.mock.calls[0]?.[0]))).toEqual({ text: '##[error]' });
});

test.each([
  ['18.20.4', 'Node.js 20.19 or newer is needed, and this is 18.20.4: https://nodejs.org'],
  ['20.18.1', 'Node.js 20.19 or newer is needed, and this is 20.18.1: https://nodejs.org'],
  ['20.19.0', undefined],
  ['24.1.0', undefined],
])('Node.js %s', (version, problem) => expect(versionProblem(version)).toBe(problem));
