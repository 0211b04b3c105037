import { objectOf, on, oneInThree, withHeader } from '../alterations.ts';
import { refusals } from '../asks.ts';
import { type Alter, type Fault, faultsOf, tableOf } from '../behaviour.ts';

/** Errors whose body is not the platform's. */
const everyError: { readonly [id: string]: readonly [what: string, body: string | Buffer | Alter] } = {
  empty: ['is empty', ''],
  'empty-without-media-type': [
    'is empty and has no media type',
    (answer) => ({ ...withHeader(answer, 'Content-Type', undefined), body: new Uint8Array() }),
  ],
  'empty-object': ['is an empty object', '{}'],
  nested: [
    'holds its members in another object',
    (answer) => ({ ...answer, body: { error: objectOf(answer) } }),
  ],
  'problem-details': [
    'has the members of problem details',
    '{"type":"about:blank","title":"Refused","status":400}',
  ],
  'plain-message': ['is a text, though its media type is JSON', 'Refused'],
  html: ['is HTML, though its media type is JSON', '<!doctype html><title>Refused</title>'],
  'code-is-status': ['has the status code for its error_code', '{"error_code":404,"error_msg":"Refused."}'],
  'camel-case': ['has its members in camel case', '{"errorCode":"FSS.0400","errorMsg":"Refused."}'],
  message: ['has message in place of error_msg', '{"error_code":"FSS.0400","message":"Refused."}'],
  'member-twice': [
    'has a member twice, with two values',
    '{"error_code":"FSS.0400","error_code":"FSS.0401","error_msg":"Refused."}',
  ],
  'byte-order-mark': [
    'begins with a byte order mark',
    '\uFEFF{"error_code":"FSS.0400","error_msg":"Refused."}',
  ],
  'latin-1': [
    'is written in Latin-1',
    Buffer.from('{"error_code":"FSS.0400","error_msg":"Ungültig."}', 'latin1'),
  ],
};

export const errorFaults: readonly Fault[] = [
  ...faultsOf(
    'errors/every',
    'errors.body',
    tableOf(everyError, ([what, body]) => [
      `The body of every error ${what}.`,
      on(refusals, typeof body === 'function' ? body : (answer) => ({ ...answer, body: Buffer.from(body) })),
    ]),
  ),
  ...refusals.flatMap((ask) =>
    faultsOf(`errors/${ask.replaceAll(' ', '-')}`, 'errors.body', {
      'no-code': [
        `The answer to ${ask} has no error_code.`,
        on(ask, (answer) => ({ ...answer, body: { error_msg: 'Refused.' } })),
      ],
    }),
  ),
  ...faultsOf('errors', 'errors.body', {
    'one-in-three': [
      'Every third call for a function that does not exist has an empty error.',
      oneInThree((answer) => ({ ...answer, body: {} }), 'unknown function'),
    ],
  }),
];
