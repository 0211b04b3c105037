import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseContract } from '../../conformance/contract/contract.ts';
import { rulesFor } from '../../conformance/rules/index.ts';
import { readDocument } from '../../openapi/generate/document.ts';
import type { JsonObject } from '../../openapi/json.ts';
import { readSources } from '../../openapi/sources.ts';
import { missingFrom, sightsOf } from '../../tools/portals/sights.ts';
import { buildSite } from './build.ts';
import { sections } from './layout.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const screenshots = fileURLToPath(new URL('../../reports/site/', import.meta.url));
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const subPath = '/any/sub-path/';

const screens: { readonly [name: string]: BrowserContextOptions } = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', isMobile: true, hasTouch: true },
};

let site: string;
let browser: Browser;
let server: Server;

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'site-'));
  await mkdir(screenshots, { recursive: true });
  await buildSite(pathToFileURL(`${site}/`), () => {});
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const isInside = path.startsWith(subPath);
    const file = await readFile(join(site, path.slice(subPath.length))).catch(() => undefined);
    const types: { [extension: string]: string } = {
      html: 'text/html',
      css: 'text/css',
      js: 'text/javascript',
      svg: 'image/svg+xml',
    };
    response.writeHead(isInside && file ? 200 : 404, {
      'Content-Type': types[path.split('.').at(-1) ?? ''] ?? '',
    });
    response.end(isInside ? file : undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  await rm(site, { recursive: true, force: true });
});

/** A page that is being looked at, and everything that went wrong on it. */
interface Visit {
  readonly page: Page;
  readonly problems: string[];
}

async function visit(url: string, options: BrowserContextOptions = screens.light ?? {}): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems: string[] = [];
  const home = new URL(url);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    const isOwn = protocol === home.protocol && host === home.host;
    if (!isOwn && !['data:', 'blob:'].includes(protocol)) problems.push(`outside request: ${request.url()}`);
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  return { page, problems };
}

const fileUrl = (path: string) => new URL(path, pathToFileURL(`${site}/`)).href;

/** One page of each kind: those of the navigation, and a type and a function in TypeDoc. */
const places = [
  ...sections,
  { path: 'typescript/interfaces/Client.html', name: 'TypeScript' },
  { path: 'typescript/functions/createClient.html', name: 'TypeScript' },
];

describe.each(places)('$path', ({ path, name }) => {
  it.each(Object.entries(screens))(
    'renders from a file, quietly and accessibly: %s',
    async (screen, options) => {
      const { page, problems } = await visit(fileUrl(path), options);
      await page.screenshot({ path: join(screenshots, `${path.replace(/\W+/g, '-')}-${screen}.png`) });
      const heading = page.getByRole('heading').first();
      expect(await heading.isVisible()).toBe(true);
      expect(await page.locator('.site-header [aria-current="page"]').textContent()).toBe(name);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(await seriousFaults(page)).toEqual([]);
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );

  it('renders below any path of a server', async () => {
    const { port } = server.address() as AddressInfo;
    const { page, problems } = await visit(`http://127.0.0.1:${port}${subPath}${path}`);
    expect(await page.getByRole('heading').first().isVisible()).toBe(true);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

/** What axe rates as serious or critical, as `rule: element`. */
async function seriousFaults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
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
    await page.context().close();
  });

  it('weighs less than 200 kB with its style sheets', async () => {
    const files = ['reference.html', 'assets/page.css', 'assets/header.css', 'assets/icon.svg'];
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(site, file))).size));
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(200_000);
    expect(await readFile(join(site, 'reference.html'), 'utf8')).not.toContain('<script');
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
