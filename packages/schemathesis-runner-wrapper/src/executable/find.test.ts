import { readFile } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  ExecutableNotFoundError,
  InstallFailedError,
  NoNetworkError,
  PythonNotFoundError,
  PythonTooOldError,
  UnsupportedVersionError,
} from '../errors.ts';
import type { Executable } from '../result.ts';
import { INSTALL_LIMIT, pinnedSchemathesis, type ScratchFolder, scratchFolder } from '../testing/programs.ts';
import { PINNED_VERSION, SUPPORTED_RANGE } from '../versions.ts';
import { findSchemathesis } from './find.ts';

let pinned: Executable;
beforeAll(async () => {
  pinned = await pinnedSchemathesis();
}, INSTALL_LIMIT);

/** An index that refuses every connection: whoever asks the network fails. */
const offline = { PIP_INDEX_URL: 'http://127.0.0.1:1/simple', PIP_NO_CACHE_DIR: '1', UV_OFFLINE: '1' };

/** A PATH with the folder's `bin` first and only the system's basic tools after it, which hold no Schemathesis. */
function environment(folder: ScratchFolder, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { HOME: folder.path, PATH: `${folder.path}/bin`, ...offline, ...more };
}

const says = (name: string, version: string) => `echo "${name}, version ${version}"`;

/** Puts a Python on the PATH that works. */
async function realPython(folder: ScratchFolder): Promise<void> {
  await folder.program('bin/python3', `exec "${pinned.command[0]}" "$@"`);
}

describe('an explicit path', () => {
  test('is used when the version is supported', async () => {
    await using folder = await scratchFolder();
    const path = await folder.program('mine', `exec "${pinned.command[0]}" -m schemathesis.cli "$@"`);
    expect(await findSchemathesis({ path, env: environment(folder) })).toEqual({
      source: 'explicit',
      command: [path],
      version: PINNED_VERSION,
      passedOver: [],
    });
  });

  test('that is not there is an error, even though another Schemathesis could be had', async () => {
    await using folder = await scratchFolder();
    await folder.program('bin/schemathesis', says('schemathesis', PINNED_VERSION));
    const search = findSchemathesis({ path: '/nowhere/schemathesis', env: environment(folder) });
    await expect(search).rejects.toBeInstanceOf(ExecutableNotFoundError);
    await expect(search).rejects.toMatchObject({
      code: 'EXECUTABLE_NOT_FOUND',
      path: '/nowhere/schemathesis',
    });
  });

  test.each([
    ['3.39.16', '3.39.16'],
    ['4.30.0', '4.30.0'],
    ['5.0.0', '5.0.0'],
    ['unknown', undefined],
  ])('of version %s is an error', async (answer, version) => {
    await using folder = await scratchFolder();
    const path = await folder.program('mine', says('schemathesis', answer));
    const error = await findSchemathesis({ path, env: environment(folder) }).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(UnsupportedVersionError);
    expect(error).toMatchObject({ code: 'UNSUPPORTED_VERSION', version, supported: SUPPORTED_RANGE });
  });
});

describe('the order', () => {
  test('PATH comes first: schemathesis, then st', async () => {
    await using folder = await scratchFolder();
    const schemathesis = await folder.program('bin/schemathesis', says('schemathesis', PINNED_VERSION));
    const st = await folder.program('bin/st', says('st', '4.99.1'));
    const env = environment(folder);
    expect(await findSchemathesis({ env })).toMatchObject({ source: 'path', command: [schemathesis] });

    await folder.program('bin/schemathesis', says('schemathesis', '3.39.16'));
    const found = await findSchemathesis({ env });
    expect(found).toMatchObject({ source: 'path', command: [st], version: '4.99.1' });
    expect(found.passedOver).toEqual([
      { source: 'path', reason: `${schemathesis} is 3.39.16, not ${SUPPORTED_RANGE}` },
    ]);
  });

  test('a program that happens to be called st is passed over; uvx is next', async () => {
    await using folder = await scratchFolder();
    const st = await folder.program('bin/st', 'echo "st 0.9, a terminal"');
    const uvx = await folder.program(
      'bin/uvx',
      `echo "$@" >> ${folder.path}/asked; ${says('schemathesis', PINNED_VERSION)}`,
    );
    const found = await findSchemathesis({ env: environment(folder) });
    expect(found.source).toBe('uvx');
    expect(found.command.slice(0, 4)).toEqual([
      uvx,
      '--offline',
      '--from',
      `schemathesis==${PINNED_VERSION}`,
    ]);
    expect(found.passedOver).toEqual([
      { source: 'path', reason: `${st} is not Schemathesis or does not run` },
    ]);
    // uv had it: the network was not asked.
    const asked = (await readFile(`${folder.path}/asked`, 'utf8')).trim().split('\n');
    expect(asked.every((line) => line.startsWith('--offline'))).toBe(true);
  });

  test('a uvx that cannot bring it is passed over; the environment in the cache folder is last', async () => {
    await using folder = await scratchFolder();
    await folder.program('bin/uvx', 'echo "error: no network" >&2; exit 1');
    const cacheDirectory = pinned.command[0].split(`/${PINNED_VERSION}-`)[0];
    const found = await findSchemathesis({ env: environment(folder), cacheDirectory });
    // There is neither a Python on PATH nor a network: it was there already.
    expect(found).toMatchObject({ ...pinned, passedOver: [{ source: 'uvx' }] });
  });
});

