import type { OpenApiDocument } from '../generate/document.ts';

/** The document without the schemas that nothing in it refers to any more. */
export function withoutUnusedSchemas(document: OpenApiDocument): OpenApiDocument {
  const text = JSON.stringify(document);
  const names = Object.keys(document.components.schemas);
  const used = names.filter((name) => text.includes(`"$ref":"#/components/schemas/${name}"`));
  if (used.length === names.length) return document;
  const schemas = Object.fromEntries(used.map((name) => [name, document.components.schemas[name] ?? {}]));
  return withoutUnusedSchemas({ ...document, components: { ...document.components, schemas } });
}
