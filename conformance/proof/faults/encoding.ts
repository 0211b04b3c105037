import { onConfigurationText, oneInThree, withBytes } from '../alterations.ts';
import { type Fault, fault } from '../behaviour.ts';

/** Bodies that are not UTF-8, not JSON, or not one JSON value. */
export const encodingFaults: readonly Fault[] = [
  text('byte-order-mark', 'body.utf-8', 'begins with a byte order mark', (json) => `\uFEFF${json}`),
  text('invalid-utf-8', 'body.utf-8', 'has a byte that is not UTF-8', (json) =>
    Buffer.concat([
      Buffer.from(json.slice(0, -1)),
      Buffer.from(',"note":"'),
      Buffer.of(0xff),
      Buffer.from('"}'),
    ]),
  ),
  text('latin-1', 'body.utf-8', 'is written in Latin-1', (json) =>
    Buffer.from(`${json.slice(0, -1)},"note":"größer"}`, 'latin1'),
  ),
  text('overlong', 'body.utf-8', 'has an overlong UTF-8 sequence', (json) =>
    Buffer.concat([
      Buffer.from(json.slice(0, -1)),
      Buffer.from(',"note":"'),
      Buffer.of(0xc0, 0xaf),
      Buffer.from('"}'),
    ]),
  ),
  text('surrogate', 'body.utf-8', 'has a surrogate in its UTF-8', (json) =>
    Buffer.concat([
      Buffer.from(json.slice(0, -1)),
      Buffer.from(',"note":"'),
      Buffer.of(0xed, 0xa0, 0x80),
      Buffer.from('"}'),
    ]),
  ),
  text('cut-character', 'body.utf-8', 'ends within a character', (json) =>
    Buffer.concat([Buffer.from(json), Buffer.of(0xe2, 0x82)]),
  ),
  text('empty', 'body.json', 'is empty', () => ''),
  text('white-space', 'body.json', 'is white space', () => ' \r\n'),
  text('utf-16', 'body.json', 'is written in UTF-16', (json) => Buffer.from(json, 'utf16le')),
  text('trailing-garbage', 'body.json', 'has something after its JSON', (json) => `${json};`),
  text('two-values', 'body.json', 'is two JSON values', (json) => `${json}\n${json}`),
  text('no-break-space', 'body.json', 'has a no-break space between its tokens', (json) => `${json}\u00a0`),
  text('null-byte', 'body.json', 'ends in a null byte', (json) => `${json}\0`),
  text('single-quotes', 'body.json', 'uses single quotes', (json) => json.replaceAll(/(?<!\\)"/g, "'")),
  text('not-a-number', 'body.json', 'has NaN for a number', (json) =>
    json.replace(/("max_async_retry_attempts"):\d+/, '$1:NaN'),
  ),
  text('leading-zero', 'body.json', 'has a number with a leading zero', (json) =>
    json.replace(/("max_async_retry_attempts"):/, '$1:0'),
  ),
  text('plus-sign', 'body.json', 'has a number with a plus sign', (json) =>
    json.replace(/("max_async_retry_attempts"):/, '$1:+'),
  ),
  text('hexadecimal', 'body.json', 'has a hexadecimal number', (json) =>
    json.replace(/("max_async_retry_attempts"):/, '$1:0x'),
  ),
  text('comment', 'body.json', 'has a comment', (json) => `${json}\n// the end`),
  text(
    'trailing-comma',
    'body.json',
    'has a comma after its last member',
    (json) => `${json.slice(0, -1)},}`,
  ),
  text('missing-comma', 'body.json', 'lacks a comma', (json) => json.replace(',"max', ' "max')),
  text('unquoted-name', 'body.json', 'has a name without quotes', (json) =>
    json.replace('"func_urn":"urn:fss', 'func_urn:"urn:fss'),
  ),
  text('python', 'body.json', 'is a Python dictionary', (json) =>
    json.replaceAll(/(?<!\\)"/g, "'").replace(/}$/, ", 'enabled': True}"),
  ),
  text('raw-line-break', 'body.json', 'has a line break within a string', (json) =>
    json.replace('"func_urn":"urn', '"func_urn":"\nurn'),
  ),
  text('cut-off', 'body.json', 'is cut off, though its length says so', (json) => json.slice(0, -20)),
  text('jsonp', 'body.json', 'is wrapped in a function call', (json) => `callback(${json})`),
  text(
    'anti-hijacking-prefix',
    'body.json',
    'begins with a prefix against script inclusion',
    (json) => `)]}',\n${json}`,
  ),
  text('yaml', 'body.json', 'is YAML', (json) =>
    Object.entries(JSON.parse(json) as object)
      .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
      .join('\n'),
  ),
  text(
    'html',
    'body.json',
    'is HTML, though its media type is JSON',
    () => '<!doctype html><title>OK</title>',
  ),
  text('xml', 'body.json', 'is XML, though its media type is JSON', () => '<?xml version="1.0"?><ok/>'),
  fault(
    'encoding/one-in-three',
    'body.json',
    'Every third configuration has something after its JSON.',
    oneInThree((answer) => withBytes(answer, (bytes) => Buffer.concat([bytes, Buffer.from(' ok')]))),
  ),
  text('member-twice/same', 'body.unique-names', 'has a member twice', (json) =>
    json.replace(/("max_async_retry_attempts":\d+)/, '$1,$1'),
  ),
  text('member-twice/escaped', 'body.unique-names', 'has a member twice, once with an escaped name', (json) =>
    json.replace(/"(max_async_retry_attempts)":(\d+)/, '"$1":$2,"\\u006dax_async_retry_attempts":$2'),
  ),
  text('member-twice/nested', 'body.unique-names', 'has a member of a destination twice', (json) =>
    json.replace(/("destination":"[A-Za-z]+")/, '$1,$1'),
  ),
  text('number-spelling/fraction', 'body.integer-spelling', 'writes an integer as 3600.0', (json) =>
    json.replace(/("max_async_event_age_in_seconds":\d+)/, '$1.0'),
  ),
  text('number-spelling/exponent', 'body.integer-spelling', 'writes an integer as 36e2', (json) =>
    json.replace(/("max_async_event_age_in_seconds"):3600/, '$1:36e2'),
  ),
];

function text(id: string, rule: string, what: string, change: (json: string) => string | Uint8Array): Fault {
  return fault(`encoding/${id}`, rule, `The body with status 200 ${what}.`, onConfigurationText(change));
}
