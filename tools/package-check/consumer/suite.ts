// What a server's own test suite would write.
import { checkConformance, type Report } from 'functiongraph-async-invoke-contract/conformance';
import { target } from './target.js';

const [, , baseUrl = ''] = process.argv;
const report: Report = await checkConformance({ ...target, baseUrl });
if (report.verdict !== 'conforms') throw new Error(JSON.stringify(report.results, null, 2));
console.log(report.summary);
