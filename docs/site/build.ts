import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
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
import { readClientGuide } from './client-guide.ts';
import { renderPage } from './layout.ts';
import { clientsPage } from './pages/clients.ts';
import { downloadsPage } from './pages/downloads.ts';
import { homePage } from './pages/home.ts';
import { profilesPage } from './pages/profiles.ts';
import { referencePage } from './pages/reference.ts';
import { rulesPage } from './pages/rules.ts';
import { sourcesPage } from './pages/sources.ts';
import { renderTypescript } from './typescript.ts';

/**
 * Builds the site: static pages that ask no server for anything, and work from a file and below any path.
 *
 * @param target the folder that the site goes to, ending in `/`. What is in it is replaced.
 * @param progress told what is being done.
 */
export async function buildSite(target: URL, progress: (step: string) => void): Promise<void> {
  const document = await readDocument();
  const overlays = await readOverlays();
  const matrix: KillMatrix = JSON.parse(
    await readFile(new URL('../kill-matrix.json', import.meta.url), 'utf8'),
  );
  const sources = await readSources();
  const rules = rulesFor(baseContract());
  const mistakes = new Map(wrongClients.map(({ scenario, sentence }) => [scenario, sentence]));
  await rm(target, { recursive: true, force: true });
  await mkdir(new URL('downloads/', target), { recursive: true });

  progress('the editions');
  const editions = Object.entries(await generateEditions(document, overlays));
  for (const [name, text] of editions) await writeFile(new URL(`downloads/${name}`, target), text);

  progress('the pages');
  const pages = [
    homePage(document, matrix),
    await referencePage(document),
    rulesPage(rules, matrix),
    clientsPage(await readScenarios(), mistakes, await readClientGuide()),
    sourcesPage(sources, await readEvidence(), await readTolerated()),
    await profilesPage(document, overlays),
    downloadsPage(editions.map(([name, text]) => ({ name, size: Buffer.byteLength(text) }))),
  ];
  for (const page of pages) {
    await writeFile(new URL(page.path, target), renderPage(page, document.info.version));
  }
  for (const asset of ['header.css', 'page.css', 'find.js', 'icon.svg']) {
    await cp(new URL(`assets/${asset}`, import.meta.url), new URL(`assets/${asset}`, target));
  }

  progress('the TypeScript reference, with TypeDoc');
  await renderTypescript(fileURLToPath(new URL('typescript/', target)));
}
