import { writeFile } from 'node:fs/promises';
import { baseContract } from '../conformance/contract/contract.ts';
import { rulesFor } from '../conformance/rules/index.ts';
import { checkRules } from '../conformance/schemathesis/checks.ts';
import { describeRule } from '../conformance/verdict/report.ts';

// Writes docs/rules.md, the catalogue of the suite's rules, as `--list` lists them.

const rules = [...rulesFor(baseContract()).map(describeRule), ...checkRules];
const parts = [...new Set(rules.map(({ part }) => part))];
const amount = (level: string) => rules.filter((rule) => rule.level === level).length;

const debatable = [
  [
    '404 for a function that is named, each time',
    'unconfigured',
    'It has no configuration, or does not exist; a violation with `--expect configured`',
  ],
  ['`null` for an optional member', 'SHOULD', 'Not the documented type, but most decoders read it as absent'],
  [
    'A member twice, with the same value',
    'SHOULD',
    'RFC 8259 says SHOULD; with two values readers disagree, which is a MUST',
  ],
  [
    '503 once, without `Retry-After`',
    'SHOULD',
    'RFC 9110 makes the field optional; where it stands on repetition, it is a MUST',
  ],
  [
    '422, 414 or any 4xx for input that is too long, foreign or malformed',
    'allowed',
    'The source names no status; 408 and 429 are temporary and refuse nothing',
  ],
  ['410 for an unknown function', 'MUST', 'The source says 404'],
  ['404 without credentials', 'SHOULD', 'The door stays shut, but the caller is not told why'],
  ['One connection lost, and the call answered when repeated', 'SHOULD', 'Three, and one in six, are a MUST'],
  [
    'An answer slower than 10 s (`--timeout`)',
    'untested, exit 3',
    'Slow is not wrong; the call is named and counted',
  ],
  [
    'One call in three without an answer in time',
    'SHOULD, and untested, exit 3',
    'The share is told; a slow network and a broken server look alike',
  ],
  ['429', 'repeated', 'Up to `--retries` times and 60 s in all; what stays open is untested, exit 3'],
  [
    'A right signature refused (401, 403) where the path is spelled in an equivalent way',
    'not exercised',
    'Gateways sign the decoded path or the spelled one; both are tried, and with a token the rule judges',
  ],
  [
    'Another case of letters in a name finds the function',
    'INFO',
    'The source does not say that names are case-sensitive',
  ],
] as const;

const lines = [
  '# The rules',
  '',
  'Written by `make docs`; do not edit. `npx functiongraph-async-invoke-contract --list` prints the same.',
  '',
  `${rules.length} rules: ${amount('MUST')} MUST, ${amount('SHOULD')} SHOULD, ${amount('INFO')} for information.`,
  'A broken MUST is a violation, a broken SHOULD a warning. `contract` is a JSON pointer into',
  '`openapi/functiongraph-async-invoke.yaml`.',
  '',
  '## Debatable answers, and what becomes of them',
  '',
  '| Answer | Level | Why |',
  '| --- | --- | --- |',
  ...debatable.map((row) => `| ${row.join(' | ')} |`),
  '',
  '## What a run asks',
  '',
  'One function costs less than 60 requests by default; a further one costs 19, of which 15 read it, one of',
  'them at the end. With more than 50 functions each costs 3, and 50 of them, which the report names, the refusals too.',
  'With an access key, two calls carry its name and a wrong signature (six with `--thorough`): the platform locks a key',
  'for some minutes after five in a row.',
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
