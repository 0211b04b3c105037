export type TomlValue = string | number | boolean | readonly (string | number)[] | TomlTable;
export interface TomlTable {
  readonly [key: string]: TomlValue | undefined;
}

/** Writes a table as TOML 1.0. Undefined entries are left out. */
export function toToml(table: TomlTable, path: readonly string[] = []): string {
  const values: string[] = [];
  const tables: string[] = [];
  for (const [key, value] of Object.entries(table)) {
    if (value === undefined) continue;
    if (isTable(value)) tables.push(toToml(value, [...path, key]));
    else
      values.push(
        `${quote(key)} = ${Array.isArray(value) ? `[${value.map(scalar).join(', ')}]` : scalar(value)}\n`,
      );
  }
  const header = path.length > 0 && values.length > 0 ? `\n[${path.map(quote).join('.')}]\n` : '';
  return [header, ...values, ...tables].join('');
}

function isTable(value: TomlValue): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value);
}

function scalar(value: TomlValue): string {
  return typeof value === 'string' ? quote(value) : String(value);
}

/** A basic string: JSON's escapes are TOML's, DEL apart. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}
