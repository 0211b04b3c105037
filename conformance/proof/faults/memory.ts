import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Answer, type AnswerContext, bodyBytes, jsonAnswer } from '../../reference/index.ts';
import { firstConfiguration, type JsonObject, objectOf, onEach, withHeader } from '../alterations.ts';
import { type Behaviour, type Fault, fault } from '../behaviour.ts';

const rule = 'idempotence.other-reads';

/** Answers that depend on what was asked for before, or on the form that is asked for. */
export const memoryFaults: readonly Fault[] = [
  remembering(
    'after-unknown',
    'A function has other values once an unknown one was asked for.',
    1,
    (seen, { outcome }) => seen.has('unknown function') && outcome === 'configuration',
  ),
  remembering(
    'after-another',
    'A function has other values once another one was read.',
    3,
    (_seen, context, urns) =>
      context.outcome === 'configuration' &&
      urns.size > 1 &&
      context.parameters?.functionUrn === [...urns][0],
  ),
  {
    ...fault(
      'memory/last-read',
      rule,
      'A cache answers with the values of the function that was read last.',
      () => {
        let last: JsonObject | undefined;
        let lastUrn = '';
        const seenBefore = new Set<string>();
        return {
          alter: (answer, { outcome, parameters }) => {
            if (outcome !== 'configuration' || parameters === undefined) return answer;
            const own = objectOf(answer);
            const isFirstTime = !seenBefore.has(own.func_urn as string);
            seenBefore.add(own.func_urn as string);
            const values =
              isFirstTime || lastUrn === own.func_urn ? own : { ...last, func_urn: own.func_urn ?? '' };
            last = own;
            lastUrn = String(own.func_urn);
            return { ...answer, body: values };
          },
        };
      },
    ),
    functions: 2,
  },
  {
    ...fault(
      'memory/shared-answer',
      rule,
      'Calls that are under way at once share one answer, so that all get that of the last.',
      () => {
        let shared: Answer | undefined;
        return {
          alter: async (answer, { outcome }) => {
            if (outcome !== 'configuration') return answer;
            shared = answer;
            await sleep(20);
            return shared;
          },
        };
      },
    ),
    functions: 2,
  },
  fault('memory/vanishes', rule, 'A function is gone once an unknown one was asked for.', () => {
    let isAsked = false;
    return {
      alter: (answer, { outcome, parameters }) => {
        if (parameters?.functionUrn.includes('no-such-function')) isAsked = true;
        return isAsked && outcome === 'configuration'
          ? jsonAnswer(404, { error_code: 'FSS.0404', error_msg: 'No.' })
          : answer;
      },
    };
  }),
  fault(
    'memory/unknown-is-made',
    'status.unknown-function',
    'An unknown function exists once it was asked for.',
    () => {
      const asked = new Set<string>();
      return {
        alter: (answer, { outcome, parameters, state }) => {
          if (outcome !== 'unknown function' || parameters === undefined) return answer;
          if (!asked.has(parameters.functionUrn)) {
            asked.add(parameters.functionUrn);
            return answer;
          }
          return jsonAnswer(200, { ...firstConfiguration(state), func_urn: parameters.functionUrn });
        },
      };
    },
  ),
  form(
    'xml',
    'headers.any-media-type',
    'Asked for any media type, a configuration comes as XML.',
    'accept',
    '*/*',
    (answer) => ({
      ...withHeader(answer, 'Content-Type', 'application/xml'),
      body: Buffer.from('<config/>'),
    }),
  ),
  form(
    '406',
    'headers.any-media-type',
    'Asked for any media type, a known function is answered with 406.',
    'accept',
    '*/*',
    (answer) => ({
      ...answer,
      status: 406,
    }),
  ),
  form(
    'other-media-type',
    'headers.any-media-type',
    'Asked for any media type, JSON is called text.',
    'accept',
    '*/*',
    (answer) => withHeader(answer, 'Content-Type', 'text/plain'),
  ),
  form(
    'stale',
    'headers.identity-coding',
    'Without a content coding, another configuration is answered.',
    'accept-encoding',
    'identity',
    (answer) => ({
      ...answer,
      body: { ...objectOf(answer), max_async_retry_attempts: 7 },
    }),
  ),
  form(
    'gzip-anyway',
    'headers.identity-coding',
    'Without a content coding, half of the configuration is answered.',
    'accept-encoding',
    'identity',
    (answer) => ({
      ...answer,
      body: bodyBytes(answer.body).subarray(0, 100),
    }),
  ),
  form(
    'gzip-alone-stale',
    'headers.any-media-type',
    'In gzip alone, as many clients ask, another configuration is answered than where there is a choice.',
    'accept-encoding',
    'gzip',
    (answer) => ({
      ...answer,
      body: { ...objectOf(answer), max_async_retry_attempts: 7 },
    }),
  ),
  fault(
    'memory/form/gzip-stale',
    'headers.identity-coding',
    'With gzip, a configuration comes out of a cache that is stale.',
    onEach((answer, { outcome, request }) =>
      outcome === 'configuration' && String(request.headers['accept-encoding']).includes('gzip')
        ? withHeader(
            {
              ...answer,
              body: gzipSync(JSON.stringify({ ...objectOf(answer), max_async_retry_attempts: 5 })),
            },
            'Content-Encoding',
            'gzip',
          )
        : undefined,
    ),
  ),
];

/** Values that are others from some call on. */
function remembering(
  id: string,
  sentence: string,
  functions: number,
  isOther: (seen: ReadonlySet<string>, context: AnswerContext, urns: ReadonlySet<string>) => boolean,
): Fault {
  const serve = (): Behaviour => {
    const seen = new Set<string>();
    const urns = new Set<string>();
    return {
      alter: (answer, context) => {
        seen.add(context.outcome);
        if (context.outcome === 'configuration') urns.add(context.parameters?.functionUrn ?? '');
        return isOther(seen, context, urns)
          ? { ...answer, body: { ...objectOf(answer), max_async_retry_attempts: 5 } }
          : answer;
      },
    };
  };
  return { ...fault(`memory/${id}`, rule, sentence, serve), functions };
}

function form(
  id: string,
  broken: string,
  sentence: string,
  field: string,
  value: string,
  alter: (answer: Answer) => Answer,
): Fault {
  return fault(
    `memory/form/${id}`,
    broken,
    sentence,
    onEach((answer, { outcome, request }) =>
      outcome === 'configuration' && request.headers[field] === value ? alter(answer) : undefined,
    ),
  );
}
