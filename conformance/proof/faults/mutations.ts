import type { Json } from '../../reference/index.ts';
import type { JsonObject } from '../alterations.ts';
import type { Site } from '../sites.ts';

/** What a mutation breaks, in the words of the document. */
export type Broken = 'required' | 'x-recommended' | 'name' | 'shape' | 'content' | (typeof bounds)[number];

/** One way to break a place of an answer. */
export interface Mutation {
  /** What makes it differ from the other mutations of its place. */
  readonly id: string;
  /** What happens to the value, as the end of a sentence. */
  readonly what: string;
  readonly broken: Broken;
  /** Gives the new value, or `undefined` to remove the member. Absent where the member is renamed. */
  readonly change?: (value: Json) => Json | undefined;
  /** Gives the new name of the member. */
  readonly rename?: string;
}

const bounds = ['type', 'minimum', 'maximum', 'minLength', 'maxLength', 'enum', 'format'] as const;

/** Every mutation of a place that breaks what the document says about it. */
export function mutationsOf({ path, schema, presence, destination }: Site): readonly Mutation[] {
  const name = path.at(-1);
  return [
    ...(name === undefined ? [] : presenceMutations(presence)),
    ...(name === undefined ? [] : nameMutations(name)),
    ...(name === undefined ? [] : typeMutations(schema)),
    ...(name === undefined ? shapeMutations : []),
    ...rangeMutations(schema),
    ...lengthMutations(schema),
    ...enumMutations(schema, destination),
    ...(schema.format === 'date-time' ? dateTimeMutations : []),
    ...(schema.contentSchema !== undefined ? contentMutations : []),
  ];
}

function presenceMutations(presence: Site['presence']): readonly Mutation[] {
  if (presence === 'optional') return [];
  const broken = presence === 'required' ? 'required' : 'x-recommended';
  return [{ id: 'missing', what: 'is missing', broken, change: () => undefined }];
}

/** Other spellings of a name. One that the name has anyway is left out. */
function nameMutations(name: string): readonly Mutation[] {
  const words = name.split('_');
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1);
  const spellings = [
    { id: 'camel-case', rename: camel },
    { id: 'pascal-case', rename: pascal },
    { id: 'kebab-case', rename: name.replaceAll('_', '-') },
    { id: 'capitals', rename: name.toUpperCase() },
  ];
  return spellings
    .filter(({ rename }) => rename !== name)
    .map(({ id, rename }) => ({ id, rename, what: `is called ${rename}`, broken: 'name' }));
}

const ofOtherTypes: { readonly [type: string]: readonly Mutation[] } = {
  string: [
    type('number', 'is a number', () => 7),
    type('boolean', 'is a boolean', () => true),
    type('array', 'is in an array', (value) => [value]),
    type('object', 'is an object', (value) => ({ value })),
    type('null', 'is null', () => null),
  ],
  integer: [
    type('string', 'is a number in quotes', (value) => String(value)),
    type('fraction', 'has a fraction', (value) => Number(value) + 0.5),
    type('boolean', 'is a boolean', () => true),
    type('array', 'is in an array', (value) => [value]),
    type('null', 'is null', () => null),
  ],
  object: [
    type('string', 'is JSON in a string', (value) => JSON.stringify(value)),
    type('number', 'is a number', () => 7),
    type('boolean', 'is a boolean', () => false),
    type('array', 'is in an array', (value) => [value]),
    type('null', 'is null', () => null),
  ],
};

function type(id: string, what: string, change: (value: Json) => Json): Mutation {
  return { id, what, broken: 'type', change };
}

function typeMutations(schema: JsonObject): readonly Mutation[] {
  return ofOtherTypes[String(schema.type)] ?? [];
}

const shapeMutations: readonly Mutation[] = [
  shape('array', 'is in an array', (value) => [value]),
  shape('string', 'is JSON in a string', (value) => JSON.stringify(value)),
  shape('null', 'is null', () => null),
  shape('number', 'is a number', () => 7),
  shape('boolean', 'is a boolean', () => true),
];

function shape(id: string, what: string, change: (value: Json) => Json): Mutation {
  return { id, what, broken: 'shape', change };
}

/** Just outside each bound, and far outside. */
function rangeMutations({ minimum, maximum }: JsonObject): readonly Mutation[] {
  const mutations: Mutation[] = [];
  const add = (broken: 'minimum' | 'maximum', id: string, number: number) =>
    mutations.push({ id, what: `is ${number}`, broken, change: () => number });
  if (typeof minimum === 'number') {
    add('minimum', 'below-minimum', minimum - 1);
    add('minimum', 'far-below-minimum', minimum - 2 ** 31);
  }
  if (typeof maximum === 'number') {
    add('maximum', 'above-maximum', maximum + 1);
    add('maximum', 'far-above-maximum', maximum + 2 ** 53);
  }
  return mutations;
}

