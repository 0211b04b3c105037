import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../conformance/exchange/loopback-server.ts';
import { run } from '../package-check/command.ts';

/** The last version of this registry that runs on Node.js 20. */
const verdaccio = 'verdaccio@6.7.4';

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));

/** How long the registry may take to answer, in seconds. */
const startSeconds = 60;

/** A registry of npm on the loopback interface. */
export interface Registry {
  /** Its address, with a slash at the end. */
  readonly url: string;
  /** Where a home is that knows the registry, and nothing else of this machine. */
  readonly home: string;
  stop(): Promise<void>;
}

/**
 * Starts an empty registry that takes packages from anybody, and passes on what others have published.
 *
 * @param own - the packages that come from nowhere else.
 */
export async function startRegistry(own: readonly string[]): Promise<Registry> {
  await mkdir(cache, { recursive: true });
  const program = await install();
  const folder = await mkdtemp(join(cache, 'registry-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const publicRegistry = await run(cache, 'npm', 'config', 'get', 'registry');
  const configuration = {
    storage: join(folder, 'storage'),
    uplinks: { public: { url: publicRegistry } },
    packages: {
      ...Object.fromEntries(own.map((name) => [name, { access: '$all', publish: '$all' }])),
      '**': { access: '$all', proxy: 'public' },
    },
    log: { type: 'stdout', format: 'pretty', level: 'error' },
  };
  // YAML takes JSON.
  await writeFile(join(folder, 'config.yaml'), JSON.stringify(configuration));
  const home = join(folder, 'home');
  await mkdir(home);
  await writeFile(join(home, '.npmrc'), `registry=${url}\n//127.0.0.1:${port}/:_authToken=rehearsal\n`);
  const child = spawn(process.execPath, [program, '--config', join(folder, 'config.yaml'), '--listen', url], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + startSeconds * 1000; Date.now() < deadline; await sleep(100)) {
    if (child.exitCode !== null) break;
    if ((await fetch(url).catch(() => undefined))?.ok) return { url, home, stop };
  }
  await stop();
  throw new Error('the registry did not start');
}

/** Brings the registry's program, once. */
async function install(): Promise<string> {
  const folder = join(cache, verdaccio.replace('@', '-'));
  const program = join(folder, 'node_modules/verdaccio/bin/verdaccio');
  if (existsSync(program)) return program;
  await mkdir(folder, { recursive: true });
  // One of its packages names this dependency by a tag that not every mirror has.
  const manifest = { private: true, overrides: { 'node-fetch': '2.7.0' } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await run(folder, 'npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', verdaccio);
  return program;
}
