import { memberName } from '../../../openapi/json.ts';
import { decodeContent } from '../../exchange/content-coding.ts';
import { type Exchange, headerValues } from '../../exchange/exchange.ts';
import { openTransport } from '../../exchange/transport.ts';
import type { Probe } from '../../probes/plan.ts';
import { Sender } from '../../probes/sender.ts';
import type { HarEntry } from '../../reading/har.ts';
import { printable } from '../../reading/words.ts';
import { LeakError } from '../../redaction/last-scan.ts';
import { openSecrecy } from '../../redaction/secrecy.ts';
import { findingLine } from '../../report/finding-line.ts';
import { layOutJson, nearestPlace } from '../../report/html/json-layout.ts';
import { ReportFileError, readReportFile } from '../../report/report-file.ts';
import { tool } from '../../tool.ts';
import type { Report, ReportedFinding } from '../../verdict/report.ts';
import { exitCodes } from '../../verdict/verdict.ts';
import { type Configuration, configure } from '../configuration/configuration.ts';
import type { EnvironmentSource } from '../configuration/source.ts';
import { UsageError } from '../configuration/usage-error.ts';
import type { Variables } from '../configuration/variables.ts';
import { print } from '../output.ts';

/** How many lines of a body are shown. */
const mostLines = 200;

/**
 * The command: finds a request of an earlier run, sends it again, and shows the answer.
 *
 * @returns the exit code.
 * @throws UsageError where the request is not in the report, or went to another target than the configured one.
 */
export async function main(args: readonly string[], variables: Variables): Promise<number> {
  const [name, ...flags] = args;
  if (name === undefined || name.startsWith('-'))
    throw new UsageError('name an exchange, or a pointer into report.json; see send --help.');
  // A target is not complete without a function; which one is asked for stands in the request.
  const command = await configure([...flags, '--function-urn=any'], variables);
  if (command.kind !== 'run' || command.configuration.source.kind !== 'environment')
    throw new UsageError('send needs a target; name it with --base-url or --env.');
  const { configuration } = command;
  const { source } = command.configuration;
  const { entry, finding } = await findRequest(configuration.reportDirectory, name);
  if (!entry.request.url.startsWith(`${new URL(source.baseUrl).origin}/`))
    throw new UsageError(`the request went to ${entry.request.url}, and not to ${source.baseUrl}.`);
  return send(probeOf(entry, source), configuration, source, finding);
}

async function findRequest(
  directory: string,
  name: string,
): Promise<{ entry: HarEntry; finding: ReportedFinding | undefined }> {
  const runs = await readReportFile(directory).catch((error: unknown) => {
    throw error instanceof ReportFileError ? new UsageError(error.message) : error;
  });
  for (const { report, exchanges } of runs) {
    const pointed = name.startsWith('/') ? findingAt(report, name) : undefined;
    const id = pointed?.exchange ?? name;
    const entry = exchanges.find(({ _exchange: own }) => own?.id === id);
    if (entry === undefined) continue;
    const all = report.results.flatMap(({ findings }) => findings);
    return { entry, finding: pointed ?? all.find(({ exchange }) => exchange === id) };
  }
  throw new UsageError(`${directory} has no exchange ${name}; exchanges.har holds those that there are.`);
}

/** The finding that a pointer leads to or past. */
function findingAt(report: Report, pointer: string): ReportedFinding | undefined {
  let value: unknown = report;
  let found: ReportedFinding | undefined;
  for (const token of ['', ...pointer.split('/').slice(1)]) {
    if (typeof value !== 'object' || value === null) return found;
    const key = memberName(token);
    if (key !== '') value = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
    found = asFinding(value) ?? found;
  }
  return found;
}

function asFinding(value: unknown): ReportedFinding | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('exchange' in value && 'where' in value) return value as ReportedFinding;
  return 'finding' in value ? asFinding(value.finding) : undefined;
}

