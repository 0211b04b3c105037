import type { Cell } from './matrix.ts';

/** The matrix as a page. */
export function toMarkdown(cells: readonly Cell[], date: string): string {
  const names = [...new Set(cells.map(({ generator }) => generator.name))];
  const rows = names.map((name) => {
    const own = cells.filter(({ generator }) => generator.name === name);
    const of = (edition: Cell['edition']) => {
      const cell = own.find((candidate) => candidate.edition === edition);
      if (cell === undefined) return '—';
      return cell.failed === undefined ? '✓' : `✗ ${cell.failed.step}`;
    };
    const { version, note = '' } = own[0]?.generator ?? {};
    return `| ${name} | ${version} | ${of('3.1')} | ${of('3.0')} | ${note} |`;
  });
  return `# Generators

What clients of others make of the document, measured on ${date} by \`make generators\`. Under ✓ the generated client
compiles and, from the reference endpoint, reads every documented example, takes members that the document does not list,
and tells an error by its \`error_code\`. ✗ names the step that failed.

| Generator | Version | OpenAPI 3.1 | OpenAPI 3.0 | |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