describe('making the virtual environment', () => {
  /** A Python whose `-m venv` makes another such fake, and whose `-m pip` takes a while and counts. */
  function fakePython(folder: ScratchFolder, pip: string): string {
    return [
      `case "$*" in`,
      `  *platform*) echo "python 3.12.1";;`,
      `  *"-m venv"*) for last; do :; done; mkdir -p "$last/bin"; cp "$0" "$last/bin/python";;`,
      `  *"-m pip"*) echo "$*" >> ${folder.path}/installed; ${pip};;`,
      `esac`,
    ].join('\n');
  }

  test('happens once when several runs start together', async () => {
    await using folder = await scratchFolder();
    await folder.program('bin/python3', fakePython(folder, 'sleep 0.5'));
    const env = environment(folder, { PATH: `${folder.path}/bin${delimiter}/usr/bin${delimiter}/bin` });
    const cacheDirectory = `${folder.path}/cache`;
    const said: string[] = [];
    const search = () =>
      findSchemathesis({ env, cacheDirectory, onProgress: (message) => said.push(message) });
    const found = await Promise.all([search(), search(), search()]);

    expect(new Set(found.map(({ command }) => command[0])).size).toBe(1);
    const installations = (await readFile(`${folder.path}/installed`, 'utf8')).trim().split('\n');
    expect(installations).toHaveLength(1);
    expect(installations[0]).toContain('--require-hashes');
    expect(said.filter((message) => message.startsWith('Installing'))).toHaveLength(1);
    expect(said.filter((message) => message.startsWith('Waiting'))).toHaveLength(2);
  });

  test('that failed is tried again the next time', async () => {
    await using folder = await scratchFolder();
    const env = environment(folder, { PATH: `${folder.path}/bin${delimiter}/usr/bin${delimiter}/bin` });
    const cacheDirectory = `${folder.path}/cache`;
    await folder.program(
      'bin/python3',
      fakePython(folder, 'echo "THESE PACKAGES DO NOT MATCH THE HASHES"; exit 1'),
    );
    const error = await findSchemathesis({ env, cacheDirectory }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(InstallFailedError);
    expect(error).toMatchObject({ code: 'INSTALL_FAILED', detail: 'THESE PACKAGES DO NOT MATCH THE HASHES' });

    await folder.program('bin/python3', fakePython(folder, 'true'));
    expect(await findSchemathesis({ env, cacheDirectory })).toMatchObject({ source: 'venv' });
  });

  test('needs Python', async () => {
    await using folder = await scratchFolder();
    const error = await findSchemathesis({ env: environment(folder) }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PythonNotFoundError);
    expect(error).toMatchObject({ code: 'PYTHON_NOT_FOUND' });
    expect((error as Error).message).toContain('Install Python 3.10 or newer');
  });

  test('needs a Python that is new enough', async () => {
    await using folder = await scratchFolder();
    const python = await folder.program('bin/python3', 'echo "python 3.9.18"');
    await folder.program('bin/python', 'exit 127');
    const error = await findSchemathesis({ env: environment(folder) }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PythonTooOldError);
    expect(error).toMatchObject({ code: 'PYTHON_TOO_OLD', found: { [python]: '3.9.18' } });
  });

  test('needs the network', async () => {
    await using folder = await scratchFolder();
    await realPython(folder);
    const search = findSchemathesis({ env: environment(folder), cacheDirectory: `${folder.path}/cache` });
    const error = await search.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NoNetworkError);
    expect(error).toMatchObject({ code: 'NO_NETWORK' });
  });
});
