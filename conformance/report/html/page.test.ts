import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toHar } from '../../reading/har.ts';
import { type Answer, bodyBytes, type Json } from '../../reference/index.ts';
import { detailedFunctions } from '../../verdict/judge.ts';
import { compareReports } from '../compare.ts';
import { mergeRuns, type RecordedRun, singleRun } from '../merge.ts';
import { bySeverity } from '../severity.ts';
import { openBrowser } from '../testing/browser.ts';
import { recordRun } from '../testing/record-run.ts';
import { reportOf, resultOf } from '../testing/sample-report.ts';
import { renderPage } from './page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let broken: RecordedRun;
let kept: RecordedRun;
let young: RecordedRun;
let brokenPage: string;

beforeAll(async () => {
  browser = await openBrowser();
  [kept, broken, young] = await Promise.all([
    record((answer) => answer),
    record(breakContract),
    record(shortenAge),
  ]);
  brokenPage = renderPage({
    ...singleRun(broken),
    comparison: compareReports([kept.report], [broken.report]),
  });
});
afterAll(() => browser?.close());

/** Breaks a bound, a media type and a recommendation, each for another function. */
function breakContract(answer: Answer): Answer {
  if (answer.status !== 200) return answer;
  const body = answer.body as { readonly [name: string]: Json };
  if (String(body.func_urn).endsWith(':v1'))
    return { ...answer, body: { ...body, max_async_retry_attempts: 99 } };
  if (String(body.func_urn).endsWith(':stable'))
    return { ...answer, headers: { ...answer.headers, 'Content-Type': 'text/plain' } };
  const { created_time: _, ...others } = body;
  return { ...answer, body: others };
}

/** Gives one function an age that only some editions allow. */
function shortenAge(answer: Answer): Answer {
  const body = answer.body as { readonly [name: string]: Json };
  return answer.status === 200 && String(body.func_urn).endsWith(':v1')
    ? { ...answer, body: { ...body, max_async_event_age_in_seconds: 10 } }
    : answer;
}

async function record(alter: (answer: Answer) => Answer): Promise<RecordedRun> {
  const { report, exchanges } = await recordRun({ alter });
  return { report, exchanges: toHar(exchanges).log.entries };
}

/** A page that is shown, and what went on in it. */
interface Shown {
  readonly page: Page;
  /** The addresses that the page asked for. */
  readonly requests: readonly string[];
  /** Errors of scripts, and complaints of the browser. */
  readonly problems: readonly string[];
}

async function show(markup: string, options: BrowserContextOptions = {}): Promise<Shown> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  // A page that comes from a server could load more from it, if anything in it tried to.
  await context.route('**/*', (route) => {
    requests.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: markup });
  });
  await page.goto('http://report.example/report.html');
  return { page, requests, problems };
}

const phone = { viewport: { width: 390, height: 844 } };
const desktop = { viewport: { width: 1280, height: 900 } };

