// What a server's own test suite would write.
import { checkConformance, type Report } from 'functiongraph-async-invoke-contract/conformance';

const [, , baseUrl = ''] = process.argv;
const report: Report = await checkConformance({
  baseUrl,
  projectId: '7aad83af3e8d42e99ac194xxxxxxxxxx',
  functionUrns: ['urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest'],
  credentials: { token: 'token-of-the-mock' },
  capabilities: ['authentication', 'examples'],
});
if (report.verdict !== 'conforms') throw new Error(JSON.stringify(report.results, null, 2));
console.log(report.summary);
