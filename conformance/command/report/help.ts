import { tool } from '../../tool.ts';
import { exitCodesLine, helpLine } from '../configuration/help.ts';
import { reportOptions } from './options.ts';

/** The help text of the command. */
export function reportHelp(): string {
  return `${tool.name} ${tool.version}: shows the reports of several runs as one page.

Usage:
  npx ${tool.name} report <report.json>… [flags]
  npx ${tool.name} report --history <folder> [--out <file>]

Each argument is a report.json, a folder that has one, or a merged report. Shards of one run are put together;
other runs, of other environments or other days, stand side by side. Exchanges come from the exchanges.har beside
each report.json, where there is one.

Flags:
${reportOptions.map(helpLine).join('\n')}

The verdict is that of the worst run: violates where any run violates the contract, else untested where any could
not be tested or a shard is missing, else conforms.

${exitCodesLine}`;
}
