/** The name of the schema that a reference within the document leads to. */
export function nameOf(reference: string): string {
  return reference.replace('#/components/schemas/', '');
}
