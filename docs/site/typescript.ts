import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, TSConfigReader, TypeDocReader } from 'typedoc';
import { siteHead, siteHeader } from './layout.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const style = fileURLToPath(new URL('assets/typescript.css', import.meta.url));

/**
 * Renders the reference of the TypeScript API with TypeDoc, by `typedoc.json`, and puts the site's header on each
 * of its pages.
 *
 * @param folder where the pages go.
 * @throws Error where TypeDoc finds an error in the comments. The code's types are the linter's business.
 */
export async function renderTypescript(folder: string): Promise<void> {
  const readers = [new TypeDocReader(), new TSConfigReader()];
  const options = {
    options: join(root, 'typedoc.json'),
    // The other entry points export parts of this one; a tree of all of them repeats every name.
    entryPoints: [join(root, 'src/index.ts')],
    tsconfig: join(root, 'tsconfig.json'),
    customCss: style,
  };
  const application = await Application.bootstrapWithPlugins(
    { ...options, logLevel: 'Warn', skipErrorChecking: true },
    readers,
  );
  const project = await application.convert();
  if (project === undefined || application.logger.hasErrors()) throw new Error('TypeDoc cannot read src/.');
  await application.generateDocs(project, folder);
  if (application.logger.hasErrors()) throw new Error('TypeDoc cannot write the reference of src/.');
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith('.html'))
      await addHeader(join(entry.parentPath, entry.name), folder);
  }
}

async function addHeader(file: string, folder: string): Promise<void> {
  const depth = relative(folder, file).split(sep).length;
  const page = await readFile(file, 'utf8');
  const embedded = page
    .replaceAll(/<summary[^>]*>.*?<\/summary>/gs, withoutPermalink)
    // The script of the icons puts them into the page itself; a file beside it cannot be read from `file://`.
    .replaceAll(/href="[./]*assets\/icons\.svg#/g, 'href="#')
    .replace('</head>', () => `${siteHead(depth).text}</head>`)
    .replace(/<body[^>]*>/, (body) => `${body}${siteHeader('typescript/index.html', depth).text}`);
  await writeFile(file, embedded);
}

/** A link inside of what opens and closes a section is out of reach for a keyboard or a screen reader. */
function withoutPermalink(summary: string): string {
  return summary.replaceAll(/<a [^>]*class="tsd-anchor-icon".*?<\/a>/gs, '');
}
