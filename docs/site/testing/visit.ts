import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { siteUrl } from './build-site.ts';

/** The folder of the built site. */
export const site = inject('site');

export const fileUrl = (path: string) => new URL(path, pathToFileURL(`${site}/`)).href;

let browser: Browser;
let server: Server;

/** The address of a page on a server of this machine, below the path that the site is built for. */
export const serverUrl = (path: string) =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}${siteUrl.pathname}${path}`;

const types: { readonly [extension: string]: string } = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
};

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const isInside = path.startsWith(siteUrl.pathname);
    const read = (name: string) => readFile(join(site, name)).catch(() => undefined);
    const file = isInside ? await read(path.slice(siteUrl.pathname.length)) : undefined;
    const type = file === undefined ? 'text/html' : (types[path.split('.').at(-1) ?? ''] ?? '');
    response.writeHead(file === undefined ? 404 : 200, { 'Content-Type': type });
    response.end(file ?? (await read('404.html')));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** A page that is being looked at, and everything that went wrong on it. */
export interface Visit {
  readonly page: Page;
  readonly problems: string[];
}

/** Opens a page. What it asks of others than where it comes from is a problem. */
export async function visit(url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
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