describe('the page of a run', () => {
  test('says the verdict at the top, and loads nothing but itself', async () => {
    const { page, requests, problems } = await show(brokenPage);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Violates the contract');
    expect(await page.locator('.summary').textContent()).toContain('breaks the contract: 2 violations');
    expect(requests).toEqual(['http://report.example/report.html']);
    expect(problems).toEqual([]);
  });

  test.each([
    ['a phone', phone],
    ['a desk', desktop],
  ])('has verdict, next step and the first causes on the first screen of %s', async (_what, options) => {
    const { page } = await show(brokenPage, options);
    const isSeen = (text: string) =>
      page
        .getByText(text)
        .first()
        .evaluate((element) => element.getBoundingClientRect().bottom <= window.innerHeight);
    for (const text of ['Violates the contract', '2 causes to mend', 'the number 99', 'text/plain'])
      expect([text, await isSeen(text)]).toEqual([text, true]);
  });

  test('has a row for each rule and a column for each function', async () => {
    const { page } = await show(brokenPage);
    const rows = page.locator('.matrix tr[data-level]');
    expect(await rows.count()).toBe(broken.report.rules.length);
    const heads = await page.locator('.matrix thead th').allTextContents();
    expect(heads).toHaveLength(2 + 1 + broken.report.target.functions);
    const cell = page.getByRole('link', { name: /failed, newly broken/ });
    expect(await cell.count()).toBe(2);
  });

  test('leads from a cell to what was expected, what came, and the marked exchange', async () => {
    const { page } = await show(brokenPage);
    const row = page.locator('.matrix tr', { hasText: 'ranges.max_async_retry_attempts.maximum' });
    await row.getByRole('link', { name: /failed/ }).click();
    const article = page.locator('article:target');
    const text = await article.textContent();
    expect(text).toContain('at most 8');
    expect(text).toContain('the number 99');
    expect(text).toContain('curl -i');
    expect(await article.locator('.exchange').isVisible()).toBe(true);
    expect(await article.locator('mark').allTextContents()).toEqual(['"max_async_retry_attempts"', '99']);
    expect(text).toContain('X-Auth-Token: ***');
  });

  test('puts the editions side by side, with what was found and which it fits', async () => {
    const { page } = await show(renderPage(singleRun(young)), { javaScriptEnabled: false });
    const table = page.locator('.editions');
    const cells = async (row: string) => {
      const texts = await table.locator('tr', { hasText: row }).locator('td').allInnerTexts();
      return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
    };
    expect(await table.locator('thead code').allTextContents()).toEqual(young.report.editions?.profiles);
    expect(await cells('minimum; found: the number 10')).toEqual([
      '60 broken 1 of 4',
      '0 fits',
      '1 fits',
      '1 fits',
      '60 broken 1 of 4',
    ]);
    expect(await cells('enable_async_status_log')).toEqual([
      'not asked for',
      'not asked for',
      'boolean',
      'boolean',
      'boolean',
    ]);
    expect(await cells('Each configuration as a whole')).toEqual([
      'broken 1 of 4',
      'fits',
      'fits',
      'fits',
      'broken 1 of 4',
    ]);
  });

  test('folds the editions away where the answers fit its own', async () => {
    const { page } = await show(renderPage(singleRun(kept)));
    expect(await page.locator('.editions').isVisible()).toBe(false);
    const line = await page.locator('#editions summary').textContent();
    expect(line).toContain('Every configuration fits base, and china-2025-07-31');
  });

  test('opens a place that its address names', async () => {
    const { page } = await show(brokenPage);
    await page.evaluate(() => {
      location.hash = '#rule-body.utf-8';
    });
    const rule = page.locator('details#rule-body\\.utf-8');
    await rule.locator('dl').waitFor();
    expect(await rule.textContent()).toContain('RFC 8259');
  });

  test('shows what is newly broken and newly fixed', async () => {
    const { page } = await show(brokenPage);
    expect(await page.locator('.since').textContent()).toContain(
      '4 newly broken, 0 newly fixed, 0 still broken',
    );
    const { page: fixed } = await show(
      renderPage({ ...singleRun(kept), comparison: compareReports([broken.report], [kept.report]) }),
    );
    expect(await fixed.locator('#changes').textContent()).toContain('failed → passed');
    expect(await fixed.locator('.matrix .newly-fixed').count()).toBe(4);
  });

  test('filters rules by result, level, part and text', async () => {
    const { page } = await show(brokenPage);
    const ids = () => page.locator('.matrix tr[data-level]:visible th a').allTextContents();
    const all = await ids();
    await page.getByLabel('failed', { exact: true }).check();
    expect((await ids()).sort()).toEqual(['headers.media-type', 'ranges.max_async_retry_attempts.maximum']);
    await page.getByLabel('Part').selectOption('headers');
    expect(await ids()).toEqual(['headers.media-type']);
    expect(await page.getByRole('status').textContent()).toContain(`1 of ${all.length} rules`);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(ids).toEqual(all);
    await page.getByLabel('should').check();
    expect((await ids()).length).toBe(broken.report.rules.filter(({ level }) => level === 'SHOULD').length);
    await page.getByLabel('Text').fill('no such rule');
    expect(await ids()).toEqual([]);
  });

  test('copies a curl line', async () => {
    const { page } = await show(brokenPage, { permissions: [] });
    await page.locator('#causes summary').first().click();
    const place = page.locator('.curl').first();
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: (text: string) => Object.assign(window, { copied: text }) },
      });
    });
    await place.getByRole('button', { name: 'Copy' }).click();
    expect(await page.evaluate(() => Reflect.get(window, 'copied'))).toBe(
      await place.locator('code').textContent(),
    );
    expect(await place.getByRole('button').textContent()).toBe('Copied');
  });

  test('is a whole document without its script', async () => {
    const { page, problems } = await show(brokenPage, { javaScriptEnabled: false });
    expect(await page.locator('#filters').isVisible()).toBe(false);
    expect(await page.getByRole('button').count()).toBe(0);
    const finding = page.locator('#findings article', { hasText: 'the number 99' });
    expect(await finding.isVisible()).toBe(true);
    await finding.locator('summary').click();
    expect(await finding.locator('.exchange').isVisible()).toBe(true);
    expect(problems).toEqual([]);
  });

  test('can be used by keyboard alone', async () => {
    const { page } = await show(brokenPage);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the rules');
    const link = page.locator('.matrix td.failed a').first();
    await link.focus();
    await page.keyboard.press('Enter');
    await page.locator('article:target .exchange').waitFor();
  });

  test.each([
    ['a phone in the light', { ...phone, colorScheme: 'light' }],
    ['a phone in the dark', { ...phone, colorScheme: 'dark' }],
    ['a desk in the light', { ...desktop, colorScheme: 'light' }],
    ['a desk in the dark', { ...desktop, colorScheme: 'dark' }],
  ] as const)('is accessible and fits %s', async (_, options) => {
    // Nothing but the page's own script may run, so that axe needs a way around the policy.
    const { page } = await show(brokenPage, { ...options, bypassCSP: true });
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.viewport.width);
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { axe: engine } = window as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const found = await engine.run();
      return found.violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    });
    expect(violations).toEqual([]);
  });

  test('has a shape of its own for each outcome, in print too', async () => {
    const { page } = await show(brokenPage);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const shapes = await page.evaluate(() =>
      [...document.querySelectorAll('symbol')].map(({ innerHTML }) => innerHTML),
    );
    expect(new Set(shapes).size).toBe(bySeverity.length);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.locator('.matrix td.failed .mark').first().isVisible()).toBe(true);
  });
});

