import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../reference/index.ts';
import { runHere } from '../../testing/in-process.ts';
import { served } from '../../testing/reference.ts';
import { UsageError } from '../configuration/usage-error.ts';
import { main } from './main.ts';

const { projectId, functionUrn, key } = served;
const variables = {
  HUAWEICLOUD_SDK_AK: key.accessKey,
  HUAWEICLOUD_SDK_SK: key.secretKey,
  CONFORMANCE_FUZZ: 'off',
};

let folder: string;
let endpoint: ReferenceEndpoint;
let target: readonly string[];
let again: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'send-'));
  endpoint = await startReferenceEndpoint({
    alter: (answer, { outcome }) =>
      outcome === 'configuration'
        ? { ...answer, body: { ...(answer.body as object), max_async_retry_attempts: 9 } }
        : answer,
  });
  target = ['--base-url', endpoint.origin, '--project-id', projectId, '--report-dir', folder];
  const { report } = await runHere([...target, '--function-urn', functionUrn, '--repeat', '2'], variables);
  const [cause] = report.causes;
  again = (cause?.finding.again ?? '').split(' ').slice(3);
});
afterAll(async () => {
  await endpoint.stop();
  await rm(folder, { recursive: true });
});

async function send(args: readonly string[]) {
  const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const before = endpoint.received.length;
    const code = await main(args, variables);
    const printed = print.mock.calls.join('\n');
    return { code, printed, requests: endpoint.received.slice(before) };
  } finally {
    print.mockRestore();
  }
}

test('the command of a finding sends its very request again, signed, and marks the place', async () => {
  expect(again).toEqual([expect.stringMatching(/^known-function\//), ...target]);
  const { code, printed, requests } = await send(again);
  expect(code).toBe(0);
  expect(requests).toMatchObject([
    { method: 'GET', headers: { authorization: expect.stringContaining('SDK-HMAC-SHA256') } },
  ]);
  expect(printed).toContain('found then: /max_async_retry_attempts: expected at most 8, got the number 9');
  expect(printed).toMatch(/^> +"max_async_retry_attempts": 9,$/m);
  expect(printed.match(/^>/gm)).toHaveLength(1);
  expect(printed).not.toContain(key.secretKey);
  expect(printed).not.toContain(key.accessKey);
});

test.each([
  ['/causes/0', 'valid', 200],
  ['/results/0', undefined, undefined],
  [`no-credentials/${functionUrn}`, 'none', 401],
  ['half-right-credentials/token-made-up', 'wrong', 401],
])('%s is sent with the same kind of credentials', async (name, credentials, status) => {
  const sent = send([name, ...target]);
  if (credentials === undefined) return expect(sent).rejects.toThrow(UsageError);
  const { printed } = await sent;
  expect(printed).toContain(`(credentials: ${credentials})`);
  expect(printed).toContain(`  ${status} `);
});

test.each<[string, string[], string]>([
  [
    'another target',
    ['/causes/0', '--base-url', 'https://api.example', '--project-id', 'p', '--report-dir'],
    'and not to https://api.example',
  ],
  ['no name', [], 'name an exchange'],
  ['the mock', ['/causes/0', '--mock'], '--mock and --function-urn cannot be combined'],
])('%s is wrong usage', async (_what, args, problem) => {
  const error = await main(args.at(-1) === '--report-dir' ? [...args, folder] : args, variables).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UsageError);
  expect((error as UsageError).message).toContain(problem);
});
