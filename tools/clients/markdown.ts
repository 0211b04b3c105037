import type { Report, RuleDescription } from '../../conformance/verdict/report.ts';
import type { Outcome } from '../../conformance/verdict/result.ts';
import type { RealClient } from './clients.ts';

/** A client that was tried, and what the suite said. */
export interface Row {
  readonly client: RealClient;
  readonly version: string;
  readonly report: Report;
}

const marks: { readonly [outcome in Outcome]?: string } = {
  passed: '✓',
  failed: '✗',
  warned: '!',
  'not-applicable': '–',
  blocked: '·',
};

/** The table of who keeps what, as a page. */
export function toMarkdown(
  rows: readonly Row[],
  scenarios: readonly RuleDescription[],
  date: string,
): string {
  const outcome = ({ report }: Row, id: string) => report.results.find(({ rule }) => rule === id)?.outcome;
  const numbers = rows.map((_, index) => String(index + 1));
  const isWorthALine = (id: string) =>
    rows.some((row) => /failed|warned|blocked/.test(outcome(row, id) ?? ''));
  const clients = rows.map(({ client, version, report: { counts } }, index) =>
    row(
      `${index + 1}`,
      `${client.name} ${version}`,
      client.what,
      ...[counts.passed, counts.failed, counts.warned, counts['not-applicable'], counts.blocked].map(String),
    ),
  );
  const shown = scenarios.filter(({ id }) => isWorthALine(id));
  return `# Clients

What the scenarios of \`client\` say about clients, written on ${date} by \`make clients\`. [clients.md](clients.md) tells how
that is found out. The programs are in \`conformance/clients/adapters/\`, a few lines around each client.

| | Client | | kept | broken MUST | broken SHOULD | not applicable | blocked |
| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |
${clients.join('\n')}

✓ kept, ✗ a broken MUST, ! a broken SHOULD, – not applicable, · blocked by another finding. The ${scenarios.length - shown.length} scenarios that every
client keeps are left out.

| Scenario | Level | ${numbers.join(' | ')} |
| --- | --- | ${numbers.map(() => ':-:').join(' | ')} |
${shown.map(({ id, level }) => row(`\`${id}\``, level, ...rows.map((client) => marks[outcome(client, id) ?? 'blocked'] ?? '?'))).join('\n')}
`;
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
