import { all, destination, members, obs } from '../../testing/conversation.ts';
import type { PartCases } from './case.ts';

const param = (text: unknown) => destination({ destination: 'OBS', param: text });
const right = '{"bucket":"results","prefix":"ok/","expires":30}';

export const destinationCases: PartCases = {
  'destinations.members': {
    breaking: {
      'a destination without param': destination({ destination: 'OBS' }),
      'a param without destination': destination({ param: right }),
    },
    keeping: {
      'no destination at all': members({ destination_config: {} }),
      'both, in any order': destination({ param: right, destination: 'OBS' }),
    },
  },
  'destinations.param': {
    breaking: {
      'an object in place of a text': param({ bucket: 'results', prefix: 'ok/', expires: 30 }),
      null: param(null),
      'a number': param(30),
      'an empty text': param(''),
      'a text that is no JSON': param('bucket=results'),
      'JSON that is cut off': param(right.slice(0, -1)),
      'JSON that was encoded twice': param(JSON.stringify(right)),
      'a list around the object': param(`[${right}]`),
      'two objects': param(`${right}${right}`),
      'the JSON null': param('null'),
      'a member twice': param(right.replace('{', '{"bucket":"other",')),
    },
    keeping: {
      'white space inside the text': param('{ "bucket" : "results",\n "prefix" : "ok/", "expires" : 30 }\n'),
      'members in any order': param('{"expires":30,"prefix":"ok/","bucket":"results"}'),
      'escapes inside the text': param('{"bucket":"results","prefix":"\\u006fk\\/","expires":30}'),
    },
  },
  'destinations.param-members': {
    breaking: {
      'OBS without bucket': obs({ bucket: undefined }),
      'an empty object': param('{}'),
      'SMN without its topic': destination({ destination: 'SMN', param: '{}' }),
      'DIS without its stream': destination({ destination: 'DIS', param: '{}' }),
      'FunctionGraph without its function': destination({ destination: 'FunctionGraph', param: '{}' }),
    },
    keeping: { 'an empty prefix': obs({ prefix: '' }) },
  },
  'destinations.param-types': {
    breaking: {
      'expires as a text': obs({ expires: '30' }),
      'expires with a fraction': obs({ expires: 30.5 }),
      'expires is null': obs({ expires: null }),
      'a bucket that is a list': obs({ bucket: ['results'] }),
      'a topic that is a number': destination({ destination: 'SMN', param: '{"topic_urn":42}' }),
    },
    keeping: { 'texts and an integer': all() },
  },
  'destinations.unset': {
    breaking: {
      'a side without members': destination({}),
      'a side of empty texts': destination({ destination: '', param: '' }),
      'a side of an empty text and an empty object': destination({ destination: '', param: '{}' }),
    },
    keeping: {
      'no side at all': members({ destination_config: {} }),
      'a side that is set': all(),
    },
  },
  'destinations.expires.minimum': {
    breaking: { 'less than a day': obs({ expires: -1 }) },
    keeping: { 'never expires': obs({ expires: 0 }) },
  },
  'destinations.expires.maximum': {
    breaking: { 'a day more than a year': obs({ expires: 366 }) },
    keeping: { 'a year': obs({ expires: 365 }) },
  },
  'destinations.func_urn.minLength': {
    breaking: {
      'an empty URN': destination({ destination: 'FunctionGraph', param: '{"func_urn":""}' }),
    },
    keeping: { 'a short URN': destination({ destination: 'FunctionGraph', param: '{"func_urn":"f"}' }) },
  },
  'destinations.func_urn.maxLength': {
    breaking: {
      'a URN of 270 characters': destination({
        destination: 'FunctionGraph',
        param: JSON.stringify({ func_urn: 'f'.repeat(270) }),
      }),
    },
    keeping: {
      'a URN of 269 characters': destination({
        destination: 'FunctionGraph',
        param: JSON.stringify({ func_urn: 'f'.repeat(269) }),
      }),
    },
  },
};
