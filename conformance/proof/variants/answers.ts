import { always, objectOf, on, withHeader } from '../alterations.ts';
import { type Ask, refusals, unspecified } from '../asks.ts';
import { type Variant, variant } from '../behaviour.ts';
import { jsonAnswer, serviceError } from '../reference/index.ts';

/** Other status codes, errors and header fields that fit. */
export const answerVariants: readonly Variant[] = [
  ...refusedWith('missing credentials', [400, 403]),
  ...refusedWith('wrong credentials', [400, 403]),
  ...refusedWith('long project ID', [401, 403, 404, 405, 414, 422]),
  ...refusedWith('long function URN', [401, 403, 404, 406, 414, 422]),
  ...refusedWith('unknown version', [400, 401, 403, 405, 409, 410, 412]),
  ...refusedWith('foreign project', [400, 401, 404, 421, 428]),
  ...refusedWith('foreign function', [400, 401, 403, 409, 410]),
  ...unspecified.flatMap((ask) => [
    ...refusedWith(ask, [400, 403, 404, 405, 414]),
    variant(
      `refusal/${ask.replaceAll(' ', '-')}/html`,
      `The answer to ${ask} is an HTML page of a proxy.`,
      on(ask, (answer) => ({
        ...withHeader(answer, 'Content-Type', 'text/html'),
        status: 400,
        body: Buffer.from('<html><h1>400 Bad Request</h1></html>'),
      })),
    ),
    variant(
      `refusal/${ask.replaceAll(' ', '-')}/redirect`,
      `The answer to ${ask} is a redirect to a tidier path.`,
      on(ask, (answer) => ({
        ...withHeader(answer, 'Location', '/v2/'),
        status: 301,
        body: new Uint8Array(),
      })),
    ),
  ]),
  errors('extra-members', 'Errors have further members.', (body) => ({
    ...body,
    request_id: 'a1b2',
    details: [{ field: 'function_urn', reason: null }],
    encoded_authorization_message: '',
  })),
  errors('reversed', 'Errors have their members in the other order.', (body) =>
    Object.fromEntries(Object.entries(body).reverse()),
  ),
  errors('empty-message', 'Errors have an empty error_msg.', (body) => ({ ...body, error_msg: '' })),
  errors('other-language', 'Errors are told in Chinese.', (body) => ({
    ...body,
    error_msg: '请求参数无效。',
  })),
  errors('other-codes', 'Errors have codes of another form.', (body) => ({
    ...body,
    error_code: 'PAAS_404',
  })),
  errors('names-parameters', 'Errors repeat what was asked for, which is no secret.', (body) => ({
    ...body,
    error_msg: `${String(body.error_msg)} Function: urn:fss:cn-north-4:7aad83af3e8d42e99ac1940000000001`,
  })),
  variant(
    'errors/challenge',
    'A call without credentials is answered with WWW-Authenticate.',
    on(['missing credentials', 'wrong credentials'], (answer) =>
      withHeader(answer, 'WWW-Authenticate', 'Bearer realm="FunctionGraph"'),
    ),
  ),
  fields('lower-case', 'Header fields are written in lower case.', (headers) =>
    inCase(headers, 'toLowerCase'),
  ),
  fields('upper-case', 'Header fields are written in upper case.', (headers) =>
    inCase(headers, 'toUpperCase'),
  ),
  fields('caching', 'Answers may be cached.', (headers) => ({
    ...headers,
    ETag: 'W/"1a2b"',
    'Cache-Control': 'private, max-age=60',
    'Last-Modified': 'Fri, 05 Mar 2021 01:00:00 GMT',
    Age: '12',
    Vary: 'Accept-Encoding, X-Auth-Token',
  })),
  fields('gateway', 'A gateway adds its header fields.', (headers) => ({
    ...headers,
    Server: 'api-gateway',
    Via: '1.1 edge',
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Frame-Options': 'SAMEORIGIN',
    'X-Content-Type-Options': 'nosniff',
    'Set-Cookie': ['lb=a1; Path=/', 'trace=b2; HttpOnly'],
  })),
  fields('other-clock', 'Date names another time.', (headers) => ({
    ...headers,
    Date: 'Sun, 06 Nov 1994 08:49:37 GMT',
  })),
  fields('request-id-twice', 'X-Request-Id is there twice.', (headers) => ({
    ...headers,
    'X-Request-Id': ['0123456789abcdef', 'fedcba9876543210'],
  })),
  variant(
    'status/gateway-404',
    'A function that does not exist is answered by the gateway.',
    on(['unknown function', 'unknown version'], () =>
      jsonAnswer(404, { error_code: 'APIGW.0103', error_msg: 'Not found', request_id: 'a1b2' }),
    ),
  ),
];

function refusedWith(ask: Ask, statuses: readonly number[]): readonly Variant[] {
  return statuses.map((status) =>
    variant(
      `refusal/${ask.replaceAll(' ', '-')}/${status}`,
      `The answer to ${ask} has status ${status}.`,
      on(ask, () => serviceError(status, 'Refused.')),
    ),
  );
}

function errors(
  id: string,
  sentence: string,
  change: (body: ReturnType<typeof objectOf>) => ReturnType<typeof objectOf>,
): Variant {
  return variant(
    `errors/${id}`,
    sentence,
    on(refusals, (answer) => ({ ...answer, body: change(objectOf(answer)) })),
  );
}

type Headers = ReturnType<typeof jsonAnswer>['headers'];

function fields(id: string, sentence: string, change: (headers: Headers) => Headers): Variant {
  return variant(
    `header-fields/${id}`,
    sentence,
    always((answer) => ({ ...answer, headers: change(answer.headers) })),
  );
}

function inCase(headers: Headers, convert: 'toLowerCase' | 'toUpperCase'): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name[convert](), value]));
}
