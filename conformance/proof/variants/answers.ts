import { jsonAnswer } from '../../reference/index.ts';
import { always, header, objectOf, on, page, refuse, withHeader } from '../alterations.ts';
import { type Ask, refusals, unspecified } from '../asks.ts';
import { type Subject, type Variant, variantsOf } from '../behaviour.ts';

/** With which status codes each call may be refused, beside the reference endpoint's. */
const refusalsWith: readonly (readonly [ask: Ask, statuses: readonly number[]])[] = [
  ['missing credentials', [400, 403]],
  ['wrong credentials', [400, 403]],
  ['long project ID', [401, 403, 404, 405, 414, 422]],
  ['long function URN', [401, 403, 404, 406, 414, 422]],
  ['unknown version', [400, 401, 403, 405, 409, 410, 412]],
  ['foreign project', [400, 401, 404, 421, 428]],
  ['foreign function', [400, 401, 403, 409, 410]],
  ...unspecified.map((ask) => [ask, [300, 400, 403, 404, 405, 414]] as const),
];

/** Other status codes, errors and header fields that fit. */
export const answerVariants: readonly Variant[] = [
  ...refusalsWith.flatMap(([ask, statuses]) =>
    statuses.flatMap((status) =>
      variantsOf(`refusal/${ask.replaceAll(' ', '-')}`, {
        [status]: [`The answer to ${ask} has status ${status}.`, on(ask, refuse(status))],
      }),
    ),
  ),
  ...unspecified.flatMap((ask) =>
    variantsOf(`refusal/${ask.replaceAll(' ', '-')}`, {
      html: [`The answer to ${ask} is an HTML page of a proxy.`, on(ask, (answer) => page(answer, 400))],
      redirect: [
        `The answer to ${ask} is a redirect to a tidier path.`,
        on(ask, (answer) => ({
          ...withHeader(answer, 'Location', '/v2/'),
          status: 301,
          body: new Uint8Array(),
        })),
      ],
    }),
  ),
  ...variantsOf('errors', {
    'extra-members': errors('have further members', (body) => ({
      ...body,
      request_id: 'a1b2',
      details: [{ field: 'function_urn', reason: null }],
      encoded_authorization_message: '',
    })),
    reversed: errors('have their members in the other order', (body) =>
      Object.fromEntries(Object.entries(body).reverse()),
    ),
    'empty-message': errors('have an empty error_msg', (body) => ({ ...body, error_msg: '' })),
    'empty-code': errors('have an empty error_code', (body) => ({ ...body, error_code: '' })),
    'other-language': errors('are told in Chinese', (body) => ({ ...body, error_msg: '请求参数无效。' })),
    'other-codes': errors('have codes of another form', (body) => ({ ...body, error_code: 'PAAS_404' })),
    'names-parameters': errors('repeat what was asked for, which is no secret', (body) => ({
      ...body,
      error_msg: 'Function: urn:fss:cn-north-4:7aad83af3e8d42e99ac1940000000001',
    })),
    'other-token': errors('name a token that is nobody’s', (body) => ({
      ...body,
      error_msg: 'Not MIIR-another/token+of/a+test==.',
    })),
    challenge: [
      'A call without credentials is answered with WWW-Authenticate.',
      on(
        ['missing credentials', 'wrong credentials'],
        header('WWW-Authenticate', 'Bearer realm="FunctionGraph"'),
      ),
    ],
  }),
  ...variantsOf('header-fields', {
    'lower-case': fields('Header fields are written in lower case', (headers) =>
      inCase(headers, 'toLowerCase'),
    ),
    'upper-case': fields('Header fields are written in upper case', (headers) =>
      inCase(headers, 'toUpperCase'),
    ),
    caching: fields('Answers may be cached', (headers) => ({
      ...headers,
      ETag: 'W/"1a2b"',
      'Cache-Control': 'private, max-age=60',
      'Last-Modified': 'Fri, 05 Mar 2021 01:00:00 GMT',
      Age: '12',
      Vary: 'Accept-Encoding, X-Auth-Token',
    })),
    gateway: fields('A gateway adds its header fields', (headers) => ({
      ...headers,
      Server: 'api-gateway',
      Via: '1.1 edge',
      'Strict-Transport-Security': 'max-age=31536000',
      'X-Frame-Options': 'SAMEORIGIN',
      'X-Content-Type-Options': 'nosniff',
      'Set-Cookie': ['lb=a1; Path=/', 'trace=b2; HttpOnly'],
    })),
    'other-clock': fields('Date names another time', (headers) => ({
      ...headers,
      Date: 'Sun, 06 Nov 1994 08:49:37 GMT',
    })),
    'request-id-twice': fields('X-Request-Id is there twice', (headers) => ({
      ...headers,
      'X-Request-Id': ['0123456789abcdef', 'fedcba9876543210'],
    })),
  }),
  ...variantsOf('status', {
    'gateway-404': [
      'A function that does not exist is answered by the gateway.',
      on(['unknown function', 'unknown version'], () =>
        jsonAnswer(404, { error_code: 'APIGW.0103', error_msg: 'Not found', request_id: 'a1b2' }),
      ),
    ],
  }),
];

type Body = ReturnType<typeof objectOf>;
type Headers = ReturnType<typeof jsonAnswer>['headers'];
type Row = readonly [sentence: string, serve: Subject['serve']];

function errors(what: string, change: (body: Body) => Body): Row {
  return [`Errors ${what}.`, on(refusals, (answer) => ({ ...answer, body: change(objectOf(answer)) }))];
}

function fields(sentence: string, change: (headers: Headers) => Headers): Row {
  return [`${sentence}.`, always((answer) => ({ ...answer, headers: change(answer.headers) }))];
}

function inCase(headers: Headers, convert: 'toLowerCase' | 'toUpperCase'): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name[convert](), value]));
}
