import { writeFile } from 'node:fs/promises';
import { readScenarios } from '../conformance/clients/scenario.ts';
import { benignClients } from '../conformance/proof/clients/benign.ts';
import { wrongClients } from '../conformance/proof/clients/wrong.ts';

// Writes docs/client-scenarios.md, a checklist for writers of clients: each scenario, and what a client does that fails it.

const scenarios = await readScenarios();
const groups = [...new Set(scenarios.map(({ group }) => group))];
const failing = (id: string) =>
  wrongClients.flatMap(({ scenario, sentence }) => (scenario === id ? sentence : [])).join(' ');

const lines = [
  '# The scenarios for clients',
  '',
  'Written by `make docs`; do not edit. [clients.md](clients.md) tells how a client is run in them.',
  '',
  `${scenarios.length} scenarios. A broken MUST is a violation, a broken SHOULD a warning. For each of them there is a client with one`,
  'wrong habit, told in the last column, that turns it red and no other.',
  ...groups.flatMap((group) => [
    '',
    `## ${group}`,
    '',
    '| Scenario | Level | Requirement | Why | Source | Red for |',
    '| --- | --- | --- | --- | --- | --- |',
    ...scenarios
      .filter((scenario) => scenario.group === group)
      .map(
        ({ id, level, title, reason, source }) =>
          `| \`${id}\` | ${level} | ${title} | ${reason} | ${source} | ${failing(id)} |`,
      ),
  ]),
  '',
  '## Clients that no scenario may turn red',
  '',
  ...benignClients.map(({ sentence }) => `- ${sentence}`),
  '',
];

await writeFile(new URL('client-scenarios.md', import.meta.url), lines.join('\n'));
