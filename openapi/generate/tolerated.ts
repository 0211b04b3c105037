import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { OpenApiDocument } from './document.ts';

/** A form that real endpoints answer beside the contract, and that nobody should fail for. */
export interface ToleratedForm {
  /** The schema of the document that the form may stand in for, by its name. */
  readonly 'in-place-of': string;
  readonly says: string;
  /** The facts that show it, by their ids in `evidence.yaml`. */
  readonly evidence: readonly string[];
  /** The rule of the suite that warns of it. */
  readonly rule: string;
  /** The name of the form's own schema. */
  readonly name: string;
  readonly schema: JsonObject;
}

/** Reads every form that is tolerated. */
export async function readTolerated(): Promise<readonly ToleratedForm[]> {
  return parse(await readFile(new URL('../tolerated.yaml', import.meta.url), 'utf8'));
}

/**
 * The document as clients should read it: wherever it refers to a schema in whose place a form is tolerated, either
 * will do. The schemas themselves stay as strict as they are.
 *
 * @throws Error where a form is in place of a schema that the document does not have.
 */
export function withTolerated(document: OpenApiDocument, forms: readonly ToleratedForm[]): OpenApiDocument {
  const references = new Map(
    forms.map(({ 'in-place-of': strict, name }) => [reference(strict), reference(name)]),
  );
  const widen = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(widen);
    if (!isObject(value)) return value;
    const { $ref, ...beside } = value;
    const tolerated = typeof $ref === 'string' ? references.get($ref) : undefined;
    if (tolerated !== undefined && $ref !== undefined)
      return { ...beside, anyOf: [{ $ref }, { $ref: tolerated }] };
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, widen(member)]));
  };
  const { schemas } = document.components;
  for (const { 'in-place-of': strict } of forms) {
    if (schemas[strict] === undefined)
      throw new Error(`a form is tolerated in place of ${strict}, which is no schema`);
  }
  const widened = widen(schemas) as typeof schemas;
  const added = Object.fromEntries(forms.map(({ name, schema }) => [name, schema]));
  return { ...document, components: { ...document.components, schemas: { ...widened, ...added } } };
}

function reference(schema: string): string {
  return `#/components/schemas/${schema}`;
}
