import type { TestProject } from 'vitest/node';

/**
 * Gives the tests the report of a run. The command provides the one that it made; where vitest is started without
 * the command, by an editor for example, the suite is run here, configured by the environment.
 */
export default async function setup(project: TestProject): Promise<void> {
  if (project.getProvidedContext().report !== undefined) return;
  const { configure } = await import('../configuration/configuration.ts');
  const { execute } = await import('../execute.ts');
  const command = await configure([], process.env);
  if (command.kind === 'run') project.provide('report', (await execute(command.configuration, [])).report);
}
