import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { limits } from './exchange/limits.ts';
import { freePort } from './exchange/loopback-server.ts';
import { type ConformanceOptions, checkConformance, type Report } from './index.ts';
import { page, withHeader } from './proof/alterations.ts';
import {
  type Answer,
  type AnswerContext,
  gatewayError,
  serviceError,
  startReferenceEndpoint,
} from './reference/index.ts';
import { served } from './testing/reference.ts';
import { startHttpServer, startHttpsServer, startRawServer } from './testing/servers.ts';

const { projectId, functionUrns, token, key } = served;

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

type Alter = (answer: Answer, context: AnswerContext) => Answer;

/** The reference endpoint with its answers changed, and how many calls it got. */
async function reference(alter: Alter = (answer) => answer, now?: () => number) {
  const endpoint = await startReferenceEndpoint({ alter, ...(now && { now }) });
  running.push(endpoint);
  return { baseUrl: endpoint.origin, calls: () => endpoint.received.length };
}

/** Another server, which answers each call in the same way. */
async function other(
  answer: (response: ServerResponse, request: IncomingMessage) => unknown,
  start = startHttpServer,
) {
  let calls = 0;
  const server = await start((request, response) => {
    calls += 1;
    answer(response, request);
  });
  running.push(server);
  return { baseUrl: server.origin, calls: () => calls };
}

const says =
  (status: number, type: string, body: string, headers: { readonly [name: string]: string } = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);

const html = (title: string) => `<!doctype html><title>${title}</title>`;
const toLogin = { Location: 'https://login.example/?next=x' };
const anHourAgo = () => Date.now() - 3_600_000;

async function check(baseUrl: string, options: Partial<ConformanceOptions> = {}): Promise<Report> {
  const usual = { projectId, functionUrns: functionUrns.slice(0, 2), credentials: { token } };
  return checkConformance({ baseUrl, ...usual, timeoutSeconds: 1, ...options });
}

/** How few calls tell what is the matter: of each of two functions, of an unknown one, and without right credentials. */
const few = 6;

type Target = { readonly baseUrl: string; readonly calls: () => number };

describe('what is not the contract’s business ends the run at once, in words that help', () => {
  test.each<[string, () => Promise<Target>, string[], Partial<ConformanceOptions>?]>([
    [
      'an expired token',
      reference,
      ['refuses the credentials: status 401, "APIGW.0301"', 'fetch a new one'],
      { credentials: { token: 'expired' } },
    ],
    [
      'a wrong secret key',
      reference,
      ['"APIGW.0301", "Incorrect IAM authentication information', 'Check access key and secret key'],
      { credentials: { accessKey: key.accessKey, secretKey: 'wrong' } },
    ],
    ['no credentials', reference, ['status 401', 'Configure credentials'], { credentials: 'none' }],
    [
      'a project of somebody else',
      () => reference((answer, { outcome }) => (isLetIn(outcome) ? serviceError(403, 'Not yours.') : answer)),
      ['no access to this project: status 403, "FSS.0403", "Not yours."', 'Check the project ID'],
    ],
    [
      'a clock that is wrong',
      () => reference(undefined, anHourAgo),
      ['refuses the signature', '60 minutes ahead of the target', 'Set the clock'],
      { credentials: key },
    ],
    [
      'a wrong base path, to the gateway',
      () => reference(() => gatewayError(404, 'APIGW.0101', 'The API does not exist')),
      [
        'no such API at its base URL: status 404, "APIGW.0101", "The API does not exist"',
        'Check the base URL',
      ],
    ],
    [
      'a wrong base path, to another server',
      () => other(says(404, 'text/plain', '404 page not found')),
      ['no such API at its base URL: status 404, 404 page not found'],
    ],
    [
      'the page of a proxy',
      () => other(says(200, 'text/html; charset=utf-8', html('Welcome'))),
      ['a page', 'title "Welcome"', 'HTTPS_PROXY'],
    ],
    ['a firewall', () => other(says(403, 'text/html', html('Blocked'))), ['a page', '"Blocked"']],
    [
      'a login',
      () => other(says(302, 'text/html', '', toLogin)),
      ['redirects each call: status 302, Location: "https://login.example/', 'Is it a page to log in?'],
    ],
    [
      'a redirect from http to https',
      () => other((response) => response.writeHead(301, { Location: 'https://127.0.0.1/v2' }).end()),
      ['redirects', 'Write https://'],
    ],
    [
      'a gateway that reaches nothing',
      () => other(says(502, 'text/html', html('502 Bad Gateway'))),
      ['does not reach it: status 502', '502 Bad Gateway'],
    ],
    [
      'plain http on a port for https, in words',
      () => other(says(400, 'text/html', html('400 The plain HTTP request was sent to HTTPS port'))),
      ['its port speaks https', 'Write https://'],
    ],
    ['plain http on a port for https, in TLS', tlsAlert, ['its port speaks https', 'Write https://']],
    ['plain http on a port for https, closed', plainOnHttps, ['a port for https closes plain http']],
    ['https on a port for plain http', httpsOnPlain, ['its port speaks plain http', 'Write http://']],
    ['a mail server', mailServer, ['is not HTTP', 'Check the port']],
    ['a port where nothing listens', nothing, ['the connection was refused', 'Check host and port']],
    [
      'a host that does not exist',
      async () => ({ baseUrl: 'https://no-such-host.invalid', calls: () => 1 }),
      ['the host name was not found', 'Check the host'],
    ],
    [
      'a limit of the rate',
      () => reference((answer) => withHeader({ ...answer, status: 429 }, 'Retry-After', '3600')),
      ['429, Retry-After: 3600', 'Try again later'],
    ],
    ['silence', () => other(() => undefined), ['no answer within 1 s', 'Check host and port']],
  ])('%s', async (_what, start, sentences, options = {}) => {
    const { baseUrl, calls } = await start();
    const report = await check(baseUrl, options);
    expect(report).toMatchObject({ verdict: 'untested', exitCode: 3 });
    for (const sentence of sentences) expect(report.summary).toContain(sentence);
    expect(report.counts).toMatchObject({ passed: 0, failed: 0, untested: report.rules.length });
    expect(new Set(report.results.map(({ rule }) => rule)).size).toBe(report.rules.length);
    expect(calls()).toBeGreaterThan(0);
    expect(calls()).toBeLessThanOrEqual(few);
    expect(JSON.stringify(report)).not.toContain(token);
  });

  test('silence costs two rounds of time-outs', async () => {
    const [open, rounds] = [new Set<unknown>(), { calls: 0, begun: 0 }];
    const { baseUrl } = await other((response) => {
      rounds.calls += 1;
      if (open.size === 0) rounds.begun += 1;
      open.add(response);
      response.on('close', () => open.delete(response));
    });
    await check(baseUrl);
    expect(rounds).toEqual({ calls: limits.timeOuts, begun: 2 });
  });
});

