import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../generate/document.ts';
import { applyOverlay } from '../generate/overlay.ts';
import type { Source } from './source.ts';

/** The contract and its profiles at one time: the contract under `contract`, each profile under its name. */
export type Contracts = ReadonlyMap<string, OpenApiDocument>;

/** The name under which {@link Contracts} holds the contract itself. */
export const baseContract = 'contract';

const documentPath = 'openapi/functiongraph-async-invoke.yaml';
const overlaysPath = 'openapi/overlays';

/**
 * Reads the contract and its profiles.
 *
 * @returns `undefined` where the source holds no contract.
 */
export async function readContracts(source: Source): Promise<Contracts | undefined> {
  const text = await source.read(documentPath);
  if (text === undefined) return undefined;
  const document = parse(text) as OpenApiDocument;
  const contracts = new Map([[baseContract, document]]);
  for (const file of await source.list(overlaysPath)) {
    const overlay = parse((await source.read(`${overlaysPath}/${file}`)) ?? '');
    // What the contract no longer has is a change of the contract, whatever an overlay says of it.
    contracts.set(file.replace(/\.yaml$/, ''), await applyOverlay(document, overlay, 'skipped'));
  }
  return contracts;
}

/**
 * Reads a contract, without profiles, from an OpenAPI file in YAML or JSON.
 *
 * @returns `undefined` where there is no such file, or it is something else.
 */
export async function readContractFile(path: string): Promise<Contracts | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const document = parse(text);
  return typeof document?.openapi === 'string' ? new Map([[baseContract, document]]) : undefined;
}
