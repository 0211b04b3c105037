import { readFile } from 'node:fs/promises';
import { Agent, request } from 'undici';

// Sends each of the requests of a file and reads the answers, with nothing but undici: what the same requests cost at
// the least. Prints how long they took, in milliseconds, without the start of the process.
const [, , file = '', concurrency = ''] = process.argv;
const requests: { url: string; headers: Record<string, string> }[] = JSON.parse(await readFile(file, 'utf8'));
const dispatcher = new Agent({ connections: Number(concurrency) });
const queue = requests.values();
const ask = async () => {
  for (const { url, headers } of queue) {
    const { statusCode, body } = await request(url, { dispatcher, headers });
    await body.arrayBuffer();
    if (statusCode !== 200) throw new Error(`${url} was answered with ${statusCode}`);
  }
};
const start = performance.now();
await Promise.all(Array.from({ length: Number(concurrency) }, ask));
console.log(performance.now() - start);
await dispatcher.close();
