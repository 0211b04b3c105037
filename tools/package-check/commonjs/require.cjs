// What somebody writes whose project has no ES modules: every entry point.
const { exports: entries } = require('functiongraph-async-invoke-contract/package.json');
const { createClient, token, ContractError } = require('functiongraph-async-invoke-contract');
const { createConfig, startReference } = require('functiongraph-async-invoke-contract/testing');

const left = ['./vitest', './testing/msw', './profiles/*', './openapi.yaml'];
const names = Object.keys(entries).filter((name) => !left.includes(name));
for (const name of [...names, './profiles/open-telekom-cloud']) {
  const loaded = require(`functiongraph-async-invoke-contract${name.slice(1)}`);
  if (typeof loaded !== 'object') throw new Error(`${name} is ${typeof loaded}`);
}

async function main() {
  const config = createConfig();
  const reference = await startReference({ functions: [config], fault: 'identity/other-version' });
  const client = createClient({ baseUrl: reference.baseUrl, credentials: token(reference.token) });
  const error = await client.getAsyncInvokeConfig({ functionUrn: config.func_urn }).catch((thrown) => thrown);
  await reference.stop();
  if (!(error instanceof ContractError)) throw error;
  console.log(`${process.version}: ${names.length} entry points`);
}

main();
