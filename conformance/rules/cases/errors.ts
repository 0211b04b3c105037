import { all, type Change, header, on, once, page } from '../../testing/conversation.ts';
import { refusalProbes } from '../rule.ts';
import type { PartCases } from './case.ts';

const errorBody = (value: unknown): Change => on(refusalProbes, (answer) => ({ ...answer, body: value }));

export const errorCases: PartCases = {
  'errors.media-type': {
    breaking: {
      'refusals are text': header(refusalProbes, 'Content-Type', 'text/plain'),
      'one refusal is an HTML page': page('wrong-credentials'),
      'a documented server error is text': (answer, probe, repetition) =>
        answer.status >= 500
          ? header('documented-error', 'Content-Type', 'text/plain')(answer, probe, repetition)
          : answer,
      'refusals have no media type': header(refusalProbes, 'Content-Type', undefined),
    },
    keeping: {
      'a charset parameter': header(refusalProbes, 'Content-Type', 'application/json; charset=utf-8'),
    },
  },
  'errors.body': {
    breaking: {
      'no body': errorBody(''),
      'nothing at all': all(errorBody(''), header(refusalProbes, 'Content-Type', undefined)),
      'a body that is no JSON': errorBody('not found'),
      'a list': errorBody([{ error_code: 'FSS.0404', error_msg: 'x' }]),
      'no error_code': errorBody({ error_msg: 'x' }),
      'no error_msg': errorBody({ error_code: 'FSS.0404' }),
      'a number for error_code': errorBody({ error_code: 404, error_msg: 'x' }),
      'null for error_msg': errorBody({ error_code: 'FSS.0404', error_msg: null }),
      'other names': errorBody({ code: 'FSS.0404', message: 'x' }),
      'an object around it': errorBody({ error: { error_code: 'FSS.0404', error_msg: 'x' } }),
      'a member twice': errorBody('{"error_code":"a","error_code":"b","error_msg":"x"}'),
      'one refusal of all': once('unknown-function', 2, (answer) => ({ ...answer, body: {} })),
    },
    keeping: {
      'further members': errorBody({
        error_code: 'APIGW.0301',
        error_msg: 'x',
        request_id: 'f00d',
        details: [],
      }),
      'any code': errorBody({ error_code: '', error_msg: '' }),
    },
  },
};
