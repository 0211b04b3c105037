import { once } from 'node:events';
import { type ReferenceEndpointOptions, startReferenceEndpoint } from '../../reference/index.ts';
import { type ReferenceState, readState, StateError } from '../../reference/state.ts';
import { tool } from '../../tool.ts';
import { exitCodes } from '../../verdict/verdict.ts';
import { readArguments } from '../configuration/flags.ts';
import { Settings } from '../configuration/settings.ts';
import { UsageError } from '../configuration/usage-error.ts';
import { defaultPort, type ReferenceOption, referenceOptions } from './options.ts';

/**
 * The command: serves the contract until it is interrupted.
 *
 * @returns the exit code.
 * @throws UsageError where a flag is wrong, the state cannot be served, or the port not be used.
 */
export async function main(args: readonly string[]): Promise<number> {
  const settings = new Settings<ReferenceOption>(readArguments(args, referenceOptions).flags);
  const port = readPort(settings.text('port') ?? defaultPort);
  const observe: ReferenceEndpointOptions['observe'] = (answer, { request, outcome }) =>
    console.log(`${request.method} ${request.target} ${answer.status} ${outcome}`);
  const file = settings.text('state');
  const { origin, state, stop } = await readState(file)
    .then((served) =>
      startReferenceEndpoint({ state: served, port, ...(!settings.switch('quiet') && { observe }) }),
    )
    .catch((error: unknown) => {
      throw new UsageError(obstacle(error, port, file));
    });
  console.log(invitation(origin, state));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await stop();
  return exitCodes.conforms;
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port ${text} is not a port.`);
}

/** Why nothing can be served. */
function obstacle(error: unknown, port: number, file: string | undefined): string {
  if (error instanceof StateError) return `The state cannot be served: ${error.message}.`;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `Port ${port} is taken; choose another with --port.`;
  return code === 'ENOENT' ? `There is no file ${file}.` : message;
}

/** Says what is served, and how to test it. */
function invitation(origin: string, { projects }: ReferenceState): string {
  const functions = Object.values(projects).reduce((sum, project) => sum + project.functions.length, 0);
  const lines = [
    `Serving ${functions} functions of ${Object.keys(projects).length} projects on ${origin} (Ctrl-C stops).`,
  ];
  for (const [projectId, project] of Object.entries(projects)) {
    const urn = project.functions[0]?.func_urn;
    const key = project.accessKeys.find((candidate) => candidate.securityToken === undefined);
    if (urn === undefined) continue;
    const target = `npx ${tool.name} --base-url ${origin} --project-id ${projectId} --function-urn ${urn}`;
    const token = project.tokens[0];
    if (token !== undefined)
      lines.push('', 'Test it with a token:', `  CONFORMANCE_TOKEN=${token} ${target}`);
    if (key !== undefined) {
      const names = `HUAWEICLOUD_SDK_AK=${key.accessKey} HUAWEICLOUD_SDK_SK=${key.secretKey}`;
      lines.push('', 'Test it with a signature:', `  ${names} ${target}`);
    }
    break;
  }
  return `${lines.join('\n')}\n`;
}
