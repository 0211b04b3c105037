import { baseContract } from '../contract/contract.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { usualCapabilities } from '../probes/target.ts';
import { rulesFor } from '../rules/index.ts';
import { evaluate } from '../verdict/evaluate.ts';
import type { RuleResult } from '../verdict/result.ts';

export const contract = baseContract();
export const token = 'MIIR+the/token+of/a+test==';
export const functionUrn =
  'urn:fss:cn-north-4:7aad83af3e8d42e99ac1940000000001:function:default:thumbnails:latest';

/** A whole configuration. */
export const configuration = {
  func_urn: functionUrn,
  max_async_event_age_in_seconds: 3600,
  max_async_retry_attempts: 3,
  destination_config: {
    on_success: { destination: 'OBS', param: '{"bucket":"results","prefix":"ok/","expires":30}' },
  },
  created_time: '2021-03-04T14:50:02+08:00',
  last_modified: '2021-03-05T09:00:00+08:00',
};

/** A call for the function that was answered with the configuration, some members of it changed. */
export function answered(members: object = {}, more: Partial<Exchange> = {}): Exchange {
  return {
    id: 'known-function/1',
    probe: 'known-function',
    functionUrn,
    requested: { projectId: '7aad83af3e8d42e99ac1940000000001', functionUrn },
    startedAt: 0,
    request: { method: 'GET', url: 'https://api.example/v2', headers: [], credentials: 'valid' },
    response: {
      status: 200,
      statusText: '',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Request-Id', 'f00d'],
      ],
      body: Buffer.from(JSON.stringify({ ...configuration, ...members })),
    },
    retries: [],
    timings: { total: 1 },
    ...more,
  };
}

/** What the rules say about exchanges with the function; by default those of the contract. */
export function judge(exchanges: readonly Exchange[], judgedBy = contract): RuleResult[] {
  const capabilities = new Set(usualCapabilities);
  return evaluate(rulesFor(judgedBy), {
    contract: judgedBy,
    capabilities,
    functionUrn,
    exchanges,
    others: [],
  });
}

/** What one rule says about exchanges with the function. */
export function judgeBy(id: string, exchanges: readonly Exchange[]): RuleResult | undefined {
  return judge(exchanges).find(({ rule }) => rule.id === id);
}
