import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startMock } from '../../conformance/command/mock/prism.ts';
import { baseContract, profileNames } from '../../conformance/contract/contract.ts';
import { run } from './command.ts';
import { footprintOf, mostInstalled } from './footprint.ts';
import { checkHovers } from './hover.ts';
import { budgets, weigh } from './size.ts';

/** What consumers run, and how npm brings it. */
const runtimes: readonly (readonly [name: string, ...command: string[]])[] = [
  ...[20, 22, 24, 26].map((version) => [`Node.js ${version}`, `node@${version}`, 'node'] as const),
  ['Deno', 'deno@2', 'deno', 'run', '--allow-all'],
  ['Bun', 'bun@1', 'bun'],
];

/** The oldest TypeScript that reads the declarations, as the README says, and the newest; the project's own beside them. */
const compilers = ['5.4', '7.0'];

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
const require = createRequire(import.meta.url);

/** Packs the package as it would be published, installs it in an empty project, and tries it out there. */
async function checkPackage(project: string): Promise<void> {
  await step('pack', () => run(root, 'npm', 'pack', '--silent', '--pack-destination', project));
  const [tarball = ''] = (await readdir(project)).filter((file) => file.endsWith('.tgz'));

  await step('publint', () => run(root, bin('publint'), '--strict', join(project, tarball)));
  await step('attw', () =>
    // The YAML document is a file to read, not a module to resolve.
    run(
      root,
      bin('attw'),
      join(project, tarball),
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      'openapi.yaml',
      '--quiet',
    ),
  );

  await cp(new URL('consumer/', import.meta.url), project, { recursive: true });
  await writeFile(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await step('install', () =>
    run(project, 'npm', 'install', '--silent', '--no-audit', '--no-fund', `./${tarball}`),
  );
  await step('install nothing but openapi-fetch beside it', () => checkFootprint(project));
  await step('install a compiler', () =>
    run(
      project,
      'npm',
      'install',
      '--silent',
      '--no-audit',
      '--no-fund',
      ...pinned('typescript', '@types/node'),
    ),
  );
  for (const resolution of ['nodenext', 'bundler']) {
    await step(`compile, ${resolution}`, () =>
      run(project, join(project, 'node_modules/.bin/tsc'), '--project', `tsconfig.${resolution}.json`),
    );
  }
  for (const version of compilers) {
    await step(`compile, TypeScript ${version}`, () =>
      run(
        project,
        'npx',
        '--yes',
        '-p',
        `typescript@${version}`,
        'tsc',
        '--project',
        'tsconfig.nodenext.json',
        '--noEmit',
      ),
    );
  }
  await step('schemas in other libraries', async () => {
    const directory = await installBeside(project, tarball, 'ecosystem');
    await run(directory, join(project, 'node_modules/.bin/tsc'), '--project', 'tsconfig.json');
    return run(directory, 'node', 'out/ecosystem.js');
  });
  await step('require, and Jest', async () => {
    const directory = await installBeside(project, tarball, 'commonjs');
    for (const [name, brought = '', ...command] of runtimes) {
      if (!name.startsWith('Node.js')) continue;
      const start = (...program: string[]) =>
        run(directory, 'npx', '--yes', '-p', brought, ...command, ...program);
      await start('require.cjs');
      await start('node_modules/jest/bin/jest.js');
    }
    return run(directory, 'node', 'require.cjs');
  });
  await step('documentation in editors', async () => checkDocumentation(project));

  await step('the command with Schemathesis, and with Prism from PATH', () =>
    // What this project has of both counts; the package has nothing but the wrapper and the locked requirements.
    run(
      project,
      'env',
      `PATH=${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
      join(project, 'node_modules/.bin/functiongraph-async-invoke-contract'),
      '--mock',
      '--fuzz',
      'required',
    ),
  );

  await step('the command with a client in Python', async () => {
    const program = '../../conformance/clients/adapters/python-stdlib.py';
    await cp(new URL(program, import.meta.url), join(project, 'my_client.py'));
    // Python's library may take an interim answer for the answer.
    return run(
      project,
      'npx',
      'functiongraph-async-invoke-contract',
      'client',
      '--command',
      'python3 my_client.py',
      '--skip',
      'reading.interim',
    );
  });

  const mock = await startMock(baseContract().document);
  try {
    for (const [name, brought = '', ...command] of runtimes) {
      const start = (...program: string[]) =>
        run(project, 'npx', '--yes', '-p', brought, ...command, ...program);
      await step(`${name}: the library`, () => start('out/consumer.js', mock.origin));
      await step(`${name}: the suite`, () => start('out/suite.js', mock.origin, ...profileNames));
      await step(`${name}: the command`, () => start('out/command.js', ...profileNames));
    }
    await step('install vitest, which one export of the suite needs', () =>
      run(project, 'npm', 'install', '--silent', '--no-audit', '--no-fund', ...pinned('vitest')),
    );
    await step('run the suite as tests', () =>
      run(
        project,
        'env',
        `TARGET_URL=${mock.origin}`,
        join(project, 'node_modules/.bin/vitest'),
        'run',
        'suite.spec.ts',
      ),
    );
  } finally {
    await mock.stop();
  }

  for (const budget of budgets) {
    await step(`size of the ${budget.title}`, async () => {
      const bytes = await weigh(budget, project);
      if (bytes > budget.limit)
        throw new Error(`${bytes} bytes, which is more than the ${budget.limit} allowed`);
      return `${bytes} of ${budget.limit} bytes`;
    });
  }
}

async function step(title: string, work: () => Promise<string>): Promise<void> {
  try {
    const result = await work();
    const [line = ''] = result.split('\n').slice(-1);
    console.log(`ok    ${title}${line === '' ? '' : `  (${line})`}`);
  } catch (error) {
    console.log(`FAIL  ${title}`);
    throw error;
  }
}

/** The packages in the versions that this project is tested with. */
function pinned(...names: string[]): string[] {
  return names.map((name) => `${name}@${require(`${name}/package.json`).version}`);
}

/** What the package brings along must be openapi-fetch and what that brings along: its types; and little in all. */
async function checkFootprint(project: string): Promise<string> {
  const { packages, bytes } = await footprintOf(project);
  const brought = packages.filter((each) => each !== 'functiongraph-async-invoke-contract').join(', ');
  if (brought !== 'openapi-fetch, openapi-typescript-helpers') throw new Error(`it brings ${brought}`);
  if (bytes > mostInstalled.bytes) throw new Error(`${bytes} bytes are installed`);
  return `${brought}; ${bytes} bytes`;
}

/** Installs what a folder asks for, in versions of its own, which are none of this project's dependencies. */
async function installBeside(project: string, tarball: string, name: string): Promise<string> {
  const directory = join(project, name);
  await cp(new URL(`${name}/`, import.meta.url), directory, { recursive: true });
  const quiet = ['--silent', '--no-audit', '--no-fund', '--ignore-scripts'];
  await run(directory, 'npm', 'install', ...quiet, `../${tarball}`);
  return directory;
}

/** Each entry that has an API of its own, as an editor shows it. */
function checkDocumentation(project: string): string {
  const entries = [
    '',
    '/client',
    '/validate',
    '/destination',
    '/schema',
    '/schemas',
    '/node',
    '/testing',
    '/profiles/open-telekom-cloud',
  ];
  const { count, problems } = checkHovers(
    project,
    entries.map((entry) => `functiongraph-async-invoke-contract${entry}`),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return `${count} exports and members`;
}

const project = await mkdtemp(join(tmpdir(), 'package-check-'));
try {
  await checkPackage(project);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(project, { recursive: true, force: true });
}
