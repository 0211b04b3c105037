import type { ParameterValue, Settings } from '../options.ts';
import { mask, sensitiveMarkers } from '../redaction.ts';
import { EXCERPT_BYTES } from '../result.ts';
import { type TomlTable, toToml } from './toml.ts';

/** Files of the private folder that a run uses. */
export interface RunFiles {
  readonly folder: string;
  readonly configuration: string;
  readonly guard: string;
  readonly guardSettings: string;
  readonly report: string;
  readonly sentLog: string;
  /** The document to test; outside of the folder when the caller named a file. */
  readonly document: string;
  readonly emptyNetrc: string;
}

/** `schemathesis.toml` for the run: everything that may hold a secret, and the safe defaults. */
export function configurationFile(settings: Settings, files: RunFiles): string {
  const { dictionaries, parameters } = parameterTables(settings.parameters);
  return toToml({
    seed: settings.seed,
    'base-url': literal(settings.baseUrl.href.replace(/\/$/, '')),
    'continue-on-failure': true,
    'max-redirects': 0,
    'request-retries': 0,
    'request-timeout': settings.requestTimeout / 1000,
    'rate-limit': settings.rateLimit,
    'tls-verify': tlsVerify(settings.tls),
    proxy: settings.proxy === undefined ? undefined : literal(settings.proxy.href),
    hooks: literal(files.guard),
    warnings: false,
    cache: { enabled: false },
    headers: mapValues(settings.headers, literal),
    generation: { database: 'none', 'max-examples': settings.maxExamples },
    phases: { coverage: { 'unexpected-methods': [] } },
    analysis: { constants: { enabled: false } },
    output: {
      sanitization: { enabled: true, 'sensitive-markers': sensitiveMarkers, replacement: mask },
      truncation: { 'max-recorded-payload-size': 2 * EXCERPT_BYTES },
    },
    checks: mapValues(settings.expectedStatuses, (statuses) => ({
      'expected-statuses': statuses.map(String),
    })),
    dictionaries,
    parameters,
  });
}

/** Arguments after the program's own: nothing secret, since `ps` shows them. */
export function commandLine(settings: Settings, files: RunFiles): string[] {
  return [
    ...['--config-file', files.configuration, 'run', files.document],
    ...['--phases', settings.phases.join(','), '--mode', settings.mode],
    ...(settings.checks === undefined ? [] : ['--checks', settings.checks.join(',')]),
    ...(settings.excludeChecks.length === 0 ? [] : ['--exclude-checks', settings.excludeChecks.join(',')]),
    ...(settings.allowedMethods ?? []).flatMap((method) => ['--include-method', method]),
    ...['--report', 'ndjson', '--report-ndjson-path', files.report, '--no-color'],
  ];
}

/** `guard.json`, read by `python/guard.py`. */
export function guardSettings(settings: Settings): string {
  const endpoint = settings.proxy ?? settings.baseUrl;
  return JSON.stringify({
    methods: settings.allowedMethods ?? null,
    origin: `${settings.baseUrl.protocol}//${hostOf(settings.baseUrl)}:${portOf(settings.baseUrl)}`,
    endpoints: [[hostOf(endpoint), portOf(endpoint)]],
    maxResponseBytes: settings.maxResponseBytes,
  });
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** Schemathesis replaces `${NAME}` by an environment variable; `$${` stands for the characters themselves. */
function literal(text: string): string {
  return text.replaceAll('${', () => '$${');
}

function tlsVerify(tls: Settings['tls']): string | boolean {
  if (tls === undefined) return true;
  return 'ca' in tls ? literal(tls.ca) : false;
}

function parameterTables(chosen: Readonly<Record<string, ParameterValue>>): {
  dictionaries: TomlTable;
  parameters: TomlTable;
} {
  const dictionaries: Record<string, TomlTable> = {};
  const parameters: Record<string, TomlTable | string | number | boolean> = {};
  for (const [name, value] of Object.entries(chosen)) {
    if (typeof value === 'object') {
      const dictionary = `values-${Object.keys(dictionaries).length}`;
      dictionaries[dictionary] = { values: value.values };
      parameters[name] = { dictionary, probability: value.probability ?? 1 };
    } else {
      parameters[name] = typeof value === 'string' ? literal(value) : value;
    }
  }
  return { dictionaries, parameters };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
