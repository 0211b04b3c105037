const { akSk, createClient } = require('functiongraph-async-invoke-contract');
const { createConfig, startReference } = require('functiongraph-async-invoke-contract/testing');

test('a configuration is read', async () => {
  const config = createConfig();
  const reference = await startReference({ functions: [config] });
  const client = createClient({ baseUrl: reference.baseUrl, credentials: akSk(reference.accessKey) });
  expect(await client.getAsyncInvokeConfig({ functionUrn: config.func_urn })).toEqual(config);
  await reference.stop();
});
