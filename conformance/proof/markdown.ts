import { noVerdict } from './behaviour.ts';
import type { KillMatrix } from './matrix.ts';

/** Writes a kill matrix as a page of the documentation. */
export function toMarkdown({ rules, faults, variants }: KillMatrix): string {
  const killed = faults.filter(({ isKilled }) => isKilled).length;
  const alsoRed = faults.filter((fault) => fault.alsoRed.length > 0).length;
  const alarms = variants.filter((variant) => variant.alarms.length > 0).length;
  const untestable = faults.filter(({ rule }) => rule === noVerdict);
  return `${[
    '# Kill matrix',
    '',
    'What the conformance suite catches, tried out on itself. Each fault is a reference endpoint that breaks the',
    'contract in one way: the rule that is meant for it has to turn red, and no other rule may. Each benign variant',
    'is a reference endpoint that does something unusual but allowed: every rule has to stay green.',
    '`make self-test` runs them all and writes this page.',
    '',
    '| | |',
    '|---|---:|',
    row('Faults', `${faults.length}`),
    row('killed by the rule that is meant for them', `${killed}`),
    row('survived', `${faults.length - killed}`),
    row('that also turned another rule red', `${alsoRed}`),
    row('Benign variants', `${variants.length}`),
    row('false alarms', `${alarms}`),
    row('Rules', `${rules.length}`),
    row('that at least one fault turns red', `${rules.filter(({ kills }) => kills.length > 0).length}`),
    '',
    '## Rules and the faults that they find',
    '',
    '| rule | level | faults |',
    '|---|---|---:|',
    ...rules.map(({ id, level, kills }) => row(`[\`${id}\`](#${anchor(id)})`, level, `${kills.length}`)),
    row(`[${noVerdict}](#${anchor(noVerdict)})`, 'exit 3', `${untestable.length}`),
    ...rules.flatMap(({ id, title }) => [
      '',
      `### ${id}`,
      '',
      title,
      '',
      ...table(faults.filter(({ rule }) => rule === id)),
    ]),
    '',
    `### ${noVerdict}`,
    '',
    'There is no answer that could be judged, and the run says so.',
    '',
    ...table(untestable),
    '',
    '## Benign variants',
    '',
    ...table(variants),
  ].join('\n')}\n`;
}

function table(subjects: readonly { readonly id: string; readonly sentence: string }[]): readonly string[] {
  if (subjects.length === 0) return ['None.'];
  return ['| | |', '|---|---|', ...subjects.map(({ id, sentence }) => row(`\`${id}\``, sentence))];
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map(inCell).join(' | ')} |`;
}

/** Keeps a text from ending its cell, and from being read as HTML. */
function inCell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\r\n]+/g, ' ');
}

/** The anchor that GitHub and the site give a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}
