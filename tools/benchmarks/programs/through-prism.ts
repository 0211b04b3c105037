import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { freePort } from '../../../conformance/exchange/loopback-server.ts';
import { dependency } from '../processes/program.ts';

// Starts Prism as a validating proxy before a target, sends the requests of a file through it, and prints how long
// they took, in milliseconds, without the start of Prism.
const [, , target = '', file = '', concurrency = ''] = process.argv;
const requests: { path: string; headers: Record<string, string> }[] = JSON.parse(
  await readFile(file, 'utf8'),
);
const document = fileURLToPath(new URL('../../../openapi/functiongraph-async-invoke.yaml', import.meta.url));
const port = await freePort();
const [node, ...args] = dependency('prism', 'proxy', document, target, '--port', String(port));
const prism = spawn(node, args, { stdio: 'ignore' });
process.once('exit', () => prism.kill('SIGKILL'));
try {
  await answering(prism);
  const dispatcher = new Agent({ connections: Number(concurrency) });
  const queue = requests.values();
  const ask = async () => {
    for (const { path, headers } of queue) {
      const { body } = await request(`http://127.0.0.1:${port}${path}`, { dispatcher, headers });
      await body.arrayBuffer();
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: Number(concurrency) }, ask));
  console.log(performance.now() - start);
  await dispatcher.close();
} finally {
  const ended = once(prism, 'exit');
  prism.kill('SIGTERM');
  await ended;
}

async function answering(child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1200 && child.exitCode === null; attempt += 1) {
    const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    await response?.body?.cancel();
    if (response !== undefined) return;
    await sleep(50);
  }
  throw new Error('Prism did not start');
}
