/** What a probe asks, in one word. Rules name the probes that they judge. */
export type ProbeName =
  | 'known-function'
  | 'encoded-colons'
  | 'unknown-function'
  | 'unknown-version'
  | 'no-credentials'
  | 'wrong-credentials'
  | 'long-project-id'
  | 'long-function-urn'
  | 'foreign-project'
  | 'foreign-function'
  | 'empty-project-id'
  | 'empty-function-urn'
  | 'odd-function-urn'
  | 'respelled-without-credentials'
  | 'half-right-credentials'
  | 'equivalent-spelling'
  | 'twice-encoded'
  | 'neighbour-function'
  | 'longest-function-urn'
  | 'malformed-function'
  | 'other-case'
  | 'known-function-again'
  | 'any-media-type'
  | 'identity-coding'
  | 'documented-example'
  | 'documented-error'
  | 'observed-error'
  | 'function-list';

/** Header fields in the order and spelling of the wire. */
export type HeaderFields = readonly (readonly [name: string, value: string])[];

/** The one request of an exchange, credentials masked. */
export interface ExchangeRequest {
  readonly method: 'GET';
  readonly url: string;
  readonly headers: HeaderFields;
  /** Which credentials were sent: those that were configured, none, or ones that cannot be right. */
  readonly credentials: 'valid' | 'none' | 'wrong';
}

/** An answer as it came, secrets masked: header fields unparsed, the body before any content decoding. */
export interface ExchangeResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderFields;
  /** The fields after a chunked body, until the redactor has looked at them. */
  readonly trailers?: HeaderFields;
  /** The bytes of the body after transfer decoding; those that came, if it was cut off. */
  readonly body: Uint8Array;
  /** Why the body is not kept: it is in no known coding, so that a secret may be in it. */
  readonly withheld?: UndecodableContent;
}

/** Why the content coding of a body cannot be undone. */
export interface UndecodableContent {
  readonly problem: 'too-large' | 'untrue';
  readonly actual: string;
}

/** Why there is no answer, or no whole one. */
export type TransportFailureKind =
  | 'refused'
  | 'dns'
  | 'tls'
  | 'not-http'
  | 'time-out'
  | 'closed'
  | 'too-large'
  | 'proxy'
  | 'unavailable'
  | 'interrupted';

/** A transport failure. With a `response` beside it, the answer had begun and was cut off. */
export interface TransportFailure {
  readonly kind: TransportFailureKind;
  /** One sentence, free of credentials. */
  readonly message: string;
}

/** How long the parts of an exchange took, in milliseconds. */
export interface Timings {
  /** From sending until the first header field came. Absent where none came. */
  readonly firstByte?: number;
  readonly total: number;
}

/** An attempt that did not count, because the answer called itself temporary or the connection was lost. */
export interface Retry {
  /** For example `429, Retry-After: 1`. */
  readonly reason: string;
  /**
   * The connection was lost, the target asked for patience, it answered 503 without saying when to come back, or it may
   * read signatures in another way.
   */
  readonly kind: 'lost' | 'busy' | 'unannounced' | 'signature';
  /** How long was waited before the next attempt, in milliseconds. */
  readonly waited: number;
}

/** A plain record of one request and what came back, free of secrets. */
export interface Exchange {
  /** Unique in a run: function, probe and repetition. */
  readonly id: string;
  readonly probe: ProbeName;
  /** The configured function that the probe is about; absent for probes about the environment. */
  readonly functionUrn?: string;
  /** What the path of the request asks for, decoded. */
  readonly requested: { readonly projectId: string; readonly functionUrn: string };
  /** Which of the document's named examples was asked for. */
  readonly example?: { readonly status: number; readonly name: string };
  /** When the request was sent, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly request: ExchangeRequest;
  readonly response?: ExchangeResponse;
  readonly failure?: TransportFailure;
  /** Where the answer repeated a credential; absent where no credential is known. */
  readonly repeated?: readonly string[];
  readonly retries: readonly Retry[];
  readonly timings: Timings;
}

/** An exchange with a whole answer. */
export type CompleteExchange = Exchange & {
  readonly response: ExchangeResponse;
  readonly failure?: undefined;
};

/** Says whether the answer came whole. */
export function isComplete(exchange: Exchange): exchange is CompleteExchange {
  return exchange.response !== undefined && exchange.failure === undefined;
}

/** Header fields from a list of names and values in turn, as Node.js gives them. */
export function headerFields(raw: readonly string[]): HeaderFields {
  const fields: [string, string][] = [];
  for (let index = 0; index < raw.length; index += 2) fields.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return fields;
}

/** The values of a header field, in the order of the wire. */
export function headerValues(headers: HeaderFields, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([field]) => field.toLowerCase() === wanted).map(([, value]) => value);
}
