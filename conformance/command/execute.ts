import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contract, JsonObject } from '../contract/contract.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { noAuthentication, tokenAuthentication } from '../probes/authentication.ts';
import type { Target } from '../probes/target.ts';
import { ReplayError, readHar } from '../reading/read-har.ts';
import { judgeRecorded } from '../replay.ts';
import { type RunControl, type RunSettings, runConformance } from '../run.ts';
import type { RunOutcome } from '../verdict/outcome.ts';
import type { Stage } from '../verdict/stage.ts';
import type { Configuration } from './configuration/configuration.ts';
import { resumingCommand, sendingCommand } from './configuration/invocation.ts';
import type { EnvironmentSource } from './configuration/source.ts';
import { UsageError } from './configuration/usage-error.ts';
import { startMock } from './mock/prism.ts';

/**
 * Runs what a configuration asks for: a real environment, the embedded mock, or recorded traffic.
 *
 * @param stages - what is run after the rules, where requests can be sent.
 * @throws UsageError where an archive cannot be replayed, MockError where Prism does not start.
 */
export async function execute(
  configuration: Configuration,
  stages: readonly Stage[],
  control: RunControl = {},
): Promise<RunOutcome> {
  const { source } = configuration;
  switch (source.kind) {
    case 'environment':
      return runConformance(await environmentSettings(configuration, source, stages), control);
    case 'replay':
      return replay(configuration, source.file, source.functionUrns, control);
    case 'mock': {
      control.onProgress?.({ stage: 'starting the Prism mock', sent: 0, functionsDone: 0, functions: 1 });
      const mock = await startMock(configuration.contract.document);
      try {
        return await runConformance(
          settingsOf(configuration, mockTarget(mock.origin, configuration.contract), stages),
          control,
        );
      } finally {
        await mock.stop();
      }
    }
  }
}

async function environmentSettings(
  configuration: Configuration,
  source: EnvironmentSource,
  stages: readonly Stage[],
): Promise<RunSettings> {
  const { isResumed, reportDirectory } = configuration;
  const settings = {
    ...settingsOf(configuration, { ...source, capabilities: new Set(source.capabilities) }, stages),
    again: sendingCommand(configuration.args),
  };
  if (source.functionUrns.length < 2) return settings;
  const exchanges = isResumed ? await earlierExchanges(join(reportDirectory, 'exchanges.har')) : [];
  const journal = { file: join(reportDirectory, 'progress.ndjson'), isResumed, exchanges };
  return {
    ...settings,
    journal,
    resume: resumingCommand(configuration.args),
    isLaterShard: source.isLaterShard,
  };
}

/** The exchanges that the interrupted run wrote; none where it had no time to. */
async function earlierExchanges(file: string): Promise<readonly Exchange[]> {
  try {
    return readHar(await readFile(file, 'utf8')).exchanges;
  } catch {
    return [];
  }
}

function settingsOf(configuration: Configuration, target: Target, stages: readonly Stage[]): RunSettings {
  return { ...configuration, target, stages };
}

/** The mock knows no functions and checks no token, but it has the document's examples. */
function mockTarget(origin: string, contract: Contract): Target {
  const example = (parameter: string) =>
    String((contract.at(`#/components/parameters/${parameter}`) as JsonObject).example);
  return {
    name: 'the Prism mock',
    baseUrl: origin,
    projectId: example('project_id'),
    functionUrns: [example('function_urn')],
    capabilities: new Set(['authentication', 'examples']),
    authentication: tokenAuthentication('token-of-the-mock'),
  };
}

async function replay(
  configuration: Configuration,
  file: string,
  known: readonly string[],
  control: RunControl,
): Promise<RunOutcome> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`the archive ${file} cannot be read.`);
  });
  try {
    const recording = readHar(text, known);
    const { baseUrl, projectId, functionUrns, secrets, concealed } = recording;
    const target: Target = {
      name: file,
      baseUrl,
      projectId,
      functionUrns,
      capabilities: new Set(['state', 'authentication', 'credentials', 'examples']),
      authentication: { ...noAuthentication, secrets, concealed },
    };
    return await judgeRecorded(settingsOf(configuration, target, []), recording, control.signal);
  } catch (error) {
    throw error instanceof ReplayError ? new UsageError(`${file}: ${error.message}.`) : error;
  }
}