function lengthMutations({ minLength, maxLength }: JsonObject): readonly Mutation[] {
  const mutations: Mutation[] = [];
  const add = (broken: 'minLength' | 'maxLength', id: string, length: number) =>
    mutations.push({
      id,
      what: `has ${length} characters`,
      broken,
      change: (value) => String(value).slice(0, length).padEnd(length, 'x'),
    });
  if (typeof minLength === 'number' && minLength > 0) add('minLength', 'below-minimum-length', minLength - 1);
  if (typeof maxLength === 'number') add('maxLength', 'above-maximum-length', maxLength + 1);
  return mutations;
}

/** Near misses of the one value that is right here, and others. */
function enumMutations(schema: JsonObject, right: string | undefined): readonly Mutation[] {
  if (schema.enum === undefined || right === undefined) return [];
  const values = [
    { id: 'unknown', value: 'KAFKA' },
    { id: 'empty', value: '' },
    { id: 'lower-case', value: right.toLowerCase() },
    { id: 'upper-case', value: right.toUpperCase() },
    { id: 'capitalized', value: right.charAt(0) + right.slice(1).toLowerCase() },
    { id: 'leading-space', value: ` ${right}` },
    { id: 'trailing-space', value: `${right} ` },
  ];
  return values
    .filter(({ value }) => value !== right)
    .map(({ id, value }) => ({
      id,
      what: `is ${JSON.stringify(value)}`,
      broken: 'enum',
      change: () => value,
    }));
}

/** Times as other servers write them. */
const dateTimeMutations: readonly Mutation[] = (
  [
    ['space', '2021-03-04 14:50:02+08:00'],
    ['no-offset', '2021-03-04T14:50:02'],
    ['space-and-no-offset', '2021-03-04 14:50:02'],
    ['date-only', '2021-03-04'],
    ['basic-format', '20210304T145002Z'],
    ['offset-without-colon', '2021-03-04T14:50:02+0800'],
    ['offset-without-minutes', '2021-03-04T14:50:02+08'],
    ['named-zone', '2021-03-04T14:50:02 CST'],
    ['no-seconds', '2021-03-04T14:50+08:00'],
    ['empty-fraction', '2021-03-04T14:50:02.+08:00'],
    ['comma-fraction', '2021-03-04T14:50:02,5Z'],
    ['thirtieth-of-february', '2021-02-30T14:50:02+08:00'],
    ['no-leap-year', '2021-02-29T14:50:02+08:00'],
    ['thirty-first-of-april', '2021-04-31T14:50:02Z'],
    ['thirteenth-month', '2021-13-04T14:50:02+08:00'],
    ['hour-24', '2021-03-04T24:00:00Z'],
    ['hour-25', '2021-03-04T25:00:00Z'],
    ['minute-60', '2021-03-04T14:60:02Z'],
    ['http-date', 'Thu, 04 Mar 2021 06:50:02 GMT'],
    ['seconds-since-1970', '1614840602'],
    ['offset-24', '2021-03-04T14:50:02+24:00'],
    ['one-digit-hour', '2021-03-04T4:50:02Z'],
    ['full-width-digits', '２０２１-03-04T14:50:02Z'],
    ['line-break', '2021-03-04T14:50:02Z\n'],
    ['empty', ''],
    ['padded', ' 2021-03-04T14:50:02+08:00 '],
  ] as const
).map(([id, value]) => ({ id, what: `is ${JSON.stringify(value)}`, broken: 'format', change: () => value }));

/** Strings that do not hold one JSON object. */
const contentMutations: readonly Mutation[] = [
  content('empty', 'is empty', () => ''),
  content('no-json', 'holds text that is not JSON', () => 'topic_urn=abc'),
  content('single-quotes', 'holds JSON with single quotes', (text) => text.replaceAll('"', "'")),
  content('trailing-garbage', 'has something after its JSON', (text) => `${text};`),
  content('two-objects', 'holds two objects', (text) => text + text),
  content('cut-off', 'is cut off', (text) => text.slice(0, -1)),
  content('encoded-twice', 'is encoded twice', (text) => JSON.stringify(text)),
  content('json-array', 'holds an array', (text) => `[${text}]`),
  content('json-null', 'holds null', () => 'null'),
  content('json-number', 'holds a number', () => '7'),
  content('member-twice', 'has a member twice, with two values', (text) =>
    text.replace(/^\{("[^"]+":)/, '{$1"other",$1'),
  ),
];

function content(id: string, what: string, change: (text: string) => string): Mutation {
  return { id, what, broken: 'content', change: (value) => change(String(value)) };
}
