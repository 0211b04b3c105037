import { all, functionUrn, members, page, status } from '../../testing/conversation.ts';
import type { PartCases } from './case.ts';

const parts = functionUrn.split(':');
const urnWith = (position: number, part: string) =>
  members({ func_urn: parts.with(position, part).join(':') });

export const identityCases: PartCases = {
  'identity.func_urn': {
    breaking: {
      'another function': urnWith(6, 'resize'),
      'another version': urnWith(7, 'v1'),
      'another package': urnWith(5, 'media'),
      'another project': urnWith(3, '5691ba790e2b46ceb383160000000002'),
      'another region': urnWith(2, 'eu-west-101'),
      'another case': members({ func_urn: functionUrn.toUpperCase() }),
      'no version': members({ func_urn: parts.slice(0, -1).join(':') }),
      'the name alone': members({ func_urn: 'thumbnails' }),
      'white space around': members({ func_urn: ` ${functionUrn}` }),
    },
    keeping: { 'the function that was asked for, version included': all() },
  },
  'identity.version': {
    breaking: {
      'any version gets the configuration of another': status('unknown-version', 200),
      'an unknown version is redirected': status('unknown-version', 302),
      'an unknown version leads to a page': all(status('unknown-version', 302), page('unknown-version')),
    },
    keeping: { 'an unknown version is forbidden': status('unknown-version', 403) },
  },
};
