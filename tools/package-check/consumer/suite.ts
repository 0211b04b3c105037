// What a server's own test suite would write, for every profile.
import { checkConformance, type Report } from 'functiongraph-async-invoke-contract/conformance';
import { target } from './target.js';

const [, , baseUrl = '', ...profiles] = process.argv;
for (const profile of profiles) {
  const report: Report = await checkConformance({ ...target, baseUrl, profile });
  // The mock answers as the base contract says.
  const isRight = profile === 'base' ? report.verdict === 'conforms' : report.counts.passed > 0;
  if (report.contract.profile !== profile || !isRight)
    throw new Error(JSON.stringify(report.results, null, 2));
  console.log(`${profile}: ${report.summary}`);
}
