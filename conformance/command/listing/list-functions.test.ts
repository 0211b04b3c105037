import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { loadContract } from '../../contract/contract.ts';
import { signatureAuthentication, tokenAuthentication } from '../../probes/authentication.ts';
import { type Answer, jsonAnswer, serviceError, startReferenceEndpoint } from '../../reference/index.ts';
import { endOf } from '../ending.ts';
import { FunctionListError } from './function-list-error.ts';
import { type ListOptions, listFunctions } from './list-functions.ts';

const projectId = '7aad83af3e8d42e99ac1940000000001';
const token = 'a-token-that-only-this-test-has';
const key = { accessKey: 'LISTINGACCESSKEY0001', secretKey: 'a-secret-key-of-this-test' };
const urnOf = (name: string, project = projectId) =>
  `urn:fss:cn-north-4:${project}:function:${name.includes('/') ? name.replace('/', ':') : `default:${name}`}:latest`;

const names = ['thumbnails', 'thumbnails-old', 'reports/nightly'];
const many = Array.from({ length: 250 }, (_, index) => `many/f${String(index).padStart(3, '0')}`);
// The reference endpoint keeps the order of its state, so the list comes in another one than it is to have.
const functions = [...names, ...many].reverse().map((name) => ({
  func_urn: urnOf(name),
  max_async_event_age_in_seconds: 60,
  max_async_retry_attempts: 0,
}));
const state = { projects: { [projectId]: { tokens: [token], accessKeys: [key], functions } } };

/** What the endpoint makes of its answers; each test may set it. */
let alter: (answer: Answer, page: number) => Answer;
beforeEach(() => {
  alter = (answer) => answer;
});
let page = 0;
const endpoint = await startReferenceEndpoint({ state, alter: (answer) => alter(answer, page++) });
afterAll(() => endpoint.stop());

const contract = await loadContract('base');

function list(changes: Partial<ListOptions> = {}): Promise<readonly string[]> {
  page = 0;
  const target = { baseUrl: endpoint.origin, projectId, authentication: tokenAuthentication(token) };
  return listFunctions({ target, contract, transport: { timeoutSeconds: 2 }, retries: 0, ...changes });
}

describe('the list of functions of the platform', () => {
  test('is gathered from all pages, each function once, in one order whatever order they come in', async () => {
    const before = endpoint.received.length;
    const listed = await list();
    expect(listed).toEqual([...names, ...many].map((name) => urnOf(name)).sort());
    alter = (answer) => {
      const { functions: items, ...others } = answer.body as { functions: { func_urn: string }[] };
      return { ...answer, body: { ...others, functions: [...items, ...items].reverse() } };
    };
    expect(await list()).toEqual(listed);
    const asked = endpoint.received.slice(before);
    expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(asked[1]?.target).toBe(`/v2/${projectId}/fgs/functions?marker=100&maxitems=100`);
  });

  test('may be asked for with a signature, which covers the query', async () => {
    const authentication = signatureAuthentication(key, projectId);
    const target = { baseUrl: endpoint.origin, projectId, authentication };
    expect(await list({ target })).toHaveLength(functions.length);
  });

  test.each<[Pick<ListOptions, 'package' | 'name'>, string[], string]>([
    [{ package: 'reports' }, ['reports/nightly'], '&package_name=reports'],
    // The platform also finds thumbnails-old.
    [{ name: 'thumbnails' }, ['thumbnails'], '&func_name=thumbnails'],
    [{ name: 'thumb*' }, ['thumbnails', 'thumbnails-old'], ''],
    [{ package: 'many', name: '*1' }, many.filter((name) => name.endsWith('1')), '&package_name=many'],
  ])('may be narrowed down: %j', async (filters, expected, query) => {
    const before = endpoint.received.length;
    expect(await list(filters)).toEqual(expected.map((name) => urnOf(name)).sort());
    expect(endpoint.received[before]?.target).toBe(`/v2/${projectId}/fgs/functions?maxitems=100${query}`);
  });

  test.each([undefined, null, 0, '0', ''])('ends at the next marker %j', async (next_marker) => {
    alter = () =>
      jsonAnswer(200, {
        functions: [{ func_urn: urnOf('f') }],
        ...(next_marker !== undefined && { next_marker }),
      });
    expect(await list()).toEqual([urnOf('f')]);
  });

  test('is waited for where the target is busy', async () => {
    alter = (answer, sequence) =>
      sequence === 0 ? { ...serviceError(429, 'slow down'), headers: { 'Retry-After': '0' } } : answer;
    expect(await list({ retries: 1 })).toHaveLength(functions.length);
  });
});

