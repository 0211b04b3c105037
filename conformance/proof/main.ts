import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readScenarios } from '../clients/scenario.ts';
import { toMarkdown as toClientPage } from './clients/markdown.ts';
import { triedClients, tryClients } from './clients/matrix.ts';
import { faults } from './faults/index.ts';
import { hostiles } from './hostile/index.ts';
import { toMarkdown as toHostilePage, withoutFigures } from './hostile/markdown.ts';
import { meetAll } from './hostile/run.ts';
import { toMarkdown } from './markdown.ts';
import { type KillMatrix, shortcomings } from './matrix.ts';
import { selfTest } from './run.ts';
import { variants } from './variants/index.ts';

const help = `Tries the conformance suite out on itself: every fault has to be found by the rule that is meant for it and by
no other, no benign variant may turn a rule red, and nothing hostile may do harm; likewise for scenarios, and clients that
are wrong or merely unusual.

Usage: make self-test            write docs/kill-matrix.json, docs/kill-matrix.md, docs/client-kill-matrix.md and
                                 docs/hostile.md
       npx tsx conformance/proof/main.ts [flags]

  --check          write nothing; fail where the files are not what this run would write
  --only <text>    try only faults and variants whose ID, clients whose scenario or sentence, and what is hostile whose
                   sentence, contains the text; write nothing
  --measure        write the time and memory that hostile targets cost anew
  --help           print this help
`;

const flagTypes = {
  check: { type: 'boolean' },
  only: { type: 'string' },
  measure: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const docs = new URL('../../docs/', import.meta.url);

/** Runs the command; resolves to its exit code. */
async function main(args: readonly string[]): Promise<number> {
  let flags: { check?: boolean; only?: string; measure?: boolean; help?: boolean };
  try {
    flags = parseArgs({ args: [...args], options: flagTypes }).values;
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
  const chosenHostiles = (await hostiles()).filter(({ sentence }) => isMeant({ id: sentence }));
  const chosenClients = triedClients.filter(
    (client) =>
      isMeant({ id: client.sentence }) || ('scenario' in client && isMeant({ id: client.scenario })),
  );
  const tried = chosenFaults.length + chosenVariants.length;
  const total = tried + chosenClients.length + chosenHostiles.length;
  if (total === 0) {
    console.error(`There is nothing with "${only}" in its ID or sentence.`);
    return 2;
  }

  const start = performance.now();
  const { matrix, misconduct } = await selfTest(chosenFaults, chosenVariants, (done) =>
    progress(done, total),
  );
  const clients = await tryClients(chosenClients, (done) => progress(tried + done, total));
  const encounters = await meetAll(chosenHostiles, (done) => progress(tried + clients.length + done, total));
  const problems = [
    ...shortcomings(matrix).filter((problem) => only === undefined || !problem.startsWith('No fault shows')),
    ...misconduct,
    ...clients
      .filter(({ isAsMeant }) => !isAsMeant)
      .map(
        ({ sentence, scenario, red }) =>
          `${sentence} It turned ${red.join(', ') || 'nothing'} red, and had to turn ${scenario ?? 'nothing'}.`,
      ),
    ...encounters.flatMap(({ hostile, broken }) =>
      broken.map((what) => `${hostile.sentence} The suite ${what}.`),
    ),
  ];
  for (const problem of problems) console.log(problem);
  console.log(summary(matrix));
  console.log(
    `${clients.length} clients: ${clients.filter(({ isAsMeant }) => isAsMeant).length} judged as they have to be`,
  );
  const harmless = encounters.filter(({ broken }) => broken.length === 0).length;
  console.log(`${encounters.length} hostile targets and files: ${harmless} did no harm`);
  console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
  if (only !== undefined) return problems.length === 0 ? 0 : 1;

  const hostilePage = toHostilePage(encounters);
  const known = await readText('hostile.md');
  const isSame = known !== undefined && withoutFigures(known) === withoutFigures(hostilePage);
  const files = {
    'kill-matrix.json': `${JSON.stringify(matrix, null, 2)}\n`,
    'kill-matrix.md': toMarkdown(matrix),
    'client-kill-matrix.md': toClientPage(await readScenarios(), clients),
    'hostile.md': isSame && !flags.measure ? known : hostilePage,
  };
  const stale: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    if (!flags.check) await writeFile(new URL(name, docs), text);
    else if ((await readText(name)) !== text)
      stale.push(`docs/${name} is not what this run found; write it with \`make self-test\`.`);
  }
  for (const problem of stale) console.log(problem);
  return problems.length + stale.length === 0 ? 0 : 1;
}

function summary({ rules, faults: tried, variants: allowed }: KillMatrix): string {
  const killed = tried.filter(({ isKilled }) => isKilled).length;
  const alsoRed = tried.filter((fault) => fault.alsoRed.length > 0).length;
  const alarms = allowed.filter((variant) => variant.alarms.length > 0).length;
  const proven = rules.filter(({ kills }) => kills.length > 0).length;
  return [
    `${tried.length} faults: ${killed} killed, ${tried.length - killed} survived, ${alsoRed} also turned another rule red`,
    `${allowed.length} benign variants: ${alarms} false alarms`,
    `${rules.length} rules: ${proven} turned red by at least one fault`,
  ].join('\n');
}

function progress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${done} of ${total}${done === total ? '\r\u001b[K' : ''}`);
}

function readText(name: string): Promise<string | undefined> {
  return readFile(new URL(name, docs), 'utf8').catch(() => undefined);
}

process.exitCode = await main(process.argv.slice(2));
