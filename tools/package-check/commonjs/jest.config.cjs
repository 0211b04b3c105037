// As docs/client.md says.
module.exports = {
  transform: { '\\.[jt]sx?$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!.*functiongraph-async-invoke-contract)'],
};
