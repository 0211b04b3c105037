import { examples } from '../../generated/examples.ts';
import { parseAsyncInvokeConfig } from '../contract/async-invoke-config.ts';
import { parseDestination } from '../contract/destination.ts';
import type { AsyncInvokeConfig } from '../contract/types.ts';
import { ContractError } from '../errors.ts';
import { describeValue } from '../finding.ts';

/**
 * Makes a configuration: that of the published example, but for what you give. It makes none that breaks the contract,
 * what stands inside `param` included. Where you give one of the two times, the other one follows if it has to.
 *
 * @throws {@link ContractError} where what you give would break it.
 */
export function createConfig(overrides: Partial<AsyncInvokeConfig> = {}): AsyncInvokeConfig {
  const config = parseAsyncInvokeConfig({ ...examples[200].documented, ...overrides });
  const { on_success, on_failure } = config.destination_config ?? {};
  parseDestination(on_success);
  parseDestination(on_failure);
  return inOrder(config, overrides);
}

function inOrder(config: AsyncInvokeConfig, given: Partial<AsyncInvokeConfig>): AsyncInvokeConfig {
  const { created_time, last_modified } = config;
  if (created_time === undefined || last_modified === undefined) return config;
  if (Date.parse(created_time) <= Date.parse(last_modified)) return config;
  if (given.last_modified === undefined) return { ...config, last_modified: created_time };
  if (given.created_time === undefined) return { ...config, created_time: last_modified };
  const finding = {
    pointer: '/last_modified',
    schemaPointer: '#/components/schemas/AsyncInvokeConfig/properties/last_modified/description',
    keyword: 'description',
    expected: `no time before created_time, ${created_time}`,
    actual: describeValue(last_modified),
  };
  throw new ContractError('the configuration', [finding], { value: config });
}
