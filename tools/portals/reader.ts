import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { listen } from '../../conformance/exchange/loopback-server.ts';
import type { Portal } from './portals.ts';

const run = promisify(execFile);
const cache = fileURLToPath(new URL('../../.cache/portals', import.meta.url));

/** Where a portal's package is; it is downloaded where it is not there yet. Nothing of it is installed or run here. */
export async function unpack({ package: name, version }: Portal): Promise<string> {
  const folder = join(cache, `${name.replace('/', '+')}@${version}`);
  if (await stat(folder).catch(() => undefined)) return folder;
  const fresh = `${folder}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const packed = ['pack', `${name}@${version}`, '--silent', '--pack-destination', fresh];
  const { stdout } = await run('npm', packed);
  await run('tar', ['-xzf', join(fresh, stdout.trim()), '-C', fresh, '--strip-components=1']);
  await rename(fresh, folder);
  return folder;
}

const types: { readonly [extension: string]: string } = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

/** Documents in portals, and a reader who opens them. */
export class Reader {
  readonly #browser: Browser;
  readonly #origin: string;
  readonly #close: () => Promise<void>;

  private constructor(browser: Browser, origin: string, close: () => Promise<void>) {
    this.#browser = browser;
    this.#origin = origin;
    this.#close = close;
  }

  /** @param documents the text of each document, by its name. */
  static async open(
    portals: readonly Portal[],
    documents: { readonly [name: string]: string },
  ): Promise<Reader> {
    const folders = await Promise.all(portals.map(unpack));
    const server = createServer(async (request, response) => {
      const [kind, name = '', ...rest] = decodeURI(request.url ?? '')
        .split('/')
        .slice(1);
      const portal = portals.findIndex((candidate) => candidate.name === name);
      const body =
        kind === 'documents'
          ? documents[name]
          : kind === 'pages'
            ? `<!doctype html><meta charset="utf-8"><body>${portals[portal]?.page(`/files/${name}`, `/documents/${rest[0]}`)}`
            : await readFile(join(folders[portal] ?? cache, ...rest)).catch(() => undefined);
      const type = kind === 'pages' ? 'text/html' : types[extname(request.url ?? '')];
      response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': type ?? 'text/plain' }).end(body);
    });
    const { origin, stop } = await listen(server);
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    return new Reader(browser, origin, stop);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#close();
  }

  /**
   * All that a reader sees who opens a document and clicks all that shows more.
   *
   * @param fragment of the address, such as a link to the operation.
   */
  async read(portal: Portal, document: string, fragment: string): Promise<string> {
    const page = await this.#browser.newPage({ viewport: { width: 1400, height: 1000 } });
    try {
      // A portal's fonts and telemetry are not what is read.
      await page.route(
        (url) => url.origin !== this.#origin,
        (route) => route.abort(),
      );
      await page.goto(`${this.#origin}/pages/${encodeURI(portal.name)}/${document}${fragment}`);
      const texts = [await settled(page)];
      for (const selector of portal.reveals) await clickAll(page, selector, texts);
      return texts.join('\n');
    } finally {
      await page.close();
    }
  }
}

async function clickAll(page: Page, selector: string, texts: string[]): Promise<void> {
  const fresh = page.locator(selector).and(page.locator(':not([data-clicked])')).filter({ visible: true });
  for (let clicks = 0; clicks < 120 && (await fresh.count()) > 0; clicks += 1) {
    const element = await fresh.first().elementHandle();
    await element?.evaluate((target) => target.setAttribute('data-clicked', ''));
    // What another thing lies over is reached by the keyboard.
    await element?.click({ timeout: 2000 }).catch(() => element.dispatchEvent('click'));
    await page.waitForTimeout(150);
    texts.push(await shown(page));
  }
  texts.push(await settled(page));
}

/** What is shown once it stays the same for a second. */
async function settled(page: Page): Promise<string> {
  let text = '';
  for (let calm = 0, waits = 0; calm < 4 && waits < 80; waits += 1) {
    await page.waitForTimeout(250);
    const now = await shown(page);
    calm = now === text && now.length > 500 ? calm + 1 : 0;
    text = now;
  }
  return text;
}

/** The visible text of a page, of shadow trees too. */
function shown(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const texts = [];
    const visit = (root) => {
      for (const child of root.children) if (child.checkVisibility() && child.innerText) texts.push(child.innerText);
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) visit(element.shadowRoot);
        // Some mark what is required by their style sheet.
        const mark = getComputedStyle(element, '::after').content;
        if (/^"[*a-z]/.test(mark) && element.checkVisibility()) texts.push(element.innerText + mark.slice(1, -1));
      }
    };
    visit(document.body);
    return texts.join('\\n');
  })()`);
}
