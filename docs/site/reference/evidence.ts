import { html, type Markup } from '../../../conformance/report/html/markup.ts';
import type { OpenApiDocument } from '../../../openapi/generate/document.ts';
import type { JsonObject } from '../../../openapi/json.ts';
import type { Statement } from '../../../openapi/sources.ts';
import { prose } from '../prose.ts';

/** Where the schemas of objects are told of; those of `param` have parts of their own, of the same names. */
const partsOfSchemas: { readonly [schema: string]: string } = {
  AsyncInvokeConfig: 'answer',
  FuncAsyncDestinationConfig: 'destination-config',
  FuncDestinationConfig: 'destination',
  Error: 'errors',
};

const partsOfComponents: { readonly [kind: string]: string } = {
  parameters: 'parameters',
  securitySchemes: 'credentials',
  headers: 'header-fields',
};

/**
 * The part of the page, by its ID, that tells what a statement says; `operation` is its beginning.
 *
 * @throws Error where no part does.
 */
function partOf({ id, place, pointers: [pointer = ''] }: Statement, document: OpenApiDocument): string {
  const [root = '', kind = '', name = ''] = pointer.split('/').slice(1);
  if (root === 'security') return 'credentials';
  if (root === 'servers') return 'operation';
  if (root === 'paths') {
    const status = /\/responses\/(\w+)/.exec(pointer)?.[1];
    return status === undefined ? 'operation' : partOfStatus(status);
  }
  if (kind === 'responses') return partOfStatus(name);
  if (kind === 'schemas' && document.components.schemas[name]?.['x-destination']) return name;
  const parameters = Object.keys(document.components.parameters as JsonObject);
  // A string that parameters and fields share.
  const shared = parameters.includes(place.split(', ')[1] ?? '') ? 'parameters' : 'answer';
  const isShared = kind === 'schemas' && document.components.schemas[name]?.type === 'string';
  const part = isShared ? shared : kind === 'schemas' ? partsOfSchemas[name] : partsOfComponents[kind];
  if (part === undefined) throw new Error(`The API reference has no part for the statement ${id}.`);
  return part;
}

function partOfStatus(nameOrStatus: string): string {
  return ['200', 'Ok'].includes(nameOrStatus) ? 'answer' : 'statuses';
}

/** What the source says of a part, and whether it says so itself, to be opened. */
export function evidenceOf(
  part: string,
  statements: readonly Statement[],
  document: OpenApiDocument,
): Markup | undefined {
  const own = statements.filter((statement) => partOf(statement, document) === part);
  if (own.length === 0) return undefined;
  return html`<details class="evidence"><summary>Where this comes from</summary><ul>${own.map(
    ({ id, place, says, origin }) =>
      html`<li><a href="sources.html#statement-${id}">${place}</a> ${prose(says)}${origin !== 'source document' && html` <span class="muted">(not in the source's own words)</span>`}</li>`,
  )}</ul></details>`;
}
