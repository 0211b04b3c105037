import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { OpenApiDocument } from '../../openapi/generate/document.ts';
import type { Json, JsonObject } from '../../openapi/json.ts';
import { siteHead, siteHeader } from './layout.ts';
import { membersOf } from './schema-words.ts';

const redocly = fileURLToPath(new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url));
const assets = new URL('assets/', import.meta.url);

/** Redoc shows the logo of its makers, from their server. Their name in letters needs no server. */
const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="44" height="14"><text y="11" font-family="sans-serif" font-size="12" fill="#6e6f7a">Redoc</text></svg>',
)}`;

/**
 * Renders the API reference with Redoc: one file, which asks nobody for anything.
 *
 * @throws Error where Redocly refuses the document, or would call home after all.
 */
export async function renderReference(document: OpenApiDocument): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reference-'));
  try {
    await writeFile(join(folder, 'openapi.json'), JSON.stringify(withParamInWords(document)));
    const options = [
      '--inlineBundle',
      '--openapi.schemasExpansionLevel=all',
      '--openapi.hideDownloadButtons',
    ];
    await promisify(execFile)(
      process.execPath,
      [redocly, 'build-docs', 'openapi.json', '-o', 'index.html', ...options],
      {
        cwd: folder,
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    );
    return await embed(await readFile(join(folder, 'index.html'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function embed(page: string): Promise<string> {
  if (!page.includes('"disableTelemetry":true')) throw new Error('Redoc was built with its telemetry on.');
  const style = await readFile(new URL('reference.css', assets), 'utf8');
  const script = await readFile(new URL('reference.js', assets), 'utf8');
  const head = `${siteHead(0).text}\n<style>${style}</style>\n<script>${script}</script>\n</head>`;
  return page
    .replaceAll(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g, logo)
    .replace('</head>', () => head)
    .replace(/<body[^>]*>/, (body) => `${body}\n${siteHeader('reference.html', 0).text}`);
}

/** Where Redoc shows an operation, relative to the root of the site. */
export function operationPath(document: OpenApiDocument): string {
  const [item = {}] = Object.values(document.paths);
  const { tags, operationId } = item.get as { tags: string[]; operationId: string };
  return `reference.html#/${tags[0]?.toLowerCase().replaceAll(' ', '-')}/${operationId.toLowerCase()}`;
}

/** Redoc does not show `contentSchema`, so the members of each `param`, with their bounds, are told instead of named. */
function withParamInWords(document: OpenApiDocument): OpenApiDocument {
  const describe = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(describe);
    if (value === null || typeof value !== 'object') return value;
    const members = Object.entries(value).map(([name, member]): [string, Json] => [name, describe(member)]);
    const described: JsonObject = Object.fromEntries(members);
    const { contentSchema } = described;
    if (contentSchema !== undefined) {
      const references = JSON.stringify(contentSchema).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
      const listings = [...references].map(([, name = '']) => listing(name, document));
      const description = `One JSON object, whose members depend on the service.\n\n${listings.join('\n\n')}`;
      return { ...described, description };
    }
    return described;
  };
  return describe(document) as OpenApiDocument;
}

function listing(schema: string, document: OpenApiDocument): string {
  const line = ({ name, type, description }: ReturnType<typeof membersOf>[number]) =>
    `- \`${name}\` (${type}): ${description}`;
  const lines = membersOf(schema, document).map(line);
  return [`For \`${document.components.schemas[schema]?.['x-destination']}\`:\n`, ...lines].join('\n');
}
