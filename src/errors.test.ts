import { describe, expect, test } from 'vitest';
import { toTransportError } from './client/transport.ts';
import { ApiError, ArgumentError, ContractError, FunctionGraphError, TransportError } from './errors.ts';
import type { Finding } from './finding.ts';

const finding: Finding = {
  pointer: '/a',
  schemaPointer: '#/b',
  keyword: 'type',
  expected: 'a string',
  actual: 'null',
};

describe('the errors', () => {
  test.each([
    ['API_ERROR', new ApiError({ status: 404 }), ApiError],
    ['CONTRACT_VIOLATION', new ContractError('the response', [finding]), ContractError],
    ['TRANSPORT_FAILURE', new TransportError('timeout', 'late', undefined), TransportError],
    ['INVALID_ARGUMENT', new ArgumentError('timeout', 'is wrong'), ArgumentError],
  ])('%s has its code, its class and its name', (code, error, ErrorClass) => {
    expect(error.code).toBe(code);
    expect(error).toBeInstanceOf(ErrorClass);
    expect(error).toBeInstanceOf(FunctionGraphError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(ErrorClass.name);
  });

  test('say everything in one line', () => {
    expect(new ContractError('the response', [finding, { ...finding, pointer: '' }]).message).toBe(
      'the response breaks the contract: /a: expected a string, got null; the value: expected a string, got null',
    );
    expect(new ApiError({ status: 404 }).message).toBe('the API answered 404');
  });
});

describe('as JSON', () => {
  const value = { cyclic: {} };
  value.cyclic = value;

  test.each([
    [
      new ApiError({ status: 404, errorCode: 'FSS.0404', headers: { a: 'b' }, body: '{}' }),
      {
        name: 'ApiError',
        code: 'API_ERROR',
        status: 404,
        errorCode: 'FSS.0404',
        headers: { a: 'b' },
        body: '{}',
      },
    ],
    [
      new ContractError('the response', [finding], { status: 200, requestId: 'r', value }),
      { name: 'ContractError', findings: [finding], status: 200, requestId: 'r' },
    ],
    [
      new TransportError('network', 'no answer', new TypeError('fetch failed')),
      { reason: 'network', cause: { name: 'TypeError', message: 'fetch failed' } },
    ],
    [new ArgumentError('timeout', 'is wrong'), { argument: 'timeout', message: 'timeout is wrong' }],
  ])('%s has its facts, and neither stack nor value', (error, facts) => {
    const json = JSON.parse(JSON.stringify(error));
    expect(json).toMatchObject({ message: error.message, ...facts });
    expect(json).not.toHaveProperty('stack');
    expect(json).not.toHaveProperty('value');
    // A clone is a plain error; the facts go with the JSON.
    expect(structuredClone(error)).toMatchObject({ message: error.message, stack: error.stack });
    expect(structuredClone(error.toJSON())).toMatchObject(facts);
  });
});

describe('a failure of the transport', () => {
  const caused = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('why'), { code }) });

  test.each([
    ['tls', 'CERT_HAS_EXPIRED'],
    ['tls', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['tls', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['tls', 'ERR_SSL_WRONG_VERSION_NUMBER'],
    ['tls', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['tls', 'EPROTO'],
    ['network', 'ECONNREFUSED'],
    ['network', 'ENOTFOUND'],
    ['network', 'UND_ERR_SOCKET'],
  ])('is %s where the system says %s', (reason, code) => {
    const error = caused(code);
    expect(toTransportError(error)).toMatchObject({
      reason,
      cause: error,
      message: expect.stringContaining(code),
    });
  });

  test('without a cause is told as it is', () => {
    expect(toTransportError(new TypeError('Failed to fetch'))).toMatchObject({
      reason: 'network',
      message: 'no answer arrived: Failed to fetch',
    });
    expect(toTransportError('odd')).toMatchObject({ message: 'no answer arrived: odd' });
  });

  test('that has its class already keeps it', () => {
    const error = new ArgumentError('timeout', 'is wrong');
    expect(toTransportError(error)).toBe(error);
  });
});
