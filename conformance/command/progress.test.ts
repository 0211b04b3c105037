import { describe, expect, test } from 'vitest';
import { ProgressLine } from './progress.ts';

/** A progress line on a stream, and a clock that is set by hand. */
function open({ isTTY, columns = 120 }: { isTTY: boolean; columns?: number }) {
  const written: string[] = [];
  let time = 1_000_000;
  const stream = { isTTY, columns, write: (text: string) => written.push(text) > 0 };
  const line = new ProgressLine(stream, () => time);
  return {
    written,
    line,
    advance: (seconds: number, functionsDone: number, sent: number, stage = 'known-function') => {
      time += seconds * 1000;
      line.show({ stage, sent, functionsDone, functions: 1000 });
    },
  };
}

describe('where the output is no terminal', () => {
  test('a line is printed every ten seconds, with rate and time left', () => {
    const { written, advance } = open({ isTTY: false });
    advance(0, 0, 0);
    advance(9, 200, 600);
    expect(written).toEqual([]);
    advance(1, 250, 750);
    expect(written).toEqual([
      '█████░░░░░░░░░░░░░░░ 250 of 1000 functions, 750 requests, 25.0 functions per second, 30 s left\n',
    ]);
  });

  test('functions that an earlier part of the run had done do not count for the rate', () => {
    const { written, advance } = open({ isTTY: false });
    advance(0, 500, 0);
    advance(10, 600, 300);
    expect(written[0]).toContain('600 of 1000 functions, 300 requests, 10.0 functions per second, 40 s left');
  });

  test.each([
    [4, '42 min left'],
    [1, '2 h 47 min left'],
  ])('after %d functions in ten seconds, there are %s', (done, expected) => {
    const { written, advance } = open({ isTTY: false });
    advance(0, 0, 0);
    advance(10, done, 3 * done);
    expect(written[0]).toContain(expected);
  });
});

describe('on a terminal', () => {
  test('one line is overwritten, and taken away in the end', () => {
    const { written, line, advance } = open({ isTTY: true });
    advance(0, 0, 0);
    advance(1, 100, 300);
    advance(1, 200, 600);
    line.clear();
    line.clear();
    expect(written).toHaveLength(3);
    expect(written.every((text) => text.startsWith('\r\u001b[2K') && !text.includes('\n'))).toBe(true);
    expect(written.at(-1)).toBe('\r\u001b[2K');
  });

  test('it is no longer than the terminal is wide', () => {
    const { written, advance } = open({ isTTY: true, columns: 40 });
    advance(0, 0, 0);
    advance(2, 100, 300);
    expect(written[0]?.replace('\r\u001b[2K', '')).toHaveLength(39);
  });

  test('a stage after the functions is named', () => {
    const { written, advance } = open({ isTTY: true });
    advance(0, 0, 0);
    advance(2, 1000, 3000, 'Schemathesis: coverage');
    expect(written[0]).toContain('Schemathesis: coverage: 3000 requests');
  });
});
