import type { OpenApiDocument } from '../../../openapi/generate/document.ts';
import { type JsonObject, valueAt } from '../../../openapi/json.ts';

/** What the operation answers with one status. */
export interface StatusAnswer {
  readonly status: string;
  readonly description: string;
  /** The header fields, by their names. */
  readonly headers: { readonly [name: string]: { readonly $ref: string } };
  readonly examples: ReadonlyArray<{ readonly summary: string; readonly value: JsonObject }>;
}

interface Response {
  readonly description: string;
  readonly headers: StatusAnswer['headers'];
  readonly content: {
    readonly 'application/json': {
      readonly examples: { readonly [name: string]: StatusAnswer['examples'][number] };
    };
  };
}

/** The answers of the operation, in the order of the document. */
export function answersOf(document: OpenApiDocument): StatusAnswer[] {
  const [item = {}] = Object.values(document.paths);
  const references = Object.entries(
    (item.get as JsonObject).responses as { readonly [status: string]: { $ref: string } },
  );
  return references.map(([status, { $ref }]) => {
    const { description, headers, content } = valueAt(document, $ref) as unknown as Response;
    return { status, description, headers, examples: Object.values(content['application/json'].examples) };
  });
}
