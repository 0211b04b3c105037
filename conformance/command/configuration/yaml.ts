import { UsageError } from './usage-error.ts';

/**
 * Reads a YAML text.
 *
 * @param file - where it is from, for people.
 * @throws UsageError where it is not YAML, or aliases make a small text a large value.
 */
export async function readYaml(text: string, file: string): Promise<unknown> {
  // Loaded where there is a file. It is CommonJS, of which the bundle has only the default export.
  const { parseDocument } = (await import('yaml')).default;
  try {
    const document = parseDocument(text, { logLevel: 'error' });
    const [error] = document.errors;
    if (error !== undefined) throw error;
    return document.toJS();
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    throw new UsageError(`${file}: ${reason.replace(/[:.]?$/, '.')}`);
  }
}
