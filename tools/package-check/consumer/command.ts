// What somebody types who has installed the package: every subcommand, and every profile.
import { execFile, spawn } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import manifest from 'functiongraph-async-invoke-contract/package.json' with { type: 'json' };

const [, , ...profiles] = process.argv;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const file = here(`../node_modules/${manifest.name}/${manifest.bin['functiongraph-async-invoke-contract']}`);
const start = [...('Deno' in globalThis ? ['run', '--allow-all'] : []), file];
// Nothing is on PATH, and no Schemathesis in the cache.
const bare = { HOME: here('.'), PATH: '/nonexistent', SCHEMATHESIS_RUNNER_CACHE: here('no-cache') };

function command(args: readonly string[], token?: string) {
  const env = token === undefined ? bare : { ...bare, CONFORMANCE_TOKEN: token };
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [...start, ...args], { env, cwd: here('.') }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

async function check(code: number, text: string, args: readonly string[], token?: string): Promise<void> {
  const ended = await command(args, token);
  if (ended.code === code && `${ended.stdout}${ended.stderr}`.includes(text)) return;
  throw new Error(`${args.join(' ')}\nexpected ${code} and "${text}"\n${JSON.stringify(ended, null, 2)}`);
}

await check(0, manifest.version, ['--version']);
await check(0, 'Only GET requests are ever sent.', ['-h']);
await check(2, 'npm install @stoplight/prism-cli', ['--mock']);
await check(2, 'name at least one report.json', ['report']);
await check(3, 'no request came', ['client', '--command', 'exit 0', '--report-dir', here('reports/client')]);

const endpoint = spawn(process.execPath, [...start, 'reference', '--port', '0', '--quiet'], {
  env: bare,
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  let [token, flags]: [string, string[]] = ['', []];
  for await (const line of createInterface(endpoint.stdout)) {
    const [, found, rest] = /CONFORMANCE_TOKEN=(\S+) npx \S+ (.+)$/.exec(line) ?? [];
    if (found === undefined || rest === undefined) continue;
    [token, flags] = [found, rest.split(' ')];
    break;
  }
  for (const profile of profiles) {
    const reports = here(`reports/${profile}`);
    const { code } = await command([...flags, '--profile', profile, '--report-dir', reports], token);
    const { contract, stages } = JSON.parse(await readFile(`${reports}/report.json`, 'utf8'));
    const isRight = profile === 'base' ? code === 0 : code === 0 || code === 1;
    if (!isRight || contract.profile !== profile || stages[0].status !== 'not-run')
      throw new Error(`${profile} ended with ${code}: ${JSON.stringify({ contract, stages })}`);
    for (const name of ['report.html', 'junit.xml', 'summary.md']) await access(`${reports}/${name}`);
    await check(0, '', ['--list', '--json', '--profile', profile]);
  }
  const base = here('reports/base');
  const again = ['--report-dir', here('reports/again')];
  await check(0, '0 newly broken', [
    ...['--replay', `${base}/exchanges.har`, '--compare', `${base}/report.json`],
    ...again,
  ]);
  await check(0, 'All 2 runs keep', [
    'report',
    base,
    here('reports/again'),
    '--out',
    here('reports/page.html'),
  ]);
} finally {
  endpoint.kill();
}
console.log(`${profiles.length} profiles`);
