import { readFile } from 'node:fs/promises';
import { Agent, request } from 'undici';
import { token } from '../../../conformance/reference/many-functions.ts';

// Asks for each of the URLs of a file and reads the answers, with nothing but undici: what the same requests cost
// at the least. Prints how long they took, in milliseconds, without the start of the process.
const [, , file = '', concurrency = ''] = process.argv;
const urls = (await readFile(file, 'utf8')).split('\n');
const dispatcher = new Agent({ connections: Number(concurrency) });
const queue = urls.values();
const ask = async () => {
  for (const url of queue) {
    const { statusCode, body } = await request(url, { dispatcher, headers: { 'X-Auth-Token': token } });
    await body.arrayBuffer();
    if (statusCode !== 200) throw new Error(`${url} was answered with ${statusCode}`);
  }
};
const start = performance.now();
await Promise.all(Array.from({ length: Number(concurrency) }, ask));
console.log(performance.now() - start);
await dispatcher.close();
