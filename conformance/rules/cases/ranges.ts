import { functionUrn, members } from '../../testing/conversation.ts';
import type { PartCases } from './case.ts';

const age = (seconds: unknown) => members({ max_async_event_age_in_seconds: seconds });
const retries = (times: unknown) => members({ max_async_retry_attempts: times });

export const rangeCases: PartCases = {
  'ranges.func_urn.minLength': {
    breaking: { 'an empty URN': members({ func_urn: '' }) },
    keeping: { 'the URN that was asked for': members({ func_urn: functionUrn }) },
  },
  'ranges.func_urn.maxLength': {
    breaking: { 'a URN of 270 characters': members({ func_urn: functionUrn.padEnd(270, 'x') }) },
    keeping: { 'the URN that was asked for': members({ func_urn: functionUrn }) },
  },
  'ranges.max_async_event_age_in_seconds.minimum': {
    breaking: { 'one second too few': age(59), none: age(0), 'less than none': age(-1) },
    keeping: { 'the fewest': age(60), 'one more': age(61) },
  },
  'ranges.max_async_event_age_in_seconds.maximum': {
    breaking: {
      'one second too many': age(86_401),
      'a week': age(604_800),
      'a very large number': age(1e20),
    },
    keeping: { 'the most': age(86_400), 'one less': age(86_399) },
  },
  'ranges.max_async_retry_attempts.minimum': {
    breaking: { 'minus one': retries(-1) },
    keeping: { none: retries(0), one: retries(1) },
  },
  'ranges.max_async_retry_attempts.maximum': {
    breaking: { 'one too many': retries(9), 'a hundred': retries(100) },
    keeping: { 'the most': retries(8) },
  },
};
