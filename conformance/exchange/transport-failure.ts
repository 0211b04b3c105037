import type { TransportFailure, TransportFailureKind } from './exchange.ts';

const kinds: readonly (readonly [pattern: RegExp, kind: TransportFailureKind])[] = [
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'refused'],
  [/^(ENOTFOUND|EAI_\w+)$/, 'dns'],
  [/^(UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT)$/, 'time-out'],
  [/^(HPE_\w+|HTTPParserError|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'not-http'],
  [/^(UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_EXCEEDED_MAX_SIZE)$/, 'too-large'],
  [/^(UND_ERR_SOCKET|ECONNRESET|EPIPE|ECONNABORTED)$/, 'closed'],
  [/CERT|^(EPROTO|ERR_TLS|ERR_SSL|SELF_SIGNED|UNABLE_TO|DEPTH_ZERO)/, 'tls'],
];

/** Says in the suite's words what an error of the HTTP library means. */
export function transportFailure(error: unknown, timeoutSeconds: number): TransportFailure {
  const { code, message } = root(error);
  if (message.startsWith('Proxy response '))
    return { kind: 'proxy', message: `the proxy refused: ${message}` };
  if (message === 'bad upgrade')
    return { kind: 'not-http', message: 'what came switches to another protocol than HTTP' };
  const kind = kinds.find(([pattern]) => pattern.test(code))?.[1] ?? 'closed';
  switch (kind) {
    case 'time-out':
      return { kind, message: `no answer within ${timeoutSeconds} s` };
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
    default:
      return { kind, message: `the connection was closed: ${message}${code && ` (${code})`}` };
  }
}

function root(error: unknown): { code: string; message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return root(error.errors[0]);
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  if (error.cause instanceof Error) return root(error.cause);
  // The parser's errors have no code of their own.
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code: code || (error.name === 'Error' ? '' : error.name), message: error.message };
}
