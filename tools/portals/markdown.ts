import type { Portal } from './portals.ts';

/** What a reader saw of an edition in a portal that was opened by itself, or by a link to the operation. */
export interface Reading {
  readonly portal: Portal;
  readonly edition: string;
  readonly by: 'document' | 'deep link';
  /** The statements that were not seen, and what of them is missing. */
  readonly hidden: readonly { readonly id: string; readonly missing: string }[];
}

/** The matrix as a page. */
export function toMarkdown(readings: readonly Reading[], date: string): string {
  const columns = [...new Set(readings.map(({ edition, by }) => `${edition}, by ${by}`))];
  const portals = [...new Set(readings.map(({ portal }) => portal))];
  const rows = portals.map((portal) => {
    const own = readings.filter((reading) => reading.portal === portal);
    const cells = own.map(({ hidden }) =>
      hidden.length === 0 ? '✓' : `✗ ${hidden.map(({ id }) => id).join(', ')}`,
    );
    return `| ${portal.name} | \`${portal.package}\` ${portal.version} | ${cells.join(' | ')} |`;
  });
  return `# Portals

What readers see of the document in portals of others, measured on ${date} by \`make portals\` in Chromium, with each
portal's defaults. Under ✓ a reader who opens all that can be opened sees every statement of \`openapi/sources.yaml\`: its
words, range, enumeration, type, or example. ✗ names the statements that are hidden.

| Portal | Package | ${columns.join(' | ')} |
| --- | --- |${' --- |'.repeat(columns.length)}
${rows.join('\n')}

What the reference takes for granted, such as the regions of the platform, is looked for in the whole document only.
`;
}
