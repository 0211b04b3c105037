import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { licensedPackages, packagesIn, sbomOf } from './third-party.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const name = 'functiongraph-async-invoke-contract';
const bill = (...args: string[]) =>
  JSON.parse(
    execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', ...args], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    }),
  );
const everything = bill();
const licensed = licensedPackages(readFileSync(`${root}dist/command/LICENCES.txt`, 'utf8'));

it('the bill has what npm installs with the package, and what is bundled, and nothing besides', () => {
  const sbom = sbomOf(everything, name, licensed);
  const installed = bill('--omit', 'dev').components.map((each: { 'bom-ref': string }) => each['bom-ref']);
  const refs = sbom.components.map((each) => each['bom-ref']);
  expect(licensed).toContainEqual(expect.stringMatching(/^yaml@/));
  expect(installed).toContainEqual(expect.stringMatching(/^openapi-fetch@/));
  expect(refs.toSorted()).toEqual([...installed, ...licensed].toSorted());
  expect(sbom.metadata.component.name).toBe(name);
  for (const { dependsOn } of sbom.dependencies) for (const ref of dependsOn) expect(refs).toContain(ref);
});

it('the bill is the same each time', () => {
  expect(sbomOf(bill(), name, licensed)).toEqual(sbomOf(everything, name, licensed));
});

it('there is no bill without a package that is bundled', () => {
  expect(() => sbomOf(everything, name, ['nobody@1.0.0'])).toThrow('nobody@1.0.0');
});

it('bundles say whose code they have', () => {
  const bundle =
    '//#region src/a.ts\n//#region node_modules/yaml/dist/a.js\n//#region ../node_modules/@a/b/c.js\n';
  expect(packagesIn(bundle)).toEqual(['yaml', '@a/b']);
});
