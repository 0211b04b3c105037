import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readScenarios } from '../../conformance/clients/scenario.ts';
import { baseContract } from '../../conformance/contract/contract.ts';
import { wrongClients } from '../../conformance/proof/clients/wrong.ts';
import type { KillMatrix } from '../../conformance/proof/matrix.ts';
import { rulesFor } from '../../conformance/rules/index.ts';
import { generateEditions } from '../../openapi/editions/editions.ts';
import { readEvidence } from '../../openapi/evidence.ts';
import { readDocument } from '../../openapi/generate/document.ts';
import { readOverlays } from '../../openapi/generate/overlay.ts';
import { readTolerated } from '../../openapi/generate/tolerated.ts';
import { readSources } from '../../openapi/sources.ts';
import type { Addresses } from './addresses.ts';
import { readReleases } from './changelog.ts';
import { readClientGuide } from './client-guide.ts';
import { discoveryFiles } from './discovery.ts';
import { type Page, renderPage, sections } from './layout.ts';
import { changelogPage } from './pages/changelog.ts';
import { clientsPage } from './pages/clients.ts';
import { downloadsPage } from './pages/downloads.ts';
import { homePage } from './pages/home.ts';
import { notFoundPage } from './pages/not-found.ts';
import { profilesPage } from './pages/profiles.ts';
import { referencePage } from './pages/reference.ts';
import { rulesPage } from './pages/rules.ts';
import { sourcesPage } from './pages/sources.ts';
import { type Place, placesOf, typedocPlace } from './places.ts';
import { editionsOf } from './reference/edition.ts';
import { bundleScript } from './scripts.ts';
import { renderTypescript } from './typescript.ts';

/**
 * Builds the site: static pages that work from a file and below any path, and ask no server for anything but the one that
 * a reader tells the reference to ask.
 *
 * @param target the folder that the site goes to, ending in `/`. What is in it is replaced.
 * @param addresses what needs the site's address is left out where it is not known, and so are links to the repository.
 * @param progress told what is being done.
 */
export async function buildSite(
  target: URL,
  addresses: Addresses,
  progress: (step: string) => void,
): Promise<void> {
  const document = await readDocument();
  const overlays = await readOverlays();
  const matrix: KillMatrix = JSON.parse(
    await readFile(new URL('../kill-matrix.json', import.meta.url), 'utf8'),
  );
  const sources = await readSources();
  const releases = await readReleases();
  const rules = rulesFor(baseContract());
  const mistakes = new Map(wrongClients.map(({ scenario, sentence }) => [scenario, sentence]));
  const write = (path: string, text: string) => writeFile(new URL(path, target), text);
  await rm(target, { recursive: true, force: true });
  for (const folder of ['downloads/', 'assets/', '.well-known/'])
    await mkdir(new URL(folder, target), { recursive: true });

  progress('the editions');
  const files = Object.entries(await generateEditions(document, overlays));
  for (const [name, text] of files) await write(`downloads/${name}`, text);

  progress('the pages');
  const editions = await editionsOf(document, overlays);
  const pages: Page[] = [
    homePage(document, matrix),
    ...(await Promise.all(editions.map((edition) => referencePage(edition, editions, sources)))),
    rulesPage(rules, matrix),
    clientsPage(await readScenarios(), mistakes, await readClientGuide()),
    sourcesPage(sources, await readEvidence(), await readTolerated()),
    await profilesPage(document, overlays),
    downloadsPage(
      files.map(([name, text]) => ({ name, size: Buffer.byteLength(text) })),
      new Map([...overlays].map(([name, { info }]) => [name, info.title])),
    ),
    changelogPage(releases, addresses),
    notFoundPage(addresses),
  ];
  const places: Place[] = [];
  for (const page of pages) {
    const html = renderPage(page, { ...addresses, version: document.info.version });
    await write(page.path, html);
    const section = sections.find(({ path }) => path === page.path);
    if (section !== undefined) places.push(...placesOf(page.path, section.name, html));
  }

  progress('the scripts');
  for (const asset of await readdir(new URL('assets/', import.meta.url)))
    await cp(new URL(`assets/${asset}`, import.meta.url), new URL(`assets/${asset}`, target));
  for (const script of ['copy', 'search']) await write(`assets/${script}.js`, await bundleScript(script));
  for (const { script, profile } of editions)
    await write(script, await bundleScript('try-it', profile?.name));

  progress('the TypeScript reference, with TypeDoc');
  const folder = new URL('typescript/', target);
  await renderTypescript(fileURLToPath(folder));
  for (const file of await readdir(folder, { recursive: true })) {
    if (!/^\w+\/.*\.html$/.test(file)) continue;
    places.push(typedocPlace(`typescript/${file}`, await readFile(new URL(file, folder), 'utf8')));
  }
  const index = `siteSearchIndex = ${JSON.stringify(places)};\n`;
  await write('assets/search-index.js', index + (await bundleScript('search-index')));

  const { site, repository } = addresses;
  if (site === undefined) return;
  progress('what tells programs of it');
  const downloads = files.map(([name]) => name);
  const discovery = discoveryFiles({
    site,
    repository,
    document,
    pages,
    releases,
    downloads,
    now: new Date(),
  });
  for (const [path, text] of Object.entries(discovery)) await write(path, text);
}
