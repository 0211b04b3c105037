import { type HeaderFields, headerValues, isComplete } from '../exchange/exchange.ts';
import { secretPattern } from '../redaction/spellings.ts';
import { isRefusal, refusalRule, responsesPointer } from './refusal.ts';
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
    check: ({ exchanges, secrets, body: readBody }) => {
      const complete = exchanges.filter(isComplete);
      if (complete.length === 0) return undefined;
      const known = patternOf(secrets);
      return complete.flatMap((exchange) => {
        const { headers, statusText } = exchange.response;
        const { decoded } = readBody(exchange);
        const bytes = 'bytes' in decoded ? decoded.bytes : exchange.response.body;
        const body = Buffer.from(bytes).toString('latin1');
        const signature = secretPattern(signatureOf(exchange.request.headers));
        const isRepeated = (text: string) =>
          [known, signature].some((pattern) => pattern !== undefined && text.search(pattern) >= 0);
        // Nearly all answers repeat nothing, which one search shows.
        if (!isRepeated([statusText, ...headers.flat(), body].join('\n'))) return [];
        const fields = headers.filter(([, value]) => isRepeated(value)).map(([name]) => name);
        const places = [
          ...(isRepeated(statusText) ? ['reason phrase'] : []),
          ...fields,
          ...(headers.some(([name]) => isRepeated(name)) ? ['name of a header field'] : []),
          ...(isRepeated(body) ? ['body'] : []),
        ];
        return places.map((where) => ({
          where,
          expected: 'no credential',
          actual: 'a credential that was sent (left out here)',
          exchange,
        }));
      });
    },
  },
];

/** The signature in an `Authorization` field opens the door for as long as its date is fresh. */
function signatureOf(headers: HeaderFields): string[] {
  const [authorization = ''] = headerValues(headers, 'authorization');
  const signature = /Signature=([0-9a-f]{64})/.exec(authorization)?.[1];
  return signature === undefined ? [] : [signature];
}

/** Shorter secrets turn up by accident. */
const shortest = 8;

const patterns = new WeakMap<readonly string[], RegExp | undefined>();

/** Made once for all functions of a run. */
function patternOf(secrets: readonly string[]): RegExp | undefined {
  if (!patterns.has(secrets))
    patterns.set(secrets, secretPattern(secrets.filter((secret) => secret.length >= shortest)));
  return patterns.get(secrets);
}
