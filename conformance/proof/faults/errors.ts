import { objectOf, on, withHeader } from '../alterations.ts';
import { type Ask, refusals } from '../asks.ts';
import { type Alter, type Fault, fault } from '../behaviour.ts';

/** Errors whose body is not the platform's. */
export const errorFaults: readonly Fault[] = [
  every('empty', 'is empty', (answer) => ({ ...answer, body: new Uint8Array() })),
  every('empty-without-media-type', 'is empty and has no media type', (answer) => ({
    ...withHeader(answer, 'Content-Type', undefined),
    body: new Uint8Array(),
  })),
  every('empty-object', 'is an empty object', (answer) => ({ ...answer, body: {} })),
  every('nested', 'holds its members in another object', (answer) => ({
    ...answer,
    body: { error: objectOf(answer) },
  })),
  every('problem-details', 'has the members of problem details', (answer) => ({
    ...answer,
    body: { type: 'about:blank', title: 'Refused', status: answer.status },
  })),
  every('plain-message', 'is a text, though its media type is JSON', (answer) => ({
    ...answer,
    body: Buffer.from('Refused'),
  })),
  every('html', 'is HTML, though its media type is JSON', (answer) => ({
    ...answer,
    body: Buffer.from('<!doctype html><title>Refused</title>'),
  })),
  every('code-is-status', 'has the status code for its error_code', (answer) => ({
    ...answer,
    body: { ...objectOf(answer), error_code: answer.status },
  })),
  every('camel-case', 'has its members in camel case', (answer) => {
    const { error_code = null, error_msg = null } = objectOf(answer);
    return { ...answer, body: { errorCode: error_code, errorMsg: error_msg } };
  }),
  every('message', 'has message in place of error_msg', (answer) => {
    const { error_code = null, error_msg = null } = objectOf(answer);
    return { ...answer, body: { error_code, message: error_msg } };
  }),
  every('member-twice', 'has a member twice', (answer) => ({
    ...answer,
    body: Buffer.from('{"error_code":"FSS.0400","error_code":"FSS.0400","error_msg":"Refused."}'),
  })),
  every('byte-order-mark', 'begins with a byte order mark', (answer) => ({
    ...answer,
    body: Buffer.from(`\uFEFF${JSON.stringify(answer.body)}`),
  })),
  every('latin-1', 'is written in Latin-1', (answer) => ({
    ...answer,
    body: Buffer.from('{"error_code":"FSS.0400","error_msg":"Ungültig."}', 'latin1'),
  })),
  ...refusals.map((ask) =>
    some(
      `${ask.replaceAll(' ', '-')}/no-code`,
      [ask],
      `The answer to ${ask} has no error_code.`,
      (answer) => {
        const { error_msg = null } = objectOf(answer);
        return { ...answer, body: { error_msg } };
      },
    ),
  ),
];

function every(id: string, what: string, alter: Alter): Fault {
  return some(`every/${id}`, refusals, `The body of every error ${what}.`, alter);
}

function some(id: string, asks: readonly Ask[], sentence: string, alter: Alter): Fault {
  return fault(`errors/${id}`, 'errors.body', sentence, on(asks, alter));
}
