import type { Reading } from './main.ts';

/** The matrix as a page. */
export function toMarkdown(readings: readonly Reading[], date: string): string {
  return '';
}
