import { generateContract } from './contract.ts';
import type { OpenApiDocument } from './document.ts';
import { type Places, placesOfProfile } from './explain.ts';
import { applyOverlay, type Overlay } from './overlay.ts';
import type { ToleratedForm } from './tolerated.ts';

/**
 * Generates the files of every profile, and an index that loads a profile by its name.
 *
 * @param overlays the overlay of each profile, by the profile's name.
 * @param places where the published API reference says what the document says.
 * @returns the text of each file, by its path below `generated/profiles/`.
 */
export async function generateProfiles(
  document: OpenApiDocument,
  overlays: ReadonlyMap<string, Overlay>,
  tolerated: readonly ToleratedForm[],
  places: Places,
): Promise<{ readonly [path: string]: string }> {
  const files: { [path: string]: string } = {};
  for (const [name, overlay] of overlays) {
    const header = `// Generated from openapi/overlays/${name}.yaml by \`make generate\`. Do not edit.\n`;
    const profile = await applyOverlay(document, overlay);
    const said = placesOfProfile(places, document, profile);
    const contract = await generateContract(profile, tolerated, said, header);
    const all = {
      ...contract,
      'index.js': header + loadedModule,
      'profile.ts': header + profileModule(name, overlay, profile),
    };
    for (const [file, text] of Object.entries(all)) files[`${name}/${file}`] = text;
  }
  const header = '// Generated from openapi/overlays/ by `make generate`. Do not edit.\n';
  files['index.js'] = header + index([...overlays.keys()]);
  files['index.d.ts'] = header + indexTypes(overlays);
  return files;
}

// An import that is static is one that every bundler understands, of JSON, too.
const loadedModule = `
export { default as document } from './openapi.json' with { type: 'json' };
export * as validators from './validators.js';
`;

/** What a program that calls the deployment needs of it: where it is, and what is valid there. */
function profileModule(name: string, { info }: Overlay, { servers }: OpenApiDocument): string {
  const [server] = servers;
  if (server === undefined) throw new Error(`the profile ${name} has no server`);
  const schemas = ['AsyncInvokeConfig', 'Error', 'FunctionUrn', 'ProjectId'];
  return `
import {
${schemas.map((schema) => `  validate${schema},\n`).join('')}} from './validators.js';

/** ${info['x-summary']} */
export const profile = {
  name: ${JSON.stringify(name)},
  serverUrl: ${JSON.stringify(server.url)},
  regions: ${JSON.stringify(server.variables.region.enum)},
  validators: {
${schemas.map((schema) => `    ${schema}: validate${schema},\n`).join('')}  },
} as const;
`;
}

function index(names: string[]): string {
  return `
export const profiles = {
${names.map((name) => `  '${name}': () => import('./${name}/index.js'),\n`).join('')}};
`;
}

function indexTypes(overlays: ReadonlyMap<string, Overlay>): string {
  const loaders = [...overlays].map(
    ([name, { info }]) => `  /** ${info['x-summary']} */
  readonly '${name}': () => Promise<Profile>;
`,
  );
  return `
import type { Validator } from '../validators.d.ts';

/** A deployment's variant of the contract. */
export interface Profile {
  /** The contract of the deployment, an OpenAPI 3.1 document. */
  readonly document: { readonly [name: string]: unknown };
  /** The validators of the deployment's schemas, by the same names as those of the base contract. */
  readonly validators: { readonly [name: \`validate\${string}\`]: Validator<unknown> };
}

/** Loads a profile, and nothing of the others, by its name. */
export declare const profiles: {
${loaders.join('')}};
`;
}
