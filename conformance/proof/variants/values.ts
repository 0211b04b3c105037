import contract from '../../../generated/openapi.json' with { type: 'json' };
import type { Json } from '../../reference/index.ts';
import {
  edit,
  type JsonObject,
  members,
  onConfiguration,
  onConfigurationText,
  onSome,
  withDestination,
  without,
} from '../alterations.ts';
import { type Subject, tableOf, type Variant, variantsOf } from '../behaviour.ts';
import { type Site, sitesOf } from '../sites.ts';

type Row = readonly [sentence: string, serve: Subject['serve']];

const { examples } = contract.components.responses.Ok.content['application/json'];
const outcomes = ['on_success', 'on_failure'] as const;

/** Times that a configuration may have: when it was created, and when it was changed. */
const times: { readonly [id: string]: readonly [created_time: string, last_modified: string] } = {
  utc: ['2021-03-04T06:50:02Z', '2021-03-04T06:50:03Z'],
  'lower-case': ['2021-03-04t06:50:02z', '2021-03-04t06:50:03z'],
  milliseconds: ['2021-03-04T14:50:02.125+08:00', '2021-03-04T14:50:02.126+08:00'],
  nanoseconds: ['2021-03-04T14:50:02.123456788Z', '2021-03-04T14:50:02.123456789Z'],
  equal: ['2021-03-04T14:50:02+08:00', '2021-03-04T14:50:02+08:00'],
  'equal-in-other-offsets': ['2021-03-04T14:50:02+08:00', '2021-03-04T06:50:02Z'],
  'equal-in-other-fractions': ['2021-03-04T14:50:02.50Z', '2021-03-04T14:50:02.5Z'],
  'mixed-offsets': ['2021-03-04T14:50:02+08:00', '2021-03-04T07:00:00Z'],
  'mixed-offsets-other-day': ['2021-03-05T00:30:00+14:00', '2021-03-04T10:30:01Z'],
  'half-hour-offsets': ['2021-03-04T12:20:02+05:30', '2021-03-04T12:35:02+05:45'],
  'unknown-offset': ['2021-03-04T06:50:02-00:00', '2021-03-04T06:50:03-00:00'],
  'negative-offset': ['2021-03-04T22:50:02-08:00', '2021-03-05T07:00:00Z'],
  'leap-day': ['2024-02-29T00:00:00Z', '2024-02-29T23:59:59Z'],
  'leap-second': ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z'],
  'leap-second-elsewhere': ['2017-01-01T07:59:60+08:00', '2017-01-01T08:00:00+08:00'],
  'far-future': ['1999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
};

/** Other values that the document allows. */
export const valueVariants: readonly Variant[] = [
  ...sitesOf('Ok').flatMap(atBounds),
  ...variantsOf(
    'example',
    tableOf(examples, ({ value }, name) => [
      `The configuration is the documented example ${name}.`,
      onConfiguration((body) => ({ ...(value as unknown as JsonObject), func_urn: body.func_urn ?? null })),
    ]),
  ),
  ...variantsOf('destination-config', {
    absent: [
      'There is no destination_config.',
      onConfiguration((body) => without(body, 'destination_config')),
      { warnings: ['body.recommended-members'] },
    ],
    empty: values('destination_config is empty.', { destination_config: {} }),
    'without-on-success': [
      'There is no on_success.',
      onConfiguration((body) => edit(body, ['destination_config', 'on_success'], () => undefined) as Json),
    ],
    ...Object.fromEntries(
      [{}, { destination: '', param: '' }, { destination: '', param: '{}' }].map((unset) => [
        `unset/${JSON.stringify(unset)}`,
        [
          `Neither side is set, and both come back as \`${JSON.stringify(unset)}\`.`,
          onConfiguration((body) => ({
            ...body,
            destination_config: { on_success: unset, on_failure: unset },
          })),
          { warnings: ['destinations.unset'] },
        ] as const,
      ]),
    ),
    'without-on-failure': [
      'There is no on_failure.',
      onConfiguration((body) => edit(body, ['destination_config', 'on_failure'], () => undefined) as Json),
    ],
  }),
  ...variantsOf('param', {
    'white-space': param('has white space between its tokens', (text) =>
      JSON.stringify(JSON.parse(text), null, 2),
    ),
    padded: param('has white space around its JSON', (text) => ` ${text}\n`),
    reversed: param('has its members in the reverse order', (text) =>
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse())),
    ),
    'other-order': [
      'A param has its members in another order in every other answer.',
      () => {
        let answers = 0;
        return onConfiguration((body) => {
          answers += 1;
          const text =
            answers % 2 === 0
              ? '{"bucket":"b","prefix":"p","expires":1}'
              : '{"expires":1,"prefix":"p","bucket":"b"}';
          return { ...body, destination_config: { on_success: { destination: 'OBS', param: text } } };
        })();
      },
    ],
    escaped: param('has its colons and slashes escaped as \\uXXXX', (text) =>
      text.replaceAll(/(?<=[a-z]):(?=[a-z])/g, '\\u003a').replaceAll('/', '\\u002f'),
    ),
    'extra-members': param('has members that the document does not list', (text) =>
      JSON.stringify({ ...(JSON.parse(text) as object), region: 'cn-north-4', nested: [{ a: null }] }),
    ),
    characters: param('has members with characters from everywhere', (text) =>
      JSON.stringify({ ...(JSON.parse(text) as object), note: '日志/größer 🙂 "quoted"' }),
    ),
    'empty-prefix': values('The prefix of a bucket is empty.', {
      destination_config: {
        on_success: { destination: 'OBS', param: '{"bucket":"b","prefix":"","expires":1}' },
      },
    }),
  }),
  ...variantsOf('extra-members', {
    root: values('The configuration has further members of every type.', {
      enable_async_status_log: true,
      'x-list': [1, 'a', null],
      'x-object': { a: { b: 1.5 } },
      'x-null': null,
    }),
    everywhere: [
      'Each object of the configuration has a further member.',
      onConfiguration((body) =>
        outcomes.reduce(
          (value, outcome) => added(value, ['destination_config', outcome], { enabled: false }),
          added({ ...body, tags: [] }, ['destination_config'], { retries: 2 }),
        ),
      ),
    ],
    changing: [
      'A member that the document does not list names each request.',
      () => {
        let requests = 0;
        return onConfiguration((body) => {
          requests += 1;
          return added({ ...body, request_id: requests }, ['destination_config'], { node: requests });
        })();
      },
    ],
    prototype: values('The configuration has members with the names of object methods.', {
      constructor: 'a',
      toString: 'b',
      hasOwnProperty: 1,
    }),
    'other-spelling': values('Members are there in camel case as well.', {
      funcUrn: 'urn:fss',
      createdTime: null,
    }),
    'dunder-proto': [
      'The configuration has a member __proto__.',
      onConfigurationText((text) => text.replace('{', '{"__proto__":{"func_urn":7},')),
    ],
    'same-name-elsewhere': values('A member has the name of another one, in another object.', {
      note: { func_urn: 'elsewhere' },
    }),
    fraction: [
      'A member that is not documented is written 3.0.',
      onConfigurationText((text) => text.replace('{', '{"cost":3.0,')),
    ],
    characters: values('A member has letters of any language.', { note: 'Größe, サイズ, 🦆' }),
    outcome: [
      'There is a destination for another outcome.',
      onConfiguration((body) =>
        added(body, ['destination_config'], { on_timeout: { destination: 'KAFKA', param: 7 } }),
      ),
    ],
  }),
  ...variantsOf('values', {
    'long-param': [
      'A param has 100,000 characters.',
      onConfiguration(
        (body) =>
          edit(body, ['destination_config', 'on_success', 'param'], (text) =>
            String(text).padEnd(100_000),
          ) as Json,
      ),
    ],
    'negative-zero': [
      'An integer is written -0.',
      onConfigurationText((text) => text.replace(/("max_async_retry_attempts"):\d+/, '$1:-0')),
    ],
    'modified-just-now': [
      'The configuration was changed a moment ago.',
      () => {
        const last_modified = new Date().toISOString();
        return onConfiguration((body) => ({ ...body, last_modified }))();
      },
    ],
  }),
  ...variantsOf(
    'times',
    tableOf(times, ([created_time, last_modified]) =>
      values(`created_time is ${created_time} and last_modified is ${last_modified}.`, {
        created_time,
        last_modified,
      }),
    ),
  ),
  ...variantsOf('times', {
    'other-offset-once': [
      'One answer has last_modified in another offset.',
      onSome((earlier) => earlier === 1, members({ last_modified: '2021-03-05T01:00:00Z' })),
    ],
  }),
];