const ofOne = (item: unknown, next_marker: unknown = null) =>
  jsonAnswer(200, { functions: [item], next_marker } as never);
const text = (body: string): Answer => ({ ...jsonAnswer(200, null), body: Buffer.from(body) });

describe('an answer that is no list is refused', () => {
  test.each<[string, (answer: Answer, page: number) => Answer, FunctionListError['problem'], string]>([
    [
      '401',
      () => serviceError(401, `no ${token}`),
      'unanswered',
      'it refuses the credentials: status 401, "FSS.0401", "no ***". Tokens expire',
    ],
    [
      '403',
      () => serviceError(403, 'not yours'),
      'unanswered',
      'no access to this project: status 403, "FSS.0403", "not yours"',
    ],
    ['404', () => serviceError(404, 'none'), 'unanswered', 'status 404, "FSS.0404", "none".'],
    [
      'a redirect',
      () => ({ ...text(''), status: 302, headers: { Location: 'https://elsewhere.example/' } }),
      'unanswered',
      'Redirects are not followed',
    ],
    [
      'a login page',
      () => ({ ...text('<html><title>Log in</title>'), headers: { 'Content-Type': 'text/html' } }),
      'malformed',
      'its body is not JSON.',
    ],
    ['broken JSON', () => text('{"functions": ['), 'malformed', 'its body is not JSON.'],
    [
      'bytes that are not UTF-8',
      () => ({ ...text(''), body: Uint8Array.of(0x22, 0xff, 0x22) }),
      'malformed',
      'its body is not JSON.',
    ],
    ['deep nesting', () => text('['.repeat(200_000)), 'malformed', 'its body is not JSON.'],
    ['an array', () => text('[]'), 'malformed', 'expected an object, got []'],
    ['no functions', () => text('{}'), 'malformed', 'expected an array at /functions, got nothing'],
    [
      'a function without a URN',
      () => ofOne({ func_name: 'f' }),
      'malformed',
      'at /functions/0/func_urn, got nothing',
    ],
    [
      'a URN of something else',
      () => ofOne({ func_urn: 'urn:smn:r:p:topic' }),
      'malformed',
      'got "urn:smn:r:p:topic"',
    ],
    [
      'a URN with a token in it',
      () => ofOne({ func_urn: urnOf(token) }),
      'malformed',
      'func_urn repeats a credential.',
    ],
    [
      'a URN that leads elsewhere',
      () => ofOne({ func_urn: urnOf('f', 'another-project') }),
      'foreign',
      'is of another project',
    ],
    [
      'a marker that is none',
      () => ofOne({ func_urn: urnOf('f') }, { at: 1 }),
      'malformed',
      'expected a marker at /next_marker, got {"at":1}',
    ],
    [
      'a marker that is endless',
      () => ofOne({ func_urn: urnOf('f') }, 'm'.repeat(300)),
      'malformed',
      'expected a marker',
    ],
    [
      'the same page for ever',
      (_, at) => ofOne({ func_urn: urnOf('f') }, at + 1),
      'endless',
      'in circles at the marker "2"',
    ],
    [
      'markers in a circle',
      (_, at) => ofOne({ func_urn: urnOf(`f${at}`) }, 1 + (at % 3)),
      'endless',
      'in circles at the marker "1"',
    ],
    ['too much for one answer', () => text(' '.repeat(2 ** 20 + 1)), 'unanswered', 'the body is longer than'],
    ['nothing', () => jsonAnswer(200, { functions: [] }), 'empty', 'it is empty.'],
  ])('%s', async (_, altered, problem, words) => {
    alter = altered;
    const error: unknown = await list().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FunctionListError);
    expect(error).toMatchObject({ problem, message: expect.stringContaining(words) });
    expect(String(error)).not.toContain(token);
  });

  test('a list without an end, a new function on each page', async () => {
    alter = (_, at) =>
      jsonAnswer(200, {
        functions: Array.from({ length: 5000 }, (__, index) => ({ func_urn: urnOf(`f${at}-${index}`) })),
        next_marker: at + 1,
      });
    await expect(list()).rejects.toMatchObject({ problem: 'too-long', pages: 50 });
  });

  test('filters that nothing fits', async () => {
    await expect(list({ name: 'x*' })).rejects.toThrow('none of its 253 functions fits.');
  });

  test('by the command with the exit code of a target that could not be tested', async () => {
    alter = () => serviceError(403, 'not yours');
    expect(await endOf(async () => (await list()).length)).toBe(3);
  });
});
