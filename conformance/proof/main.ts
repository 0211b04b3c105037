import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { faults } from './faults/index.ts';
import { toMarkdown } from './markdown.ts';
import { type KillMatrix, shortcomings } from './matrix.ts';
import { selfTest } from './run.ts';
import { variants } from './variants/index.ts';

const help = `Tries the conformance suite out on itself: every fault has to be found by the rule that is meant for it and by
no other, and no benign variant may turn a rule red.

Usage: make self-test            write docs/kill-matrix.json and docs/kill-matrix.md
       npx tsx conformance/proof/main.ts [flags]

  --check          write nothing; fail where the two files are not what this run would write
  --only <text>    try only the faults and variants whose ID contains the text; write nothing
  --help           print this help
`;

const jsonUrl = new URL('../../docs/kill-matrix.json', import.meta.url);
const markdownUrl = new URL('../../docs/kill-matrix.md', import.meta.url);

/** Runs the command; resolves to its exit code. */
async function main(args: readonly string[]): Promise<number> {
  let flags: { check?: boolean; only?: string; help?: boolean };
  try {
    flags = parseArgs({
      args: [...args],
      options: { check: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nSee --help.`);
    return 2;
  }
  if (flags.help) {
    process.stdout.write(help);
    return 0;
  }

  const { only } = flags;
  const isMeant = ({ id }: { readonly id: string }) => only === undefined || id.includes(only);
  const chosenFaults = faults.filter(isMeant);
  const chosenVariants = variants.filter(isMeant);
  const total = chosenFaults.length + chosenVariants.length;
  if (total === 0) {
    console.error(`No fault and no variant has "${only}" in its ID.`);
    return 2;
  }

  const start = performance.now();
  const { matrix, misconduct } = await selfTest(chosenFaults, chosenVariants, (done) =>
    progress(done, total),
  );
  const problems = [
    ...shortcomings(matrix).filter((problem) => only === undefined || !problem.startsWith('No fault shows')),
    ...misconduct,
  ];
  for (const problem of problems) console.log(problem);
  console.log(summary(matrix, (performance.now() - start) / 1000));
  if (only !== undefined) return problems.length === 0 ? 0 : 1;

  const json = `${JSON.stringify(matrix, null, 2)}\n`;
  const markdown = toMarkdown(matrix);
  if (flags.check) {
    const isFresh = (await isFile(jsonUrl, json)) && (await isFile(markdownUrl, markdown));
    if (!isFresh)
      console.log('docs/kill-matrix.* is not what this run found; write it with `make self-test`.');
    return problems.length === 0 && isFresh ? 0 : 1;
  }
  await mkdir(new URL('./', jsonUrl), { recursive: true });
  await writeFile(jsonUrl, json);
  await writeFile(markdownUrl, markdown);
  return problems.length === 0 ? 0 : 1;
}

function summary({ rules, faults: tried, variants: allowed }: KillMatrix, seconds: number): string {
  const killed = tried.filter(({ isKilled }) => isKilled).length;
  const alsoRed = tried.filter((fault) => fault.alsoRed.length > 0).length;
  const alarms = allowed.filter((variant) => variant.alarms.length > 0).length;
  const proven = rules.filter(({ kills }) => kills.length > 0).length;
  return [
    `${tried.length} faults: ${killed} killed, ${tried.length - killed} survived, ${alsoRed} also turned another rule red`,
    `${allowed.length} benign variants: ${alarms} false alarms`,
    `${rules.length} rules: ${proven} turned red by at least one fault`,
    `${seconds.toFixed(1)} s`,
  ].join('\n');
}

function progress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${done} of ${total}${done === total ? '\r\u001b[K' : ''}`);
}

async function isFile(url: URL, text: string): Promise<boolean> {
  return (await readFile(url, 'utf8').catch(() => undefined)) === text;
}

process.exitCode = await main(process.argv.slice(2));
