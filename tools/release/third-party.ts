/** A software bill of materials as npm writes it: CycloneDX 1.5, in JSON. */
export interface Sbom {
  readonly serialNumber?: string;
  readonly metadata: { readonly timestamp?: string; readonly component: { readonly name: string } };
  readonly components: readonly SbomComponent[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface SbomComponent {
  /** Name and version, such as `yaml@2.9.1`. */
  readonly 'bom-ref': string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

const development = 'cdx:npm:package:development';

/** The packages that `LICENCES.txt` has the licences of, as name and version. */
export function licensedPackages(licences: string): string[] {
  return [...licences.matchAll(/^(\S+) (\d+\.\d+\.\d+\S*) \([^)]+\)$/gm)].map(
    ([, name, version]) => `${name}@${version}`,
  );
}

/** The names of the packages that a bundle has code of, as the bundler says in its comments. */
export function packagesIn(bundle: string): string[] {
  return [...bundle.matchAll(/^\/\/#region .*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)].map(
    ([, name = '']) => name,
  );
}

/**
 * Makes the bill of the published package out of npm's bill of everything in package-lock.json: what is installed with
 * the package, and what is inside its bundles, each with its own dependencies. It is the same each time.
 *
 * @param name the name of the package, for which npm takes that of the folder.
 * @param bundled the packages that are inside the bundles, as name and version.
 * @throws Error where npm does not know one of them.
 */
export function sbomOf(everything: Sbom, name: string, bundled: readonly string[]): Sbom {
  const { serialNumber: _random, metadata, components, dependencies, ...head } = everything;
  const { timestamp: _now, component, ...origin } = metadata;
  const missing = bundled.filter((each) => !components.some((found) => found['bom-ref'] === each));
  if (missing.length > 0) throw new Error(`npm does not know ${missing.join(', ')}.`);
  const kept = components.flatMap((found) => {
    if (bundled.includes(found['bom-ref']))
      return [{ ...found, properties: [{ name: 'cdx:npm:package:bundled', value: 'true' }] }];
    return found.properties.some((property) => property.name === development) ? [] : [found];
  });
  const refs = new Set(kept.map((found) => found['bom-ref']));
  const root = dependencies[0]?.ref;
  return {
    ...head,
    metadata: { ...origin, component: { ...component, name } },
    components: kept,
    dependencies: dependencies
      .filter(({ ref }) => ref === root || refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) })),
  };
}
