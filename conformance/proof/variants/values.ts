import contract from '../../../generated/openapi.json' with { type: 'json' };
import { edit, type JsonObject, onConfiguration, onConfigurationText, without } from '../alterations.ts';
import { type Variant, variant } from '../behaviour.ts';
import type { Json } from '../reference/index.ts';
import { exampleWithDestination, type Site, sitesOf } from '../sites.ts';

/** Other values that the document allows. */
export const valueVariants: readonly Variant[] = [
  ...sitesOf('Ok').flatMap(atBounds),
  ...Object.entries(contract.components.responses.Ok.content['application/json'].examples).map(
    ([name, example]) =>
      variant(
        `example/${name}`,
        `The configuration is the documented example ${name}.`,
        onConfiguration((body) => ({
          ...(example.value as unknown as JsonObject),
          func_urn: body.func_urn ?? null,
        })),
      ),
  ),
  {
    ...variant(
      'destination-config/absent',
      'There is no destination_config.',
      onConfiguration((body) => without(body, 'destination_config')),
    ),
    warnings: ['body.recommended-members'],
  },
  variant(
    'destination-config/empty',
    'destination_config is empty.',
    onConfiguration((body) => ({ ...body, destination_config: {} })),
  ),
  ...(['on_success', 'on_failure'] as const).map((outcome) =>
    variant(
      `destination-config/without-${outcome.replace('_', '-')}`,
      `There is no ${outcome}.`,
      onConfiguration((body) => edit(body, ['destination_config', outcome], () => undefined) as Json),
    ),
  ),
  ...[{}, { destination: '', param: '' }, { destination: '', param: '{}' }].map((unset) => ({
    ...variant(
      `destination-config/unset/${JSON.stringify(unset)}`,
      `Neither side is set, and both come back as \`${JSON.stringify(unset)}\`.`,
      onConfiguration((body) => ({ ...body, destination_config: { on_success: unset, on_failure: unset } })),
    ),
    warnings: ['destinations.unset'],
  })),
  param('white-space', 'has white space between its tokens', (text) =>
    JSON.stringify(JSON.parse(text), null, 2),
  ),
  param('padded', 'has white space around its JSON', (text) => ` ${text}\n`),
  param('reversed', 'has its members in the reverse order', (text) =>
    JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse())),
  ),
  param('escaped', 'has its colons and slashes escaped as \\uXXXX', (text) =>
    text.replaceAll(/(?<=[a-z]):(?=[a-z])/g, '\\u003a').replaceAll('/', '\\u002f'),
  ),
  param('extra-members', 'has members that the document does not list', (text) =>
    JSON.stringify({ ...(JSON.parse(text) as object), region: 'cn-north-4', nested: [{ a: null }] }),
  ),
  param('characters', 'has members with characters from everywhere', (text) =>
    JSON.stringify({ ...(JSON.parse(text) as object), note: '日志/größer 🙂 "quoted"' }),
  ),
  variant(
    'extra-members/root',
    'The configuration has further members of every type.',
    onConfiguration((body) => ({
      ...body,
      enable_async_status_log: true,
      'x-list': [1, 'a', null],
      'x-object': { a: { b: 1.5 } },
      'x-null': null,
    })),
  ),
  variant(
    'extra-members/everywhere',
    'Each object of the configuration has a further member.',
    onConfiguration((body) =>
      ['on_success', 'on_failure'].reduce<Json>(
        (value, outcome) =>
          edit(value, ['destination_config', outcome], (target) => ({
            ...(target as JsonObject),
            enabled: false,
          })) as Json,
        edit({ ...body, tags: [] }, ['destination_config'], (config) => ({
          ...(config as JsonObject),
          retries: 2,
        })) as Json,
      ),
    ),
  ),
  variant(
    'extra-members/prototype',
    'The configuration has members with the names of object methods.',
    onConfiguration((body) => ({ ...body, constructor: 'a', toString: 'b', hasOwnProperty: 1 })),
  ),
  variant(
    'extra-members/other-spelling',
    'Members are there in camel case as well.',
    onConfiguration((body) => ({ ...body, funcUrn: body.func_urn ?? null, createdTime: null })),
  ),
  variant(
    'extra-members/dunder-proto',
    'The configuration has a member __proto__.',
    onConfigurationText((text) => text.replace('{', '{"__proto__":{"func_urn":7},')),
  ),
  variant(
    'extra-members/outcome',
    'There is a destination for another outcome.',
    onConfiguration(
      (body) =>
        edit(body, ['destination_config'], (config) => ({
          ...(config as JsonObject),
          on_timeout: { destination: 'KAFKA', param: 7 },
        })) as Json,
    ),
  ),
  variant(
    'values/long-param',
    'A param has 100,000 characters.',
    onConfiguration(
      (body) =>
        edit(body, ['destination_config', 'on_success', 'param'], (param) =>
          String(param).padEnd(100_000),
        ) as Json,
    ),
  ),
  variant(
    'values/negative-zero',
    'An integer is written -0.',
    onConfigurationText((text) => text.replace(/("max_async_retry_attempts"):\d+/, '$1:-0')),
  ),
  variant('values/modified-just-now', 'The configuration was changed a moment ago.', () => {
    const last_modified = new Date().toISOString();
    return onConfiguration((body) => ({ ...body, last_modified }))();
  }),
  times('utc', '2021-03-04T06:50:02Z', '2021-03-04T06:50:03Z'),
  times('lower-case', '2021-03-04t06:50:02z', '2021-03-04t06:50:03z'),
  times('milliseconds', '2021-03-04T14:50:02.125+08:00', '2021-03-04T14:50:02.126+08:00'),
  times('nanoseconds', '2021-03-04T14:50:02.123456788Z', '2021-03-04T14:50:02.123456789Z'),
  times('equal', '2021-03-04T14:50:02+08:00', '2021-03-04T14:50:02+08:00'),
  times('equal-in-other-offsets', '2021-03-04T14:50:02+08:00', '2021-03-04T06:50:02Z'),
  times('equal-in-other-fractions', '2021-03-04T14:50:02.50Z', '2021-03-04T14:50:02.5Z'),
  times('mixed-offsets', '2021-03-04T14:50:02+08:00', '2021-03-04T07:00:00Z'),
  times('mixed-offsets-other-day', '2021-03-05T00:30:00+14:00', '2021-03-04T10:30:01Z'),
  times('half-hour-offsets', '2021-03-04T12:20:02+05:30', '2021-03-04T12:35:02+05:45'),
  times('unknown-offset', '2021-03-04T06:50:02-00:00', '2021-03-04T06:50:03-00:00'),
  times('negative-offset', '2021-03-04T22:50:02-08:00', '2021-03-05T07:00:00Z'),
  times('leap-day', '2024-02-29T00:00:00Z', '2024-02-29T23:59:59Z'),
  times('leap-second', '2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z'),
  times('leap-second-elsewhere', '2017-01-01T07:59:60+08:00', '2017-01-01T08:00:00+08:00'),
  times('far-future', '1999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'),
];

