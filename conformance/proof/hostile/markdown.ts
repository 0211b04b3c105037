import type { Encounter } from './run.ts';

/** Writes what came of the encounters as a page of the documentation. */
export function toMarkdown(encounters: readonly Encounter[]): string {
  return `${[
    '# Hostile targets and files',
    '',
    'The command meets servers and files that try to harm whoever tests them: each ends in a true exit code, within its',
    'time and memory, with nothing but GET sent and nothing sent elsewhere; and neither secrets nor commands to terminals,',
    'runners and browsers are in anything that is printed or written, in any spelling. `make self-test` tries all of them;',
    '`ARGS=--measure` writes the figures anew. Not yet: a promise is not kept, and the self-test says which.',
    '',
    '| what | exit codes | seconds | MB |',
    '|---|---|---:|---:|',
    ...encounters.map(
      ({ hostile: { sentence, exits }, cost: { seconds, megabytes }, broken }) =>
        `| ${inCell(sentence)}${broken.length > 0 ? ' **Not yet.**' : ''} | ${exits.join(', ')} | ${seconds.toFixed(1)} | ${megabytes ?? '–'} |`,
    ),
  ].join('\n')}\n`;
}

/** A page without what differs from run to run. */
export function withoutFigures(page: string): string {
  return page.replaceAll(/ \| [\d.–]+ \| [\d–]+ \|$/gm, '');
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('`', "'");
}
