import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { commandProgram } from '../../clients/program.ts';
import { testClient } from '../../clients/run.ts';
import { describeScenario, readScenarios, type Scenario } from '../../clients/scenario.ts';
import { newWallet, setUp } from '../../clients/stage.ts';
import { printable } from '../../reading/words.ts';
import { exitCodes } from '../../verdict/verdict.ts';
import { readBaseline } from '../configuration/baseline-file.ts';
import { readArguments } from '../configuration/flags.ts';
import { selectRules } from '../configuration/selection.ts';
import { Settings } from '../configuration/settings.ts';
import { UsageError } from '../configuration/usage-error.ts';
import type { Variables } from '../configuration/variables.ts';
import { interruptible } from '../interruptible.ts';
import { listRules } from '../list.ts';
import { print } from '../output.ts';
import { ProgressLine } from '../progress.ts';
import { prepare, publish } from '../publish.ts';
import { type ClientOption, clientOptions, defaultDirectory, defaultTimeLimit } from './options.ts';

/**
 * The command: tests a client in every scenario, serves one of them, or lists them.
 *
 * @returns the exit code.
 * @throws UsageError for wrong usage, and what goes wrong in the suite itself.
 */
export async function main(args: readonly string[], variables: Variables): Promise<number> {
  const { flags, operands } = readArguments(args, clientOptions);
  if (operands.length > 0)
    throw new UsageError(`put the program in quotes after --command, not ${operands[0]}.`);
  const settings = new Settings<ClientOption>(flags);
  const all = await readScenarios();
  const scenarios = selectRules(all, settings.texts('only'), settings.texts('skip'));
  if (settings.switch('list')) {
    console.log(listRules(scenarios.map(describeScenario), settings.switch('json')));
    return exitCodes.conforms;
  }
  const [served, command] = [settings.text('serve'), settings.text('command')];
  if ((served === undefined) === (command === undefined))
    throw new UsageError(
      'say either --command with the program to test, or --serve with a scenario; see --help.',
    );
  if (served !== undefined) return serve(selectRules(all, [served], []));
  return test(command ?? '', scenarios, all, settings, variables);
}

/** Tests a program, and tells what was found. */
async function test(
  command: string,
  scenarios: readonly Scenario[],
  all: readonly Scenario[],
  settings: Settings<ClientOption>,
  variables: Variables,
): Promise<number> {
  const baselineFile = settings.text('baseline');
  const isUpdating = settings.switch('update-baseline');
  if (isUpdating && baselineFile === undefined) throw new UsageError('--update-baseline needs --baseline.');
  const ids = all.map(({ id }) => id);
  const isThere = baselineFile !== undefined && (!isUpdating || existsSync(baselineFile));
  const known = isThere ? await readBaseline(baselineFile, ids) : [];
  const reportDirectory = settings.text('report-dir') ?? defaultDirectory;
  const timeLimit = settings.amount('time-limit') ?? defaultTimeLimit;
  const strict = settings.switch('strict');
  await prepare(reportDirectory);
  return interruptible(async (signal) => {
    const progress = new ProgressLine(process.stderr);
    const outcome = await testClient(
      {
        name: settings.text('name') ?? command,
        program: commandProgram(command),
        scenarios,
        timeLimit,
        concurrency: availableParallelism(),
        strict,
        baseline: known,
        shown: { command, timeLimit, strict, only: settings.texts('only'), skip: settings.texts('skip') },
      },
      {
        signal,
        onProgress: (done, total, sent) =>
          progress.show({ stage: `${done} of ${total} scenarios`, sent, functionsDone: 0, functions: 1 }),
      },
    ).finally(() => progress.clear());
    const publication = {
      reportDirectory,
      verbose: false,
      json: settings.switch('json'),
      baseline: known,
      ...(isUpdating && baselineFile !== undefined && { updatedBaseline: baselineFile }),
    };
    await publish(outcome, publication, variables);
    return outcome.report.exitCode;
  });
}

/** Serves a scenario until a signal ends it, and prints what a program needs and each request that comes. */
async function serve([scenario]: readonly Scenario[]): Promise<number> {
  if (scenario === undefined || scenario.over !== undefined)
    throw new UsageError(`${scenario?.id} has no run of its own: every other scenario shows it.`);
  const { environment, seen, stop } = await setUp(scenario, newWallet(), defaultTimeLimit / 6);
  const variables = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'`);
  print([`# ${scenario.id}: ${scenario.title} Ctrl-C ends it.`, ...variables].join('\n'));
  let shown = 0;
  const watch = setInterval(() => {
    for (const { method, target, outcome, answer } of seen.arrivals.slice(shown))
      print(`# ${printable(`${method} ${target}`)}: ${answer?.status ?? outcome}`);
    shown = seen.arrivals.length;
  }, 200);
  try {
    return await interruptible((signal) => once(signal, 'abort').then(() => exitCodes.conforms));
  } finally {
    clearInterval(watch);
    await stop();
  }
}
