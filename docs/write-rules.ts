import { writeFile } from 'node:fs/promises';
import { baseContract } from '../conformance/contract/contract.ts';
import { rulesFor } from '../conformance/rules/index.ts';
import { checkRules } from '../conformance/schemathesis/checks.ts';
import { describeRule } from '../conformance/verdict/report.ts';

// Writes docs/rules.md, the catalogue of the suite's rules, as `npm run -s conformance -- --list` lists them.

const rules = [...rulesFor(baseContract()).map(describeRule), ...checkRules];
const parts = [...new Set(rules.map(({ part }) => part))];
const amount = (level: string) => rules.filter((rule) => rule.level === level).length;

const lines = [
  '# The rules',
  '',
  'Written by `make docs`; do not edit. `npm run -s conformance -- --list` prints the same.',
  '',
  `${rules.length} rules: ${amount('MUST')} MUST, ${amount('SHOULD')} SHOULD, ${amount('INFO')} for information.`,
  'A broken MUST is a violation, a broken SHOULD a warning. `contract` is a JSON pointer into',
  '`openapi/functiongraph-async-invoke.yaml`.',
  ...parts.flatMap((part) => [
    '',
    `## ${part}`,
    '',
    '| Rule | Level | Requirement | Source | Contract |',
    '| --- | --- | --- | --- | --- |',
    ...rules
      .filter((rule) => rule.part === part)
      .map(
        ({ id, level, title, source, pointer }) =>
          `| \`${id}\` | ${level} | ${title} | ${source} | \`${pointer}\` |`,
      ),
  ]),
  '',
];

await writeFile(new URL('rules.md', import.meta.url), lines.join('\n'));
