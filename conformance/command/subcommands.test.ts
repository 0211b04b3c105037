import { describe, expect, test } from 'vitest';
import { startCommand } from '../testing/command.ts';
import { tool } from '../tool.ts';

describe('the command', () => {
  test.each([
    ['-h', [], 'Only GET requests are ever sent.'],
    ['--help', ['--only', 'no-such-rule'], '--base-url <url>'],
    ['--help', ['report'], '--compare <file>'],
    ['-h', ['reference'], '--port <n>'],
    ['--version', ['--mock', '--replay', 'x'], tool.version],
    ['--version', ['report'], tool.version],
    ['--help', ['make'], '--base-url <url>'],
  ])('answers %s at once, whatever else is wrong: %j', async (flag, before, text) => {
    const { code, stdout, stderr } = await startCommand([...before, flag]).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(text);
  });
});
