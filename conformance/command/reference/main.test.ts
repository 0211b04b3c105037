import { expect, test } from 'vitest';
import { startCommand } from '../../testing/command.ts';

function run(args: readonly string[]) {
  const { child, ended } = startCommand(['reference', ...args]);
  let output = '';
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = (chunk: unknown = '') => {
        output += String(chunk);
        const match = pattern.exec(output);
        if (match !== null) resolve(match);
      };
      child.stdout?.on('data', look);
      child.on('close', () => reject(new Error(`ended without ${pattern}: ${output}`)));
      look();
    });
  return { child, ended, printed };
}

test('serves until it is interrupted, and prints a command that names a target that answers', async () => {
  const { child, ended, printed } = run(['--port', '0']);
  const [, token = '', origin = '', project = '', urn = ''] = await printed(
    /CONFORMANCE_TOKEN=(\S+) npx \S+ --base-url (\S+) --project-id (\S+) --function-urn (\S+)/,
  );
  const response = await fetch(`${origin}/v2/${project}/fgs/functions/${urn}/async-invoke-config`, {
    headers: { 'X-Auth-Token': token },
  });
  expect(response.status).toBe(200);
  await response.text();
  await printed(/^GET \/v2\/\S+ 200 configuration$/m);
  child.kill('SIGINT');
  const { code, stdout } = await ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(/HUAWEICLOUD_SDK_AK=\S+ HUAWEICLOUD_SDK_SK=\S+ npx /);
});

test.each([
  [['--help'], 0, 'Serves the whole contract'],
  [['--port', 'many'], 2, '--port many is not a port.'],
  [['--state', 'no-such-file.yaml'], 2, 'There is no file no-such-file.yaml.'],
  [['--wrong'], 2, 'there is no flag --wrong'],
] as const)('%j ends with exit %i', async (args, code, text) => {
  const ended = await startCommand(['reference', ...args]).ended;
  expect(ended.code).toBe(code);
  expect(ended.stdout + ended.stderr).toContain(text);
});
