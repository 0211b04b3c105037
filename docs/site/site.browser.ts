import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { baseContract } from '../../conformance/contract/contract.ts';
import { rulesFor } from '../../conformance/rules/index.ts';
import { readDocument } from '../../openapi/generate/document.ts';
import { readOverlays } from '../../openapi/generate/overlay.ts';
import type { JsonObject } from '../../openapi/json.ts';
import { readSources } from '../../openapi/sources.ts';
import { missingFrom, sightsOf } from '../../tools/portals/sights.ts';
import { sections } from './layout.ts';
import { credentials, languages } from './reference/samples.ts';
import { siteUrl } from './testing/build-site.ts';
import { fileUrl, serverUrl, site, visit } from './testing/visit.ts';

const screenshots = fileURLToPath(new URL('../../reports/site/', import.meta.url));
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const screens: { readonly [name: string]: BrowserContextOptions } = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  'phone in the dark': {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    isMobile: true,
    hasTouch: true,
  },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', isMobile: true, hasTouch: true },
};

beforeAll(() => mkdir(screenshots, { recursive: true }));

/** One page of each kind: those of the navigation, that of a profile, and a type and a function in TypeDoc. */
const places = [
  ...sections,
  { path: 'reference-open-telekom-cloud.html', name: 'API reference' },
  { path: 'typescript/interfaces/Client.html', name: 'TypeScript' },
  { path: 'typescript/functions/createClient.html', name: 'TypeScript' },
];

describe.each(places)('$path', ({ path, name }) => {
  it.each(Object.entries(screens))(
    'renders from a file, quietly and accessibly: %s',
    async (screen, options) => {
      const { page, problems } = await visit(fileUrl(path), options);
      await page.screenshot({
        path: join(screenshots, `${`${path} ${screen}`.replaceAll(/\W+/g, '-')}.png`),
      });
      const heading = page.getByRole('heading').first();
      expect(await heading.isVisible()).toBe(true);
      expect(await page.locator('.site-header [aria-current="page"]').textContent()).toBe(name);
      // `innerWidth` of a phone grows with what is too wide.
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
      expect(await seriousFaults(page)).toEqual([]);
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );

  it('renders below any path of a server, and weighs less than 200 kB', async () => {
    const { page, problems } = await visit(serverUrl(path));
    const files = await page.evaluate(() =>
      [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(
        ({ name }) => name,
      ),
    );
    const sizes = files.map(
      async (name) =>
        (await stat(join(site, relative(new URL(serverUrl('')).pathname, new URL(name).pathname)))).size,
    );
    // TypeDoc's own pages bring its scripts and an index of everything.
    if (!path.startsWith('typescript/'))
      expect((await Promise.all(sizes)).reduce((sum, size) => sum + size)).toBeLessThan(200_000);
    expect(await page.getByRole('heading').first().isVisible()).toBe(true);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

/** What axe rates as serious or critical, as `rule: element`. */
async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axe, 'utf8'));
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    interface Violation {
      id: string;
      impact: string;
      nodes: Array<{ html: string }>;
    }
    return (await axe.run({ preload: false })).violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      html: nodes.map((node) => node.html),
    }));
  });
  return violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .flatMap(({ id, html }) => html.map((element) => `${id}: ${element.slice(0, 160)}`));
}

describe('the links', () => {
  it('lead to a file of the site, and to a place in it', async () => {
    const files = (await readdir(site, { recursive: true })).filter((file) => file.endsWith('.html'));
    expect(files.length).toBeGreaterThan(sections.length);
    const dead: string[] = [];
    for (const file of files) {
      const html = await readFile(join(site, file), 'utf8');
      for (const [, link = ''] of html.matchAll(/<(?:a|link|script|img)\b[^>]*?(?:href|src)="([^"]*)"/g)) {
        if (/^https:/.test(link)) continue;
        const [path = '', fragment] = link.split('#');
        const target = path === '' ? join(site, file) : resolve(site, dirname(file), decodeURI(path));
        const isFile = await stat(target).then(
          (found) => found.isFile(),
          () => false,
        );
        const isInside = !relative(site, target).startsWith('..');
        const text = isFile && fragment ? await readFile(target, 'utf8') : '';
        const isThere = !fragment || text.includes(`id="${decodeURIComponent(fragment)}"`);
        if (!isFile || !isInside || !isThere) dead.push(`${file}: ${link}`);
      }
    }
    expect(dead).toEqual([]);
  });
});