describe('where an answer is the API’s own, what is wrong with others is a violation', () => {
  const onlyKnown =
    (alter: Alter): Alter =>
    (answer, context) =>
      context.outcome === 'configuration' ? alter(answer, context) : answer;
  const withoutId = ({ headers: { 'X-Request-Id': _id, ...headers }, ...answer }: Answer) => ({
    ...answer,
    headers,
  });

  test.each<[string, Alter, string]>([
    ['a page for the known function', onlyKnown((answer) => page(answer, 200)), 'headers.media-type'],
    ['a page for it, and 404', onlyKnown((answer) => page(answer, 404)), 'status.known-function'],
    [
      'a redirect',
      onlyKnown((answer) => withHeader({ ...answer, status: 302 }, 'Location', '/')),
      'status.known-function',
    ],
    ['500', onlyKnown(() => serviceError(500, 'Broken.')), 'status.no-server-error'],
    ['502 and a page', onlyKnown((answer) => withoutId(page(answer, 502))), 'status.no-server-error'],
    ['401', onlyKnown(() => serviceError(401, 'No.')), 'status.known-function'],
    ['403 and a page', onlyKnown((answer) => withoutId(page(answer, 403))), 'status.known-function'],
    ['500 for each call', () => serviceError(500, 'Broken.'), 'status.no-server-error'],
    [
      '502 and a page for each call, with the ID of the request',
      (answer) => page(answer, 502),
      'status.no-server-error',
    ],
    [
      'pages for all that has credentials',
      (answer, { outcome }) => (isLetIn(outcome) ? withoutId(page(answer, 403)) : answer),
      'status.known-function',
    ],
    [
      'refusals of everybody but those without credentials',
      (answer, { outcome }) =>
        outcome === 'missing credentials' ? { ...answer, status: 200 } : serviceError(401, 'No.'),
      'credentials.missing',
    ],
    [
      '401 now and then',
      (answer, { sequence }) => (sequence % 2 === 0 ? serviceError(401, 'No.') : answer),
      'status.known-function',
    ],
  ])('%s', async (_what, alter, rule) => {
    const { baseUrl, calls } = await reference(alter);
    const report = await check(baseUrl, { functionUrns: functionUrns.slice(0, 1) });
    expect(report).toMatchObject({ verdict: 'violates', exitCode: 1 });
    expect(report).not.toHaveProperty('diagnosis');
    expect(
      report.results.filter(({ outcome }) => outcome === 'failed').map((result) => result.rule),
    ).toContain(rule);
    expect(calls()).toBeLessThanOrEqual(60);
  });
});

function isLetIn(outcome: AnswerContext['outcome']): boolean {
  return outcome === 'configuration' || outcome === 'unknown function' || outcome === 'foreign project';
}

async function raw(answer: Parameters<typeof startRawServer>[0]): Promise<Target> {
  let calls = 0;
  const server = await startRawServer((socket, text) => {
    calls += 1;
    answer(socket, text);
  });
  running.push(server);
  return { baseUrl: server.origin, calls: () => calls };
}

function tlsAlert(): Promise<Target> {
  return raw((socket) => socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 0x46])));
}

function mailServer(): Promise<Target> {
  return raw((socket) => socket.end('220 mail.example ESMTP\r\n'));
}

async function plainOnHttps(): Promise<Target> {
  const { baseUrl } = await other(() => undefined, startHttpsServer);
  return { baseUrl: baseUrl.replace('https:', 'http:'), calls: () => 1 };
}

async function httpsOnPlain(): Promise<Target> {
  const { baseUrl } = await reference();
  return { baseUrl: baseUrl.replace('http:', 'https:'), calls: () => 1 };
}

async function nothing(): Promise<Target> {
  return { baseUrl: `http://127.0.0.1:${await freePort()}`, calls: () => 1 };
}
