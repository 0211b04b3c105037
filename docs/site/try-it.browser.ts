import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Answer,
  type AnswerContext,
  type ReferenceEndpoint,
  readState,
  startReferenceEndpoint,
} from '../../conformance/reference/index.ts';
import { readDocument } from '../../openapi/generate/document.ts';
import { answersOf } from './reference/responses.ts';
import { fileUrl, serverUrl, type Visit, visit } from './testing/visit.ts';

const state = await readState();
const [projectId = '', project] = Object.entries(state.projects)[0] ?? [];
const [config] = project?.functions ?? [];
const [token = ''] = project?.tokens ?? [];
const key = project?.accessKeys.find(({ securityToken }) => securityToken === undefined);

let endpoint: ReferenceEndpoint;
/** What the endpoint answers in place of its own answer. */
let alter: (answer: Answer, context: AnswerContext) => Answer;

beforeEach(async () => {
  alter = allowPages;
  endpoint = await startReferenceEndpoint({ alter: (answer, context) => alter(answer, context) });
});

afterEach(() => endpoint.stop());

/** Lets pages of all origins call the endpoint, as a gateway in front of it would. */
function allowPages(answer: Answer, { request }: AnswerContext): Answer {
  const cors = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'X-Request-Id',
    'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? '',
  };
  if (request.method === 'OPTIONS') return { status: 204, headers: cors, body: new Uint8Array() };
  return { ...answer, headers: { ...answer.headers, ...cors } };
}

/** Opens the page, and fills in the form: the endpoint's origin and its first function, but for what is given. */
async function filled(
  inputs: { readonly [label: string]: string },
  url = serverUrl('reference.html'),
): Promise<Visit> {
  const opened = await visit(url);
  const { page } = opened;
  await page.getByLabel('from an endpoint').check();
  const all = {
    'Base URL': endpoint.origin,
    project_id: projectId,
    function_urn: config?.func_urn ?? '',
    ...inputs,
  };
  if ('Access key' in all) await page.getByLabel('access key', { exact: true }).first().check();
  for (const [label, text] of Object.entries(all))
    await page.locator('#try-form').getByLabel(label, { exact: true }).last().fill(text);
  return opened;
}

async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send GET' }).click();
  await page.getByRole('button', { name: 'Send GET', disabled: false }).waitFor();
}

const outcome = async (page: Page) => (await page.locator('.outcome').textContent()) ?? '';
const sent = () =>
  endpoint.received.map(({ method, headers }) => `${method} ${headers['x-auth-token'] ?? '-'}`);

