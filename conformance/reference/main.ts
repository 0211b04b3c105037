import { parseArgs } from 'node:util';
import { startReferenceEndpoint } from './index.ts';
import { readState, StateError } from './state.ts';

const help = `Serves the whole contract on the loopback interface, as an example of a target.

Usage: make reference            (port 4020)
       npx tsx conformance/reference/main.ts [flags]

  --port <n>       the port to listen on; 0 takes a free one (default 4020)
  --state <file>   the projects, credentials and functions to serve, as YAML
                   (default conformance/reference/state.yaml)
  --quiet          do not print a line for each request
  --help           print this help
`;

/** Runs the command; resolves to its exit code where it ends by itself. */
async function main(args: readonly string[]): Promise<number | undefined> {
  let flags: { port: string; state?: string; quiet: boolean; help: boolean };
  try {
    flags = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4020' },
        state: { type: 'string' },
        quiet: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values as typeof flags;
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
  if (flags.help) {
    process.stdout.write(help);
    return 0;
  }
  const port = Number(flags.port);
  if (!/^\d{1,5}$/.test(flags.port) || port > 65_535) return usage(`--port ${flags.port} is not a port.`);

  try {
    const state = await readState(flags.state);
    const endpoint = await startReferenceEndpoint({
      state,
      port,
      ...(flags.quiet
        ? {}
        : {
            observe: (answer, { request, outcome }) =>
              console.log(`${request.method} ${request.target} ${answer.status} ${outcome}`),
          }),
    });
    console.log(invitation(endpoint.origin, state));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void endpoint.stop());
    return undefined;
  } catch (error) {
    if (error instanceof StateError) return usage(`The state cannot be served: ${error.message}.`);
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return usage(`Port ${port} is taken; choose another with --port.`);
    if (code === 'ENOENT') return usage(`There is no file ${flags.state}.`);
    return usage(message);
  }
}

/** Says what is served, and how to test it. */
function invitation(origin: string, { projects }: Awaited<ReturnType<typeof readState>>): string {
  const functions = Object.values(projects).reduce((sum, project) => sum + project.functions.length, 0);
  const lines = [
    `Serving ${functions} functions of ${Object.keys(projects).length} projects on ${origin} (Ctrl-C stops).`,
  ];
  for (const [projectId, project] of Object.entries(projects)) {
    const urn = project.functions[0]?.func_urn;
    const key = project.accessKeys.find((candidate) => candidate.securityToken === undefined);
    if (urn === undefined) continue;
    const target = `make conformance BASE_URL=${origin} PROJECT_ID=${projectId} FUNCTION_URN=${urn}`;
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

function usage(problem: string): number {
  console.error(`${problem}\nSee --help.`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