describe('the API reference', () => {
  it('shows every statement of the source without scripts, and in print', async () => {
    const document = await readDocument();
    const { statements, foundations } = await readSources();
    const { page } = await visit(fileUrl('reference.html'), { javaScriptEnabled: false });
    await page.emulateMedia({ media: 'print' });
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden does not count, and rows are lines.
    const text = await page.locator('main').innerText();
    const hidden = [...statements, ...foundations].filter(
      (statement) => missingFrom(text, sightsOf(statement, document), document).length > 0,
    );
    expect(hidden.map(({ id }) => id)).toEqual([]);
    expect(await page.locator('.samples pre:visible').count()).toBe(languages.length * credentials.length);
    expect(await page.locator('.aside a:visible, .site-header nav:visible').count()).toBe(0);
    await page.context().close();
  });

  it('is one for each edition, which says how it differs from the base contract', async () => {
    const overlays = await readOverlays();
    const { page } = await visit(fileUrl('reference.html'), { javaScriptEnabled: false });
    for (const { info, actions } of overlays.values()) {
      await page
        .getByRole('navigation', { name: 'Editions' })
        .getByRole('link', { name: info.title })
        .click();
      expect(await page.locator('.differences > ul > li').count()).toBe(actions.length);
    }
    await page.goto(fileUrl('reference-open-telekom-cloud.html'));
    const differs = (field: string) => page.locator(`[id="AsyncInvokeConfig.${field}"] .differs`);
    expect(await differs('max_async_event_age_in_seconds').textContent()).toBe(
      'Base contract: integer, 60 to 86,400',
    );
    expect(await differs('enable_async_status_log').textContent()).toBe(
      'The base contract does not have it.',
    );
    expect(await differs('func_urn').count()).toBe(0);
    await page.context().close();
  });

  it('shows where each statement comes from', async () => {
    const { page } = await visit(fileUrl('reference.html'));
    const links = await page
      .locator('.evidence a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const { statements, foundations } = await readSources();
    const ids = [...statements, ...foundations].map(({ id }) => `sources.html#statement-${id}`);
    expect(links.sort()).toEqual(ids.sort());
    const field = page.locator('[id="AsyncInvokeConfig.max_async_retry_attempts"]');
    await field.getByRole('link', { name: 'Table 2' }).click();
    expect(await page.locator(':target').textContent()).toContain('max_async_retry_attempts');
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('is accessible while it is used: %s', async (colorScheme) => {
    const { page } = await visit(fileUrl('reference.html'), { colorScheme });
    await page.getByLabel('from an endpoint').check();
    await page.getByRole('button', { name: 'Send GET' }).click();
    await page.getByRole('alert').filter({ hasText: 'token must not be empty' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByLabel('Search the site').fill('retry');
    await page.locator('#search li').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('shows each sample when it is chosen, without scripts', async () => {
    const { page } = await visit(fileUrl('reference.html'), { javaScriptEnabled: false });
    const shown = page.locator('.samples pre:visible');
    expect(await shown.allTextContents()).toEqual([expect.stringContaining('X-Auth-Token: $TOKEN')]);
    await page.getByText('Python', { exact: true }).click();
    await page.getByLabel('With an access key').check();
    expect(await shown.allTextContents()).toEqual([expect.stringContaining('import hmac')]);
    await page.context().close();
  });
});

it('the page of a TypeScript type lists its fields', async () => {
  const { properties } = (await readDocument()).components.schemas.AsyncInvokeConfig as JsonObject;
  const page = await readFile(join(site, 'typescript/interfaces/AsyncInvokeConfig.html'), 'utf8');
  const fields = Object.keys(properties as JsonObject);
  expect(fields.filter((name) => !page.includes(`id="${name}"`))).toEqual([]);
});

describe('the rule catalogue', () => {
  it('has every rule, with the faults that prove it', async () => {
    const { page } = await visit(fileUrl('rules.html'));
    const rules = rulesFor(baseContract());
    expect(await page.locator('.rule').count()).toBe(rules.length);
    for (const { id, level, title } of rules) {
      const entry = page.locator(`[id="${id}"]`);
      expect(await entry.locator('.level').textContent()).toBe(level);
      expect(await entry.locator('p').first().textContent()).toBe(title.replaceAll('`', ''));
      expect(await entry.locator('details li').count(), id).toBeGreaterThan(0);
    }
    await page.context().close();
  });

  it('finds a rule by words', async () => {
    const { page } = await visit(fileUrl('rules.html'));
    const visible = page.locator('.rule:visible');
    const all = await visible.count();
    await page.getByLabel('Find a rule').fill('idempotence');
    expect(await visible.count()).toBeGreaterThan(0);
    expect(await visible.count()).toBeLessThan(all);
    await page.getByLabel('Find a rule').fill('');
    expect(await visible.count()).toBe(all);
    await page.context().close();
  });
});

it('the page of what is not there leads back from any folder', async () => {
  const { page } = await visit(serverUrl('no/such/page'));
  expect(await page.getByRole('heading').textContent()).toBe('There is no such page');
  await page.getByRole('main').getByRole('link', { name: 'API reference' }).click();
  expect(page.url()).toBe(serverUrl('reference.html'));
  await page.context().close();
});

it('every absolute address of the site leads to one of its files', async () => {
  const texts = [
    'index.html',
    'reference.html',
    'sitemap.xml',
    'robots.txt',
    'changelog.atom',
    'apis.json',
    '.well-known/api-catalog',
  ];
  const addresses = new Set<string>();
  for (const path of texts) {
    const text = await readFile(join(site, path), 'utf8');
    for (const [address] of text.matchAll(/https:\/\/site\.example[^"<#\s]*/g)) addresses.add(address);
  }
  expect(addresses.size).toBeGreaterThan(15);
  for (const address of addresses) {
    const path = address.slice(siteUrl.href.length) || 'index.html';
    expect(await stat(join(site, path)).then((file) => file.isFile()), address).toBe(true);
  }
});

it('the card of the site has the size that its pages say', async () => {
  const png = await readFile(join(site, 'assets/card.png'));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});