describe('simulated', () => {
  it('shows every documented answer, and sends nothing', async () => {
    const { page, problems } = await visit(fileUrl('reference.html'));
    const all = answersOf(await readDocument()).flatMap(({ status, examples }) =>
      examples.map(({ summary, value }) => ({ status, summary, value })),
    );
    for (const { status, summary, value } of all) {
      await page.getByLabel('Documented answer').selectOption({ label: `${status} · ${summary}` });
      await page.locator('#try-status', { hasText: `${status} · simulated` }).waitFor();
      expect(JSON.parse((await page.locator('#try-body').textContent()) ?? '')).toEqual(value);
      if (status === '200') expect(await outcome(page)).toContain('It keeps the contract.');
    }
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('asks for the function that was typed', async () => {
    const { page } = await visit(fileUrl('reference.html'));
    const urn = 'urn:fss:cn-north-4:p:function:default:other:latest';
    await page.getByLabel('project_id').fill('p');
    await page.getByLabel('function_urn').fill(urn);
    await page.getByRole('button', { name: 'Show the answer' }).click();
    expect(await outcome(page)).toContain(`/v2/p/fgs/functions/${urn}/async-invoke-config`);
    await page.context().close();
  });
});

describe('an endpoint', () => {
  it.each([
    ['a file', fileUrl('reference.html')],
    ['a server', undefined],
  ])('is asked with a token, once, from %s', async (_case, url) => {
    const { page } = await filled({ Token: token }, url);
    await send(page);
    const text = await outcome(page);
    expect(text).toContain('It keeps the contract.');
    expect(text).toContain('x-request-id: ');
    expect(JSON.parse((await page.locator('#try-body').textContent()) ?? '')).toEqual(config);
    expect(sent()).toEqual(['OPTIONS -', `GET ${token}`]);
    await page.context().close();
  });

  it('is asked with a signature', async () => {
    const { page } = await filled({ 'Access key': key?.accessKey ?? '', 'Secret key': key?.secretKey ?? '' });
    await send(page);
    expect(await outcome(page)).toContain('It keeps the contract.');
    await page.context().close();
  });

  it('that refuses is shown with its error, without the credentials that it repeats', async () => {
    alter = (answer, context) => {
      const allowed = allowPages(answer, context);
      return context.request.method === 'GET'
        ? { ...allowed, body: { error_code: 'FSS.0001', error_msg: `no ${token}` } }
        : allowed;
    };
    const { page } = await filled({
      Token: token,
      project_id: '5691ba790e2b46ceb383160000000002',
      function_urn: 'urn',
    });
    await send(page);
    const text = await outcome(page);
    expect(text).toContain('FSS.0001');
    expect(text).toContain('What to do about it is said below');
    expect(text).not.toContain(token);
    await page.context().close();
  });

  it('that breaks the contract is told where', async () => {
    alter = (answer, context) => {
      const allowed = allowPages(answer, context);
      const body = { ...(answer.body as object), max_async_event_age_in_seconds: 59 };
      return context.request.method === 'GET' ? { ...allowed, body } : allowed;
    };
    const { page } = await filled({ Token: token });
    await send(page);
    expect(await outcome(page)).toContain(
      'It breaks the contract at /max_async_event_age_in_seconds: expected at least 60, got the number 59.',
    );
    await page.context().close();
  });

  it('that lets no page call it gets no token, and the page says what to do', async () => {
    alter = (answer) => answer;
    const { page } = await filled({ Token: token });
    await send(page);
    expect(await outcome(page)).toMatch(/other origins.*\(CORS\).*curl/s);
    expect(sent()).toEqual(['OPTIONS -']);
    await page.context().close();
  });

  it('that redirects is not followed, and the token goes nowhere else', async () => {
    const other = await startReferenceEndpoint({ alter: allowPages });
    alter = (answer, context) => {
      const allowed = allowPages(answer, context);
      const headers = { ...allowed.headers, Location: `${other.origin}${context.request.target}` };
      return context.request.method === 'GET' ? { ...allowed, status: 307, headers } : allowed;
    };
    const { page } = await filled({ Token: token });
    // The frame that sends may not connect to the other origin even if it wanted to.
    await page.evaluate((origin) => {
      const observer = new MutationObserver(([record]) => {
        const frame = record?.addedNodes[0] as HTMLIFrameElement;
        const ask = () =>
          frame.contentWindow?.fetch(origin).then(
            () => 'sent',
            () => 'blocked',
          );
        frame.addEventListener('load', () => Object.assign(globalThis, { elsewhere: ask() }));
        observer.disconnect();
      });
      observer.observe(document.body, { childList: true });
    }, other.origin);
    await send(page);
    expect(await page.evaluate('elsewhere')).toBe('blocked');
    expect(await outcome(page)).toContain('a redirect');
    expect(other.received).toEqual([]);
    await page.context().close();
    await other.stop();
  });
});

describe('what is typed', () => {
  it.each([
    [
      'a project that is too long',
      { project_id: 'p'.repeat(33), function_urn: 'f' },
      'projectId is wrong: expected at most 32 characters',
    ],
    ['no function', { function_urn: '' }, 'functionUrn is wrong: expected at least 1 character'],
    ['no token', { Token: '' }, 'token must not be empty'],
    ['http to elsewhere', { 'Base URL': 'http://site.example' }, 'baseUrl must begin with https://'],
    ['a password in the address', { 'Base URL': 'https://u:p@site.example' }, 'baseUrl must be an origin'],
    [
      'a host that no policy can name',
      { 'Base URL': 'http://[::1]:4010' },
      'baseUrl must have a name or an IPv4',
    ],
  ])('is refused before anything is sent: %s', async (_case, inputs, sentence) => {
    const { page, problems } = await filled({ Token: token, ...inputs });
    await page.getByRole('button', { name: 'Send GET' }).click();
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    expect(await page.locator('[aria-invalid=true]').count()).toBe(1);
    expect(sent()).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('stays in the memory of the page', async () => {
    const { page } = await filled({ Token: token });
    await send(page);
    const kept = await page.evaluate(() =>
      JSON.stringify([
        location.href,
        document.cookie,
        { ...localStorage },
        { ...sessionStorage },
        history.state,
        window.name,
      ]),
    );
    expect(kept).not.toContain(token);
    // What a browser tells a page that is left, and may come back as it was.
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    expect(await page.locator('#try-token').inputValue()).toBe('');
    await page.context().close();
  });

  it('could not be sent by anything else, either', async () => {
    const { page } = await filled({ Token: token });
    const blocked = await page.evaluate(async (origin) => {
      const directives: string[] = [];
      const three = new Promise<void>((resolve) => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (directives.push(effectiveDirective) === 3) resolve();
        });
      });
      const form = document.createElement('form');
      form.method = 'post';
      form.action = origin;
      document.body.append(form);
      form.submit();
      new Image().src = `${origin}/image`;
      await fetch('http://site.example').catch(() => {});
      await three;
      return directives.sort();
    }, endpoint.origin);
    expect(blocked).toEqual(['connect-src', 'form-action', 'img-src']);
    expect(sent()).toEqual([]);
    await page.context().close();
  });
});
