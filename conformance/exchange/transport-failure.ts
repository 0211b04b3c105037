import type { TransportFailure, TransportFailureKind } from './exchange.ts';

const kinds: readonly (readonly [pattern: RegExp, kind: TransportFailureKind])[] = [
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ERR_PLAIN_HTTP)$/, 'refused'],
  [/^(ENOTFOUND|EAI_\w+)$/, 'dns'],
  [/^ERR_PROXY$/, 'proxy'],
  [/^ETIMEDOUT$/, 'time-out'],
  [/^HPE_HEADER_OVERFLOW$/, 'too-large'],
  [/^HPE_INVALID_EOF_STATE$/, 'closed'],
  [/^HPE_/, 'not-http'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)$/, 'closed'],
  [/CERT|^(EPROTO|ERR_TLS|ERR_SSL|SELF_SIGNED|UNABLE_TO|DEPTH_ZERO)/, 'tls'],
];

/** Says whether this machine is out of something, which says nothing about a target. */
export function isOwnFailure(error: unknown): boolean {
  return /^(EMFILE|ENFILE|ENOMEM|ENOBUFS)$/.test(root(error).code);
}

/** Says in the suite's words what an error of the HTTP library means. */
export function transportFailure(error: unknown): TransportFailure {
  const { code, message } = root(error);
  const kind = kinds.find(([pattern]) => pattern.test(code))?.[1] ?? 'closed';
  switch (kind) {
    case 'refused':
      return { kind, message: `the connection was refused: ${message}` };
    case 'dns':
      return { kind, message: `the host name was not found: ${message}` };
    case 'tls':
      return { kind, message: `no secure connection: ${message} (${code})` };
    case 'not-http':
      return { kind, message: `what came is not HTTP: ${message}` };
    case 'too-large':
      return { kind, message: `the header fields are too long (${code})` };
    case 'closed':
      return { kind, message: `the connection was closed: ${message}${code && ` (${code})`}` };
    default:
      return { kind, message };
  }
}

function root(error: unknown): { code: string; message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return root(error.errors[0]);
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  return {
    code: 'code' in error && typeof error.code === 'string' ? error.code : '',
    message: error.message,
  };
}
