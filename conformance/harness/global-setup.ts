import type { TestProject } from 'vitest/node';
import { configure } from '../command/configuration/configuration.ts';
import { execute } from '../command/execute.ts';

/** Runs the suite as the environment configures it, and gives its report to the tests. */
export default async function setup(project: TestProject): Promise<void> {
  const command = await configure([], process.env);
  if (command.kind === 'run') project.provide('report', (await execute(command.configuration, [])).report);
}
