import { credentialRefusals, refusalRule, responsesPointer } from './refusal.ts';
import { type Rule, refusalProbes, unspecifiedProbes } from './rule.ts';

const source = "Error Codes; the platform's authentication";

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
    statuses: credentialRefusals,
  }),
  refusalRule({
    id: 'credentials.wrong',
    part: 'credentials',
    what: 'A call with wrong credentials',
    source,
    pointer: `${responsesPointer}/401`,
    probe: 'wrong-credentials',
    needs: ['credentials'],
    statuses: credentialRefusals,
    unlessAccepted: 'no-credentials',
  }),
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
