import type { Contract, JsonObject } from '../contract/contract.ts';
import type { CompleteExchange } from '../exchange/exchange.ts';
import type { JsonReading } from '../reading/json-text.ts';
import { owner } from './derived.ts';
import { mediaTypeProblem } from './headers.ts';
import { configProbes, type Evidence, judgeEach, type Rule } from './rule.ts';
import { schemaErrors } from './schema-errors.ts';

const schema = '#/components/schemas/AsyncInvokeConfig';

/** The body of status 200, layer by layer: text, JSON, an object, its members and their types. */
export const bodyRules: readonly Rule[] = [
  bodyRule(
    'body.utf-8',
    'The body is UTF-8 without a byte order mark.',
    'JSON, RFC 8259, section 8.1',
    (reading) => (reading.codingProblem === undefined ? (reading.textProblem ?? '') : undefined),
  ),
  bodyRule(
    'body.json',
    'The body is one JSON value and nothing after it.',
    'Example Responses',
    (reading, exchange) => {
      const isOtherMediaType = mediaTypeProblem(exchange.response.headers).length > 0;
      if (reading.isText === undefined || (isOtherMediaType && reading.jsonProblem !== undefined))
        return undefined;
      return reading.jsonProblem ?? '';
    },
  ),
  bodyRule('body.object', 'The body is an object.', 'Table 2', (reading) =>
    reading.json === undefined ? undefined : (reading.objectProblem ?? ''),
  ),
  {
    ...common(
      'body.unique-names',
      'No object of the body has two members of one name with different values.',
      'JSON, RFC 8259, section 4',
    ),
    check: membersTwice(({ duplicates }) => duplicates, 'more than one'),
  },
  {
    ...common('body.repeated-members', 'No member is written twice.', 'JSON, RFC 8259, section 4'),
    level: 'SHOULD',
    check: membersTwice(({ repetitions }) => repetitions, 'two with the same value'),
  },
  {
    ...common('body.names', 'Members are spelled exactly as documented.', 'Tables 2, 3 and 4, Parameter'),
    pointer: `${schema}/properties`,
    check: ({ exchanges, config }) =>
      judgeEach(exchanges, config, ({ unknown }) =>
        unknown.flatMap(({ where, name, meant }) =>
          meant === undefined ? [] : [{ where: `${where}/${name}`, expected: meant, actual: name }],
        ),
      ),
  },
  {
    ...common(
      'body.required-members',
      'func_urn, max_async_event_age_in_seconds and max_async_retry_attempts are there.',
      "Table 2; the platform's sibling model",
    ),
    pointer: `${schema}/required`,
    check: schemaErrors((error, { contract }) => owner(error, contract) === 'body.required-members'),
  },
  {
    ...common('body.types', 'Each member has its documented type.', 'Tables 2, 3 and 4, Type'),
    pointer: `${schema}/properties`,
    check: schemaErrors((error, { contract }) => owner(error, contract) === 'body.types'),
  },
  {
    ...common(
      'body.null-members',
      'A member that may be absent is left out rather than null.',
      'Tables 2, 3 and 4, Type',
    ),
    level: 'SHOULD',
    pointer: `${schema}/properties`,
    check: schemaErrors((error, { contract }) => owner(error, contract) === 'body.null-members'),
  },
  {
    ...common('body.integers', 'Integers have no fractional part.', 'Table 2, Type'),
    pointer: `${schema}/properties`,
    check: schemaErrors((error, { contract }) => owner(error, contract) === 'body.integers'),
  },
  {
    ...common(
      'body.schema',
      'The body keeps every keyword of the schema that has no rule of its own.',
      'Tables 2, 3 and 4',
    ),
    check: schemaErrors((error, { contract }) => owner(error, contract) === 'body.schema'),
  },
  {
    ...common(
      'body.recommended-members',
      'Members that a response should carry are there.',
      'Table 2; Table 4, param',
    ),
    level: 'SHOULD',
    pointer: `${schema}/x-recommended`,
    check: ({ exchanges, config }) =>
      judgeEach(exchanges, config, ({ absent }) =>
        absent.map(({ where, name, pointer }) => ({
          pointer,
          where: `${where}/${name}`,
          expected: `a member ${name}`,
          actual: 'nothing',
        })),
      ),
  },
  {
    ...common(
      'body.integer-spelling',
      'Integers are written without a fraction or an exponent, which typed decoders refuse.',
      'Table 2, Type',
    ),
    level: 'SHOULD',
    check: ({ exchanges, body, config, contract }) =>
      judgeEach(
        exchanges,
        (exchange) => (config(exchange) === undefined ? undefined : body(exchange).json),
        ({ spelledWhole }) =>
          spelledWhole
            .filter((where) => isInteger(where, contract))
            .map((where) => ({ where, expected: 'digits only', actual: 'a fraction or an exponent' })),
      ),
  },
];

function common(id: string, title: string, source: string): Omit<Rule, 'check'> {
  return { id, level: 'MUST', part: 'body', title, source, pointer: schema, probes: configProbes, needs: [] };
}

/** A rule about one layer of the body: `''` for a layer that holds, a reason, or `undefined` where it was not reached. */
function bodyRule(
  id: string,
  title: string,
  source: string,
  problemOf: (reading: ReturnType<Evidence['body']>, exchange: CompleteExchange) => string | undefined,
): Rule {
  return {
    ...common(id, title, source),
    check: ({ exchanges, body }) =>
      judgeEach(
        exchanges,
        (exchange) => (exchange.response.status === 200 ? problemOf(body(exchange), exchange) : undefined),
        (actual) => (actual === '' ? [] : [{ where: 'body', expected: title, actual }]),
      ),
  };
}

/** Finds members that are written more than once: those of the places that a reading lists. */
function membersTwice(placesIn: (json: JsonReading) => readonly string[], actual: string): Rule['check'] {
  return ({ exchanges, body }) =>
    judgeEach(
      exchanges,
      (exchange) => (exchange.response.status === 200 ? body(exchange).json : undefined),
      (json) => placesIn(json).map((where) => ({ where, expected: 'one member of this name', actual })),
    );
}

/** Says whether a place of a body, which may have any name in it, is a documented integer. */
function isInteger(where: string, contract: Contract): boolean {
  const properties = contract.at(`${schema}/properties`) as JsonObject;
  const name = where.slice(1);
  return Object.hasOwn(properties, name) && (properties[name] as JsonObject).type === 'integer';
}
