import type { Scenario } from '../../clients/scenario.ts';
import type { ClientRow } from './matrix.ts';

/** Writes which client turned which scenario red as a page of the documentation. */
export function toMarkdown(scenarios: readonly Scenario[], rows: readonly ClientRow[]): string {
  const wrong = rows.filter(({ scenario }) => scenario !== undefined);
  const right = rows.filter(({ scenario }) => scenario === undefined);
  const cells = ({ id, level }: Scenario) => {
    const own = wrong.filter(({ scenario }) => scenario === id);
    const greens = right.filter(({ red }) => !red.includes(id)).length;
    const killers = own.filter(({ red }) => red.includes(id)).map(({ sentence }) => sentence);
    const others = own.flatMap(({ red }) => red.filter((other) => other !== id));
    return [`\`${id}\``, level, killers.join(' ') || '**None.**', others.join(', ') || '–', `${greens}`];
  };
  return `${[
    '# Kill matrix of the scenarios',
    '',
    'What the scenarios for clients catch, tried out by `make self-test`, which writes this page. Each wrong client has one',
    'wrong habit: the scenario that is meant for it has to turn red, and no other may. Each right client has an unusual habit',
    'that is allowed: every scenario has to stay green. [client-scenarios.md](client-scenarios.md) tells what each requires.',
    '',
    '| | |',
    '|---|---:|',
    row('Scenarios', `${scenarios.length}`),
    row('Wrong clients', `${wrong.length}`),
    row('found by their scenario, and by no other', `${wrong.filter(({ isAsMeant }) => isAsMeant).length}`),
    row('Right clients', `${right.length}`),
    row('that turned nothing red', `${right.filter(({ isAsMeant }) => isAsMeant).length}`),
    '',
    `| Scenario | Level | Red for | Also red | Green for, of ${right.length} |`,
    '|---|---|---|---|---:|',
    ...scenarios.map((scenario) => row(...cells(scenario))),
    '',
    '## The right clients',
    '',
    '| | Red |',
    '|---|---|',
    ...right.map(({ sentence, red }) => row(sentence, red.join(', ') || '–')),
  ].join('\n')}\n`;
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