describe('what a hostile target sends', () => {
  const attack =
    `</script></style></title></pre><script>document.title='taken'</script><img src=x onerror="document.title='taken'">` +
    `" onmouseover="document.title='taken'" x='\`<!-- \u202e\u2066\u200f\u2028\u2029\u0000<svg onload=alert(1)>`;

  test.each([
    [
      'markup in each member',
      (text: string) => Buffer.from(JSON.stringify({ func_urn: text, [text]: text })),
    ],
    ['markup that is no JSON', (text: string) => Buffer.from(text)],
    ['a megabyte of it', (text: string) => Buffer.from(JSON.stringify({ func_urn: text.repeat(3500) }))],
    [
      'bytes that are not text',
      (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe, 0]), Buffer.from(text)]),
    ],
  ])('is shown as text and runs nothing: %s', async (_, bytesOf) => {
    const run = await record((answer) => ({
      ...answer,
      headers: { ...answer.headers, 'X-Attack': `"><script>document.title='taken'</script>` },
      body: answer.status === 200 ? bytesOf(attack) : bodyBytes(answer.body),
    }));
    const markup = renderPage({ ...singleRun(run), comparison: compareReports([kept.report], [run.report]) });
    expect(markup.length).toBeLessThan(1_500_000);
    expect(markup).not.toMatch(/[\u202e\u2066\u200f\u2028\u2029\0]/);
    const { page, requests, problems } = await show(markup);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    await page.locator('article').first().hover();
    expect(await page.title()).toMatch(/^Violates the contract/);
    expect(await page.locator('main img, main script, main svg[onload], [onmouseover]').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    expect(requests).toEqual(['http://report.example/report.html']);
    expect(problems).toEqual([]);
  });

  test('runs nothing even if it got into the page as markup', async () => {
    const markup = brokenPage.replace(
      '<main>',
      `<main><script>document.title='taken'</script><img src="/x" onerror="document.title='taken'"><style>main{display:none}</style><iframe src="/y"></iframe><form action="/z"></form>`,
    );
    const { page, requests, problems } = await show(markup);
    expect(await page.title()).toMatch(/^Violates the contract/);
    expect(await page.locator('main').isVisible()).toBe(true);
    await page.evaluate(() => document.forms[0]?.submit());
    await expect.poll(() => problems.join()).toContain('form-action');
    expect(requests).toEqual(['http://report.example/report.html']);
    expect(problems.join()).toContain('Executing inline script violates');
  });

  test('in names of rules and functions of a report file does no harm either', async () => {
    const finding = {
      where: attack,
      expected: attack,
      actual: attack,
      pointer: attack,
      count: 1,
      curl: attack,
    };
    const report = reportOf(
      [resultOf(attack, 'failed', attack, [{ ...finding, exchange: attack, hint: attack }])],
      {
        summary: attack,
        configuration: { [attack]: attack },
        target: { ...kept.report.target, name: attack, baseUrl: `javascript:${attack}`, functions: 1 },
        stages: [{ name: attack, status: 'not-run', detail: attack, isRequired: false }],
        baseline: { stale: [{ rule: attack, reason: attack, function: attack }], expired: [] },
      },
    );
    const { merged, runs } = mergeRuns([{ report, exchanges: [] }, kept]);
    const { page, requests, problems } = await show(renderPage({ merged, runs }));
    expect(await page.title()).toMatch(/^Violates the contract/);
    expect(await page.locator('main img, main script, a[href^="javascript:"], [onmouseover]').count()).toBe(
      0,
    );
    expect(requests).toEqual(['http://report.example/report.html']);
    expect(problems).toEqual([]);
  });
});

