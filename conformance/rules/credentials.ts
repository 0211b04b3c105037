import type { BodyReading } from '../reading/body.ts';
import { configurationIn } from '../reading/given-away.ts';
import { isRefusal, isSuccess, refusalRule, responsesPointer } from './refusal.ts';
import { judgeEach, type Rule, refusalProbes, unspecifiedProbes } from './rule.ts';

const source = "Error Codes; the platform's authentication";

/** The status codes that tell a caller that it is the credentials. Other refusals keep the door shut as well. */
const credentialRefusals: readonly number[] = [400, 401, 403];

/** Who is let in, and that no answer gives a credential away. */
export const credentialRules: readonly Rule[] = [
  refusalRule({
    id: 'credentials.missing',
    part: 'credentials',
    what: 'A call without credentials',
    source,
    pointer: `${responsesPointer}/401`,
    probe: 'no-credentials',
    needs: ['authentication'],
  }),
  refusalRule({
    id: 'credentials.wrong',
    part: 'credentials',
    what: 'A call with wrong credentials',
    source,
    pointer: `${responsesPointer}/401`,
    probe: 'wrong-credentials',
    needs: ['credentials'],
    unlessAccepted: 'no-credentials',
  }),
  refusalRule({
    id: 'credentials.half-right',
    part: 'credentials',
    what: 'A call whose credentials are right but for one thing',
    source,
    pointer: `${responsesPointer}/401`,
    probe: 'half-right-credentials',
    needs: ['credentials'],
    unlessAccepted: 'wrong-credentials',
  }),
  {
    id: 'credentials.spelling',
    level: 'MUST',
    part: 'credentials',
    title: 'No spelling of its path gives a configuration to a call without credentials.',
    source: `${source}; URI, RFC 3986, section 6`,
    pointer: '#/security',
    probes: ['respelled-without-credentials'],
    comparesWith: ['no-credentials'],
    needs: ['authentication'],
    check: ({ exchanges, all, body, contract }) =>
      all.some(({ probe, response }) => probe === 'no-credentials' && isSuccess(response?.status))
        ? undefined
        : judgeEach(
            exchanges,
            // Whatever stands in front may answer such a path in its own words; an error is judged elsewhere.
            (exchange): Pick<BodyReading, 'json'> => (exchange.response.status < 400 ? body(exchange) : {}),
            ({ json }) => {
              const where = json && configurationIn(json.value, contract);
              return where === undefined
                ? []
                : [{ where, expected: 'a refusal, or 404', actual: 'a configuration' }];
            },
          ),
  },
  {
    id: 'credentials.status',
    level: 'SHOULD',
    part: 'credentials',
    title: `Missing or wrong credentials are refused with ${credentialRefusals.join(', ')}, which say why.`,
    source,
    pointer: `${responsesPointer}/401`,
    probes: ['no-credentials', 'wrong-credentials'],
    needs: ['authentication'],
    check: ({ exchanges }) =>
      judgeEach(
        exchanges,
        ({ response: { status } }) => (isRefusal(status) ? status : undefined),
        (status) =>
          credentialRefusals.includes(status)
            ? []
            : [
                {
                  where: 'status',
                  expected: `status ${credentialRefusals.join(', ')}`,
                  actual: `status ${status}`,
                },
              ],
      ),
  },
  {
    id: 'credentials.not-repeated',
    level: 'MUST',
    part: 'credentials',
    title: 'No answer repeats a credential, in its header fields or its body.',
    source,
    pointer: '#/components/securitySchemes',
    probes: ['known-function', 'encoded-colons', ...refusalProbes, ...unspecifiedProbes],
    needs: ['authentication'],
    looksForSecrets: true,
    check: ({ exchanges }) => {
      const known = exchanges.filter(({ repeated }) => repeated !== undefined);
      if (known.length === 0) return undefined;
      return known.flatMap((exchange) =>
        (exchange.repeated ?? []).map((where) => ({
          where,
          expected: 'no credential',
          actual: 'a credential that was sent (left out here)',
          exchange,
        })),
      );
    },
  },
];
