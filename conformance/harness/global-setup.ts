import type { TestProject } from 'vitest/node';
import type { Report } from '../verdict/report.ts';
import { type FromVitest, startedByCommand, type ToVitest } from './messages.ts';

/**
 * Gives the tests the report of a run: the one of the command that started vitest; where vitest was started by
 * anything else, an editor for example, the suite is run here, configured by the environment.
 */
export default async function setup(project: TestProject): Promise<void> {
  const report = process.env[startedByCommand] === undefined ? await run() : await receive();
  if (report !== undefined) project.provide('report', report);
}

async function run(): Promise<Report | undefined> {
  const { configure } = await import('../command/configuration/configuration.ts');
  const { execute } = await import('../command/execute.ts');
  const command = await configure([], process.env);
  return command.kind === 'run' ? (await execute(command.configuration, [])).report : undefined;
}

function receive(): Promise<Report> {
  // Without the command there is nothing to show.
  process.once('disconnect', () => process.exit());
  return new Promise((resolve) => {
    process.once('message', ({ report }: ToVitest) => resolve(report));
    process.send?.({ kind: 'ready' } satisfies FromVitest);
  });
}