/** Each bound itself is within the bounds. */
function atBounds({ path, schema, destination }: Site): readonly Variant[] {
  const values: (readonly [keyword: string, value: Json])[] = [];
  for (const keyword of ['minimum', 'maximum'] as const) {
    const bound = schema[keyword];
    if (typeof bound === 'number') values.push([keyword, bound]);
  }
  // The URN of the function itself is what was asked for; its longest form is a state of its own.
  if (path.length > 1) {
    for (const keyword of ['minLength', 'maxLength'] as const) {
      const length = schema[keyword];
      if (typeof length === 'number') values.push([keyword, 'u'.repeat(length)]);
    }
  }
  return values.map(([keyword, value]) =>
    variant(
      `bound/${[...path, keyword].join('/')}`,
      `\`${path.join('/')}\` is at its ${keyword}.`,
      onConfiguration((body) => {
        const base =
          destination === undefined
            ? body
            : { ...body, destination_config: exampleWithDestination(destination).destination_config ?? null };
        return edit(base, path, () => value) as Json;
      }),
    ),
  );
}

function param(id: string, what: string, change: (text: string) => string): Variant {
  return variant(
    `param/${id}`,
    `Each param ${what}.`,
    onConfiguration((body) =>
      ['on_success', 'on_failure'].reduce<Json>(
        (value, outcome) =>
          edit(value, ['destination_config', outcome, 'param'], (text) => change(String(text))) as Json,
        body,
      ),
    ),
  );
}

function times(id: string, created_time: string, last_modified: string): Variant {
  return variant(
    `times/${id}`,
    `created_time is ${created_time} and last_modified is ${last_modified}.`,
    onConfiguration((body) => ({ ...body, created_time, last_modified })),
  );
}