describe('the page of many functions and runs', () => {
  test('stays small with 10,000 functions that all fail, and says how many', async () => {
    const urns = Array.from(
      { length: 10_000 },
      (_, index) => `urn:fss:region:project:function:default:f${index}:latest`,
    );
    const [entry] = broken.exchanges;
    const exchanges =
      entry === undefined
        ? []
        : urns.map((urn) => ({
            ...entry,
            _exchange: { ...entry._exchange, id: urn } as typeof entry._exchange,
          }));
    const finding = { where: '/a', expected: 'b', actual: 'c', pointer: '#', count: 1, curl: 'curl' };
    const report = reportOf(
      urns.flatMap((urn) => [
        resultOf('body.a', 'failed', urn, [{ ...finding, exchange: urn }]),
        resultOf('body.b', 'warned', urn, [{ ...finding, exchange: urn }]),
      ]),
    );
    expect(report.target.functions).toBeGreaterThan(detailedFunctions);
    const markup = renderPage(
      singleRun({
        report,
        exchanges: exchanges.flatMap((each) => each as (typeof broken.exchanges)[number]),
      }),
    );
    expect(markup.length).toBeLessThan(1_500_000);
    const { page } = await show(markup);
    expect(await page.locator('.about').textContent()).toContain('10,000 failed');
    expect(await page.locator('.matrix td.failed .count').first().textContent()).toBe('10,000');
    expect(await page.locator('#functions').textContent()).toContain('10,000 of 10,000');
  });

  test('has a column for each of several runs', async () => {
    const { page } = await show(renderPage(mergeRuns([kept, broken])));
    expect(await page.locator('.summary').textContent()).toBe(
      'Of 2 runs, 1 breaks the contract, 1 keeps it.',
    );
    expect(await page.locator('.runs tbody tr').count()).toBe(2);
    expect(await page.locator('.matrix thead th').count()).toBe(4);
    const cell = page.locator('.matrix tr', { hasText: 'body.recommended-members' }).locator('td.warned');
    expect(await cell.locator('.count').textContent()).toBe('2');
  });
});
