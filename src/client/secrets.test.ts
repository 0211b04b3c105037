import { describe, expect, test } from 'vitest';
import document from '../../generated/openapi.json' with { type: 'json' };
import { akSk, type Credentials, createClient, token } from '../index.ts';

const { documented } = document.components.responses.Ok.content['application/json'].examples;
const projectId = document.components.parameters.project_id.example;
const functionUrn = document.components.parameters.function_urn.example;

const key = { accessKey: 'QTWAOYTTINDUT2QVKYUC', secretKey: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc' };
const credentials: readonly (readonly [string, Credentials])[] = [
  ['a token', token('MIIRzgYJKoZIhvcNAQcCoIIRvz/and+so-on==')],
  ['an access key', akSk(key)],
  ['a temporary access key', akSk({ ...key, securityToken: 'ggpjbi1ub3J0aC0xTJRzYWZlLXRva2Vu' })],
  ['credentials of their own', { authorize: async () => ({ Authorization: 'Bearer of-a-long-secret-42' }) }],
];

/** What a server may answer that repeats what it was sent. */
const answers: Readonly<Record<string, (secret: string) => Response>> = {
  'as the message of an error': (secret) =>
    Response.json({ error_code: 'FSS.0401', error_msg: `Wrong: ${secret}.` }, { status: 401 }),
  'as the code of an error': (secret) =>
    Response.json({ error_code: secret, error_msg: 'Wrong.' }, { status: 401 }),
  'as the ID of a request': (secret) =>
    Response.json({ error_code: 'FSS.0401', error_msg: 'Wrong.', request_id: secret }, { status: 401 }),
  'as the header with the ID of a request': (secret) =>
    new Response('', { status: 500, headers: { 'X-Request-Id': secret } }),
  'in a redirect': (secret) =>
    new Response('', {
      status: 302,
      headers: { 'X-Request-Id': secret, Location: `https://e.example/${secret}` },
    }),
  'as any header and in a body that is cut': (secret) =>
    new Response(`${'x'.repeat(4080)}${secret}`, { status: 400, headers: { 'X-Echo': secret } }),
  'in a text that is no JSON': (secret) => new Response(`<p>You sent ${secret}, and that is wrong.</p>`),
  'in a value that breaks the contract': (secret) =>
    Response.json({ ...documented.value, created_time: secret }),
  'at the end of what is quoted of a value': (secret) =>
    Response.json(
      { ...documented.value, last_modified: `${'x'.repeat(40)}${secret}` },
      { headers: { 'X-Request-Id': secret } },
    ),
};

describe.each(credentials)('the errors of a client with %s', (_who, own) => {
  test.each(Object.entries(answers))(
    'do not repeat them where the server does %s',
    async (_where, answer) => {
      for (const spell of [
        String,
        encodeURIComponent,
        (text: string) => Buffer.from(text).toString('base64'),
      ]) {
        const sent: string[] = [];
        const lines: unknown[] = [];
        const client = createClient({
          baseUrl: 'https://api.example',
          projectId,
          credentials: own,
          retry: false,
          logger: { debug: (...line) => lines.push(line), warn: (...line) => lines.push(line) },
          fetch: async (_url, { headers }) => {
            for (const name of ['x-auth-token', 'x-security-token', 'authorization']) {
              const value = headers[name];
              if (value !== undefined) sent.push(...value.split(/[ ,]+|(?:Access|SignedHeaders|Signature)=/));
            }
            return answer(spell(sent.join(' ')));
          },
        });
        const error = await client.getAsyncInvokeConfig({ functionUrn }).catch((thrown) => thrown);
        const shown = [error, error.message, error.stack, error.value, lines]
          .map((each) => JSON.stringify(each))
          .join();
        expect(shown).toMatch(/\*\*\*|redirect|500/);
        const secrets = sent.filter(
          (part) => part.length > 15 && !/^(?:SDK-HMAC-SHA256|[a-z;-]+)$/.test(part),
        );
        expect(secrets.length).toBeGreaterThan(0);
        for (const secret of secrets) {
          for (let start = 0; start + 8 <= secret.length; start += 1) {
            expect(shown).not.toContain(spell(secret.slice(start, start + 8)).replace(/=+$/, ''));
          }
        }
      }
    },
  );
});

test('the rest of what a server says is kept', async () => {
  const client = createClient({
    baseUrl: 'https://api.example',
    projectId,
    credentials: akSk(key),
    fetch: async () =>
      Response.json(
        { error_code: 'FSS.0404', error_msg: `No function ${functionUrn} in project ${projectId}.` },
        { status: 404 },
      ),
  });
  await expect(client.getAsyncInvokeConfig({ functionUrn })).rejects.toMatchObject({
    errorMessage: `No function ${functionUrn} in project ${projectId}.`,
  });
});

test('a wrong argument is not repeated', async () => {
  const secret = 'a-token-that-got-into-the-wrong-place'.repeat(20);
  const client = createClient({ baseUrl: 'https://api.example', credentials: token('t'), projectId });
  for (const request of [{ functionUrn: secret }, { functionUrn, projectId: secret }]) {
    const error = await client.getAsyncInvokeConfig(request).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(JSON.stringify([error, error.stack])).not.toContain('a-token');
  }
});