/** Each bound itself is within the bounds. */
function atBounds({ path, schema, destination }: Site): readonly Variant[] {
  // The URN of the function itself is what was asked for; its longest form is a state of its own.
  const lengths = path.length > 1 ? ['minLength', 'maxLength'] : [];
  return ['minimum', 'maximum', ...lengths].flatMap((keyword) => {
    const bound = schema[keyword];
    if (typeof bound !== 'number') return [];
    const value = lengths.includes(keyword) ? 'u'.repeat(bound) : bound;
    return variantsOf('bound', {
      [[...path, keyword].join('/')]: [
        `\`${path.join('/')}\` is at its ${keyword}.`,
        onConfiguration((body) => edit(withDestination(body, destination), path, () => value) as Json),
      ],
    });
  });
}

function values(sentence: string, changed: JsonObject): Row {
  return [sentence, onConfiguration((body) => ({ ...body, ...changed }))];
}

function added(value: Json, path: readonly string[], more: JsonObject): Json {
  return edit(value, path, (object) => ({ ...(object as JsonObject), ...more })) as Json;
}

function param(what: string, change: (text: string) => string): Row {
  const changed = (value: Json, outcome: string) =>
    edit(value, ['destination_config', outcome, 'param'], (text) => change(String(text))) as Json;
  return [`Each param ${what}.`, onConfiguration((body) => outcomes.reduce<Json>(changed, body))];
}
