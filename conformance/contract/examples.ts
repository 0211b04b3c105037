import { memberName } from '../../openapi/json.ts';
import type { Contract, Json, JsonObject } from './contract.ts';

/** One of the document's named examples of an answer. */
export interface NamedExample {
  readonly status: number;
  readonly name: string;
  readonly value: Json;
  /** Where it is written: a JSON pointer into the document. */
  readonly pointer: string;
}

/** The operation, in the OpenAPI document. */
export const operationPointer =
  '#/paths/~1v2~1{project_id}~1fgs~1functions~1{function_urn}~1async-invoke-config/get';

/** The path of the operation, with `{project_id}` and `{function_urn}` in it. */
export const operationPath = memberName(operationPointer.split('/')[2] ?? '');

/** Every named example of every status, in the order of the document. */
export function namedExamples(contract: Contract): readonly NamedExample[] {
  const known = examplesOf.get(contract);
  if (known !== undefined) return known;
  const examples = readExamples(contract);
  examplesOf.set(contract, examples);
  return examples;
}

const examplesOf = new WeakMap<Contract, readonly NamedExample[]>();

function readExamples(contract: Contract): NamedExample[] {
  const responses = contract.at(`${operationPointer}/responses`) as JsonObject;
  return Object.entries(responses).flatMap(([status, response]) => {
    const pointer = String((response as JsonObject).$ref);
    const place = `${pointer}/content/application~1json/examples`;
    return Object.entries((contract.at(place) ?? {}) as JsonObject).map(([name, example]) => ({
      status: Number(status),
      name,
      value: (example as JsonObject).value as Json,
      pointer: `${place}/${name}`,
    }));
  });
}
