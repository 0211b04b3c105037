import { all, configuration } from '../../testing/conversation.ts';
import type { PartCases } from './case.ts';

export const exampleCases: PartCases = {
  'examples.status': {
    breaking: {
      'an example of 404 comes with 400': (answer, { example }) =>
        example?.status === 404 ? { ...answer, status: 400 } : answer,
      'another answer in place of an example': (answer, { example }) =>
        example?.status === 404
          ? { ...answer, status: 400, body: { error_code: 'APIGW.0101', error_msg: 'x' } }
          : answer,
    },
    keeping: { 'each with its status': all() },
  },
  'examples.body': {
    breaking: {
      'one example for all': (answer, { name }) =>
        name === 'documented-example' ? { ...answer, body: configuration } : answer,
    },
    keeping: {
      'members in any order': (answer, { name }) =>
        name === 'documented-example'
          ? { ...answer, body: Object.fromEntries(Object.entries(answer.body as object).reverse()) }
          : answer,
    },
  },
};
