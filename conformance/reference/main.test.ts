import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const command = ['--import', 'tsx', fileURLToPath(new URL('./main.ts', import.meta.url))];

function run(args: readonly string[]) {
  const child = spawn(process.execPath, [...command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const read = (chunk: unknown) => {
    output += String(chunk);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, output }));
  });
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output);
        if (match !== null) resolve(match);
      };
      child.stdout.on('data', look);
      child.on('close', () => reject(new Error(`ended without ${pattern}: ${output}`)));
      look();
    });
  return { child, ended, printed };
}

test('serves until it is interrupted, and prints a command that names a target that answers', async () => {
  const { child, ended, printed } = run(['--port', '0']);
  const [, token = '', origin = '', project = '', urn = ''] = await printed(
    /CONFORMANCE_TOKEN=(\S+) make conformance BASE_URL=(\S+) PROJECT_ID=(\S+) FUNCTION_URN=(\S+)/,
  );
  const response = await fetch(`${origin}/v2/${project}/fgs/functions/${urn}/async-invoke-config`, {
    headers: { 'X-Auth-Token': token },
  });
  expect(response.status).toBe(200);
  await response.text();
  await printed(/^GET \/v2\/\S+ 200 configuration$/m);
  child.kill('SIGINT');
  const { code, output } = await ended;
  expect(code).toBe(0);
  expect(output).toMatch(/HUAWEICLOUD_SDK_AK=\S+ HUAWEICLOUD_SDK_SK=\S+ make conformance/);
});

test.each([
  [['--help'], 0, 'Usage: make reference'],
  [['--port', 'many'], 2, '--port many is not a port.'],
  [['--state', 'no-such-file.yaml'], 2, 'There is no file no-such-file.yaml.'],
  [['--wrong'], 2, "Unknown option '--wrong'"],
] as const)('%j ends with exit %i', async (args, code, text) => {
  const result = await run(args).ended;
  expect(result.code).toBe(code);
  expect(result.output).toContain(text);
});
