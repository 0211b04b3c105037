import { all, configuration, members } from '../../testing/conversation.ts';
import type { PartCases } from './case.ts';

export const driftCases: PartCases = {
  'drift.unlisted-members': {
    breaking: {
      'a member of a later version': members({ enable_async_status_log: true }),
      'a member inside param': members({
        destination_config: {
          on_success: { destination: 'SMN', param: '{"topic_urn":"urn:smn:x","subject":"done"}' },
        },
      }),
      'a member beside the destinations': members({
        destination_config: { ...configuration.destination_config, on_timeout: {} },
      }),
    },
    keeping: { 'documented members only': all() },
  },
};
