import { all, body, type JsonObject, members, obs, on, text } from '../../testing/conversation.ts';
import type { PartCases } from './case.ts';

const reversed = (config: JsonObject) => Object.fromEntries(Object.entries(config).reverse());

/** The same members under other names. */
function renamed(rename: (name: string) => string) {
  return body((config) =>
    Object.fromEntries(Object.entries(config).map(([name, value]) => [rename(name), value])),
  );
}

const camelCase = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

export const bodyCases: PartCases = {
  'body.utf-8': {
    breaking: {
      'a byte that is no UTF-8': text((json) =>
        Buffer.concat([Buffer.from(json.slice(0, -1)), Buffer.from([0x20, 0xff, 0x7d])]),
      ),
      'a text in Latin-1': text((json) => Buffer.from(json.replace('results', 'r\u00e9sultats'), 'latin1')),
      'a text in UTF-16': text((json) => Buffer.from(`\ufeff${json}`, 'utf16le')),
      'a byte order mark': text((json) => `\ufeff${json}`),
      'an over-long form': text((json) =>
        Buffer.concat([Buffer.from(json.slice(0, -1)), Buffer.from([0xc0, 0xa0, 0x7d])]),
      ),
    },
    keeping: {
      'letters of any language': members({ note: 'Größe, サイズ, 🦆' }),
      'escaped letters': text((json) => json.replace('thumbnails', 'thumb\\u006eails')),
    },
  },
  'body.json': {
    breaking: {
      'no body': text(() => ''),
      'a body cut in half': text((json) => json.slice(0, json.length / 2)),
      'something after the value': text((json) => `${json}garbage`),
      'two values': text((json) => `${json}\n${json}`),
      'a comma at the end': text((json) => `${json.slice(0, -1)},}`),
      'single quotes': text((json) => json.replaceAll('"', "'")),
      'a comment': text((json) => `/* configuration */ ${json}`),
      'NaN for a number': text((json) => json.replace('3600', 'NaN')),
      'a number with a zero before it': text((json) => json.replace('3600', '03600')),
      'a prefix against inclusion': text((json) => `)]}',\n${json}`),
      'HTML under the media type of JSON': text(() => '<html>Bad Gateway</html>'),
    },
    keeping: {
      'white space before, within and after': body(
        (config) => `\r\n\t ${JSON.stringify(config, null, 4)} \n`,
      ),
      'no white space at all': text((json) => json),
      'any order of members': body(reversed),
    },
  },
  'body.object': {
    breaking: {
      'an array around the object': body((config) => [config]),
      null: body(() => null),
      'the object as a text': body((config) => JSON.stringify(JSON.stringify(config))),
      'a number': body(() => 42),
    },
    keeping: { 'one object': body((config) => config) },
  },
  'body.unique-names': {
    breaking: {
      'a member twice with one value': text((json) => json.replace('{', '{"max_async_retry_attempts":3,')),
      'a member twice with two values': text((json) => json.replace('{', '{"max_async_retry_attempts":8,')),
      'a nested member twice': text((json) =>
        json.replace('"destination":', '"destination":"SMN","destination":'),
      ),
      'one name in two spellings': text((json) => json.replace('{', '{"\\u0066unc_urn":"x",')),
    },
    keeping: {
      'one name in two objects': members({ note: { func_urn: 'elsewhere' } }),
      'names that differ in case only are two names': text((json) => json),
    },
  },
  'body.names': {
    breaking: {
      'all names in camelCase': renamed(camelCase),
      'all names in PascalCase': renamed((name) => camelCase(`_${name}`)),
      'all names with hyphens': renamed((name) => name.replaceAll('_', '-')),
      'one name in capitals': renamed((name) => (name === 'func_urn' ? 'FUNC_URN' : name)),
      'a nested name in camelCase': text((json) => json.replace('on_success', 'onSuccess')),
      'a name inside param in capitals': text((json) => json.replace('\\"bucket\\"', '\\"Bucket\\"')),
      'the name destination in capitals': text((json) =>
        json.replace('"destination":"OBS"', '"Destination":"OBS"'),
      ),
    },
    keeping: {
      'names as documented, spelled with escapes': text((json) => json.replace('func_urn', 'func\\u005furn')),
    },
  },
  'body.required-members': {
    breaking: {
      'no func_urn': members({ func_urn: undefined }),
      'no max_async_event_age_in_seconds': members({ max_async_event_age_in_seconds: undefined }),
      'no max_async_retry_attempts': members({ max_async_retry_attempts: undefined }),
      'none of them': members({
        func_urn: undefined,
        max_async_event_age_in_seconds: undefined,
        max_async_retry_attempts: undefined,
      }),
    },
    keeping: { 'just those that are required and recommended': all() },
  },
  'body.types': {
    breaking: {
      'the age as a text': members({ max_async_event_age_in_seconds: '3600' }),
      'the retries as a text': members({ max_async_retry_attempts: '3' }),
      'the retries as a boolean': members({ max_async_retry_attempts: true }),
      'the age is null': members({ max_async_event_age_in_seconds: null }),
      'the URN is null': members({ func_urn: null }),
      'the URN is a number': members({ func_urn: 42 }),
      'created_time in milliseconds': members({ created_time: 1614840602000 }),
      'last_modified is null': members({ last_modified: null }),
      'destination_config is null': members({ destination_config: null }),
      'destination_config is a list': members({ destination_config: [] }),
      'destination_config is a text': members({ destination_config: '{}' }),
      'on_success is null': members({ destination_config: { on_success: null } }),
      'on_failure is a text': members({ destination_config: { on_failure: 'SMN' } }),
    },
    keeping: {
      'an empty destination_config': members({ destination_config: {} }),
      'one destination only': members({
        destination_config: { on_failure: { destination: 'SMN', param: '{"topic_urn":"urn:smn:x"}' } },
      }),
    },
  },
  'body.integers': {
    breaking: {
      'half a retry': members({ max_async_retry_attempts: 2.5 }),
      'an age with a fraction': members({ max_async_event_age_in_seconds: 3600.001 }),
    },
    keeping: {
      'the largest values': members({ max_async_retry_attempts: 8, max_async_event_age_in_seconds: 86400 }),
    },
  },
  'body.recommended-members': {
    breaking: {
      'no created_time': members({ created_time: undefined }),
      'no last_modified': members({ last_modified: undefined }),
      'no destination_config': members({ destination_config: undefined }),
      'OBS without prefix': obs({ prefix: undefined }),
      'OBS without expires': obs({ expires: undefined }),
    },
    keeping: { 'all of them': all() },
  },
  'body.integer-spelling': {
    breaking: {
      'a whole number with a fraction': text((json) =>
        json.replace('"max_async_retry_attempts":3', '"max_async_retry_attempts":3.0'),
      ),
      'a whole number with an exponent': text((json) => json.replace('3600', '36e2')),
    },
    keeping: {
      'digits only': all(),
      'a fraction in a member that is not documented': on(['known-function', 'encoded-colons'], (answer) => ({
        ...answer,
        body: JSON.stringify(answer.body).replace('{', '{"cost":3.0,'),
      })),
    },
  },
};
