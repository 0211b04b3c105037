import { writeFile } from 'node:fs/promises';
import { readScenarios } from '../conformance/clients/scenario.ts';

// Writes docs/client-scenarios.md, a checklist for writers of clients.

const scenarios = await readScenarios();
const groups = [...new Set(scenarios.map(({ group }) => group))];

const lines = [
  '# The scenarios for clients',
  '',
  'Written by `make docs`; do not edit. [clients.md](clients.md) tells how a client is run in them.',
  '',
  `${scenarios.length} scenarios. A broken MUST is a violation, a broken SHOULD a warning. In`,
  '[client-kill-matrix.md](client-kill-matrix.md) are the wrong clients that each of them finds.',
  ...groups.flatMap((group) => [
    '',
    `## ${group}`,
    '',
    '| Scenario | Level | Requirement | Why | Source |',
    '| --- | --- | --- | --- | --- |',
    ...scenarios
      .filter((scenario) => scenario.group === group)
      .map(
        ({ id, level, title, reason, source }) =>
          `| \`${id}\` | ${level} | ${title} | ${reason} | ${source} |`,
      ),
  ]),
  '',
];

await writeFile(new URL('client-scenarios.md', import.meta.url), lines.join('\n'));
