import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Json, JsonObject } from '../json.ts';

/** The parts of an OpenAPI document that the generators read. Everything else passes through unread. */
export interface OpenApiDocument extends JsonObject {
  info: { title: string; version: string; [name: string]: Json };
  servers: Array<{
    url: string;
    variables: { region: { enum: string[]; [name: string]: Json } };
    [name: string]: Json;
  }>;
  paths: { [path: string]: { [name: string]: Json } };
  components: { schemas: { [name: string]: JsonObject }; [name: string]: Json };
}

/** Where the contract is written. */
export const documentUrl = new URL('../functiongraph-async-invoke.yaml', import.meta.url);

/** Reads the contract. */
export async function readDocument(): Promise<OpenApiDocument> {
  return parse(await readFile(documentUrl, 'utf8')) as OpenApiDocument;
}
