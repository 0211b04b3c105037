import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDirectory, virtualEnvironment } from '../executable/virtual-environment.ts';
import type { Executable } from '../result.ts';
import { PINNED_VERSION } from '../versions.ts';

/** A folder that is removed when it goes out of scope. */
export interface ScratchFolder extends AsyncDisposable {
  readonly path: string;
  /** Writes an executable shell script. */
  readonly program: (name: string, script: string) => Promise<string>;
}

export async function scratchFolder(): Promise<ScratchFolder> {
  const path = await mkdtemp(join(tmpdir(), 'wrapper-test-'));
  return {
    path,
    async program(name, script) {
      const file = join(path, name);
      await mkdir(join(file, '..'), { recursive: true });
      await writeFile(file, `#!/bin/sh\n${script}\n`);
      await chmod(file, 0o755);
      return file;
    },
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** The pinned Schemathesis out of the user's cache folder, installed there when it is not. */
export async function pinnedSchemathesis(): Promise<Executable> {
  const { env } = process;
  const python = await virtualEnvironment({
    cacheDirectory: cacheDirectory(undefined, env),
    env,
    onProgress: (message) => process.stderr.write(`${message}\n`),
  });
  return {
    source: 'venv',
    command: [python, '-m', 'schemathesis.cli'],
    version: PINNED_VERSION,
    passedOver: [],
  };
}

/** Limit for the one installation that a first run of the tests needs, in milliseconds. */
export const INSTALL_LIMIT = 600_000;
