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

/** The message where a port answers plain http in TLS. */
export const tlsInPlainText = 'what came is not HTTP, but TLS';

/** Says whether what an HTTP parser could not read is a record of TLS: an alert or a handshake. */
function isTlsRecord(error: unknown): boolean {
  if (!(error instanceof Error && 'rawPacket' in error && error.rawPacket instanceof Uint8Array))
    return false;
  const [type = 0, version = 0] = error.rawPacket;
  return (type === 0x15 || type === 0x16) && version === 3;
}

/** Says in the suite's words what an error of the HTTP library means. */
export function transportFailure(error: unknown): TransportFailure {
  const { code, message } = root(error);
  if (isTlsRecord(error)) return { kind: 'not-http', message: tlsInPlainText };
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