/** The probe that an entry of the suite's own archive is the exchange of. */
function probeOf({ request, _exchange: own }: HarEntry, { authentication }: EnvironmentSource): Probe {
  if (own === undefined) throw new UsageError('the exchange is not one that the suite sent.');
  const altered = authentication.altered.find(({ what }) =>
    own.id.endsWith(`half-right-credentials/${what}`),
  );
  const kept = request.headers.filter(({ name }) => /^accept(-encoding)?$/i.test(name));
  return {
    id: own.id,
    name: own.probe,
    url: request.url,
    requested: own.requested,
    credentials: own.credentials,
    ...(altered !== undefined && { altered }),
    ...(own.example !== undefined && { example: own.example }),
    fields: kept.map(({ name, value }) => [name, value]),
  };
}

async function send(
  probe: Probe,
  { transport: options }: Configuration,
  { baseUrl, projectId, authentication }: EnvironmentSource,
  finding: ReportedFinding | undefined,
): Promise<number> {
  const { secrets, concealed = [], kind } = authentication;
  const secrecy = openSecrecy({ credentials: secrets, concealed, shown: [baseUrl, projectId] });
  const origin = new URL(baseUrl).origin;
  const transport = await openTransport({
    ...options,
    origin,
    connections: 1,
    isAnonymous: kind === 'none',
  });
  try {
    const sender = new Sender({
      transport,
      authentication,
      exchangeRedactor: secrecy.exchanges,
      userAgent: tool.userAgent,
      concurrency: 1,
      retries: 0,
      now: Date.now,
    });
    const exchange = await sender.send(probe);
    const text = shown(exchange, finding).map(printable).join('\n');
    if (secrecy.lastScan.finds(text)) throw new LeakError('the answer');
    print(text);
    return exchange.response === undefined ? exitCodes.untested : exitCodes.conforms;
  } finally {
    await transport.close();
  }
}

/** An exchange line by line, the offending place marked. */
function shown(
  { request, response, failure, timings }: Exchange,
  finding: ReportedFinding | undefined,
): string[] {
  const { where } = finding ?? {};
  const marked = (isMarked: boolean, line: string) => `${isMarked ? '>' : ' '} ${line}`;
  return [
    ...(finding === undefined ? [] : [`found then: ${findingLine(finding)}`]),
    `GET ${request.url} (credentials: ${request.credentials})`,
    ...(failure === undefined ? [] : [marked(where === 'message', failure.message)]),
    ...(response === undefined
      ? []
      : [
          marked(
            where === 'status',
            `${response.status} ${response.statusText}, after ${timings.total.toFixed(0)} ms`,
          ),
          ...response.headers.map(([name, value]) =>
            marked(name.toLowerCase() === where?.toLowerCase(), `${name}: ${value}`),
          ),
          ...(where !== undefined && isAbsentField(where, response.headers)
            ? [`> ${where} is not there`]
            : []),
          '',
          ...bodyLines(response, where).map(({ text, isMarked }) => marked(isMarked, text)),
        ]),
  ];
}

function isAbsentField(where: string, headers: Parameters<typeof headerValues>[0]): boolean {
  const isField = /^[A-Z][\w-]*$/.test(where);
  return isField && headerValues(headers, where).length === 0;
}

function bodyLines(
  response: NonNullable<Exchange['response']>,
  where: string | undefined,
): { text: string; isMarked: boolean }[] {
  const decoded = decodeContent({ response });
  if (!('bytes' in decoded)) return [{ text: decoded.actual, isMarked: where === 'Content-Encoding' }];
  const text = new TextDecoder().decode(decoded.bytes);
  try {
    const lines = layOutJson(text);
    const place = where === undefined ? undefined : nearestPlace(lines, where === 'body' ? '' : where);
    return lines.slice(0, mostLines).map(({ depth, pieces }) => ({
      text: '  '.repeat(depth) + pieces.map((piece) => piece.text).join(''),
      isMarked: pieces.some(({ pointer, kind }) => pointer === place && kind !== 'punctuation'),
    }));
  } catch {
    // Not JSON: it is shown as it came.
    return text
      .split('\n')
      .slice(0, mostLines)
      .map((line) => ({ text: line, isMarked: where === 'body' }));
  }
}
