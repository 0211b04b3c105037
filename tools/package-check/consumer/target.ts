import type { ConformanceOptions } from 'functiongraph-async-invoke-contract/conformance';

/** The mock, which knows the document's examples only. */
export const target = {
  projectId: '7aad83af3e8d42e99ac194xxxxxxxxxx',
  functionUrns: ['urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest'],
  credentials: { token: 'token-of-the-mock' },
  capabilities: ['authentication', 'examples'],
} as const satisfies Omit<ConformanceOptions, 'baseUrl'>;
