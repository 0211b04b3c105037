import type { Contract, Json, JsonObject } from './contract.ts';

/** A keyword of JSON Schema at one place of the contract, with the members of the body that it is about. */
export interface ContractKeyword {
  readonly keyword: string;
  /** What the keyword is set to. */
  readonly value: Json;
  /** Where the keyword is written: a JSON pointer into the document. */
  readonly pointer: string;
  /** The member of the body, as a path in which `*` stands for `on_success` and `on_failure`. */
  readonly path: string;
}

/** The root of every body with status 200. */
export const configSchema = 'AsyncInvokeConfig';

/** Keywords that lead to others, or describe a value and ask nothing of it. */
export const describing: ReadonlySet<string> = new Set([
  'properties',
  '$ref',
  'contentSchema',
  'title',
  'description',
  'default',
  'deprecated',
  'example',
  'examples',
  'readOnly',
  'writeOnly',
]);

/** Where the contract has its schemas. */
export const schemasPointer = '#/components/schemas/';

const keywordsOf = new WeakMap<Contract, readonly ContractKeyword[]>();

/** Every keyword that constrains the body of status 200, `param` inside its string included. */
export function contractKeywords(contract: Contract): readonly ContractKeyword[] {
  const known = keywordsOf.get(contract);
  if (known !== undefined) return known;
  const found = new Map<string, ContractKeyword>();
  const walk = (pointer: string, path: string): void => {
    const schema = contract.at(pointer) as JsonObject;
    for (const [keyword, value] of Object.entries(schema)) {
      const here = `${pointer}/${keyword}`;
      if (keyword === '$ref') walk(String(value), path);
      else if (keyword === 'contentSchema')
        for (const index of ((value as JsonObject).anyOf as Json[]).keys())
          walk(`${here}/anyOf/${index}`, path);
      else if (keyword === 'properties')
        for (const name of Object.keys(value as JsonObject)) walk(`${here}/${name}`, `${path}/${name}`);
      found.set(`${here} ${general(path)}`, { keyword, value, pointer: here, path: general(path) });
    }
  };
  walk(schemasPointer + configSchema, '');
  const keywords = [...found.values()];
  keywordsOf.set(contract, keywords);
  return keywords;
}

/** A path in which both outcomes of an invocation are one, since both share a schema. */
export function general(path: string): string {
  return path.replace(/^\/destination_config\/on_(success|failure)/, '/destination_config/*');
}
