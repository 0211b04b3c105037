import { randomUUID } from 'node:crypto';

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** An answer before it is written to the wire. */
export interface Answer {
  readonly status: number;
  /** The headers by name. `Content-Length` or `Transfer-Encoding` and `Date` are added on the wire. */
  readonly headers: { readonly [name: string]: string | readonly string[] };
  /** A JSON value, or the very bytes to send. */
  readonly body: Json | Uint8Array;
}

/** Builds an answer with a JSON body and the ID that the platform gives to each request. */
export function jsonAnswer(status: number, body: Json, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    headers: {
      'Content-Type': 'application/json',
      'X-Request-Id': randomUUID().replaceAll('-', ''),
      ...headers,
    },
    body,
  };
}

/** Builds an error answer of the service itself, whose codes follow the status: `FSS.0404`. */
export function serviceError(status: number, message: string): Answer {
  return jsonAnswer(status, { error_code: `FSS.0${status}`, error_msg: message });
}

/** Builds an error answer of the gateway in front of the service, which adds the ID of the request. */
export function gatewayError(
  status: number,
  code: `APIGW.${string}`,
  message: string,
  headers: Answer['headers'] = {},
): Answer {
  const answer = jsonAnswer(status, null, headers);
  const request_id = String(answer.headers['X-Request-Id']);
  return { ...answer, body: { error_code: code, error_msg: message, request_id } };
}

/** Gives the bytes that the body of an answer goes over the wire as. */
export function bodyBytes(body: Answer['body']): Uint8Array {
  return body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
}
