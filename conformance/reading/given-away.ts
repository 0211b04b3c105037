import { pointerToken } from '../../openapi/json.ts';
import type { Contract, JsonObject } from '../contract/contract.ts';
import { configSchema, schemasPointer } from '../contract/keywords.ts';
import { isObject } from './body.ts';

/**
 * Finds a configuration in a JSON value, wherever it stands and in JSON inside texts, too: a member that only
 * configurations have, with a value.
 *
 * @returns its place, as a JSON pointer; `undefined` where there is none.
 */
export function configurationIn(value: unknown, contract: Contract): string | undefined {
  const telling = tellingMembers(contract);
  const left: { readonly value: unknown; readonly where: string }[] = [{ value, where: '' }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { where } = next;
    const inside = typeof next.value === 'string' ? objectIn(next.value) : next.value;
    if (typeof inside !== 'object' || inside === null) continue;
    for (const [name, member] of Object.entries(inside)) {
      const place = `${where}/${pointerToken(name)}`;
      const isFilled = typeof member === 'number' || (isObject(member) && Object.keys(member).length > 0);
      if (telling.has(name) && isFilled && !Array.isArray(inside)) return place;
      left.push({ value: member, where: place });
    }
  }
  return undefined;
}

const known = new WeakMap<Contract, ReadonlySet<string>>();

/** The members of a configuration whose values are no texts, which an error may well repeat. */
function tellingMembers(contract: Contract): ReadonlySet<string> {
  const names = known.get(contract);
  if (names !== undefined) return names;
  const set = new Set(
    [configSchema, 'FuncAsyncDestinationConfig'].flatMap((schema) => {
      const properties = contract.at(`${schemasPointer}${schema}/properties`) as JsonObject;
      return Object.keys(properties).filter((name) => typeOf(properties[name], contract) !== 'string');
    }),
  );
  known.set(contract, set);
  return set;
}

function typeOf(schema: unknown, contract: Contract): unknown {
  const { type, $ref } = schema as JsonObject;
  return typeof $ref === 'string' ? typeOf(contract.at($ref), contract) : type;
}

/** What stands between the first and the last bracket or brace of a text, where that is JSON. */
function objectIn(text: string): unknown {
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  if (start < 0) return undefined;
  try {
    return JSON.parse(text.slice(start, end + 1));
  } catch {
    return undefined;
  }
}
