import { copyFile, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../options.ts';
import { configurationFile, guardSettings, type RunFiles } from './configuration.ts';

const GUARD = fileURLToPath(new URL('../../python/guard.py', import.meta.url));

/** Readable and writable by the owner alone. */
const PRIVATE = { mode: 0o600 };

/** Makes a folder that only this user can read (0700), with all files a run needs. */
export async function makePrivateFolder(settings: Settings): Promise<RunFiles> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'schemathesis-runner-')));
  const files: RunFiles = {
    folder,
    configuration: join(folder, 'schemathesis.toml'),
    guard: join(folder, 'guard.py'),
    guardSettings: join(folder, 'guard.json'),
    report: join(folder, 'report.ndjson'),
    sentLog: join(folder, 'sent.log'),
    document: typeof settings.document === 'string' ? settings.document : join(folder, 'openapi.json'),
    emptyNetrc: join(folder, 'netrc'),
  };
  try {
    await writeFile(files.configuration, configurationFile(settings, files), PRIVATE);
    await writeFile(files.guardSettings, guardSettings(settings), PRIVATE);
    await writeFile(files.emptyNetrc, '', PRIVATE);
    await copyFile(GUARD, files.guard);
    if (typeof settings.document === 'object') {
      await writeFile(files.document, JSON.stringify(settings.document), PRIVATE);
    }
    return files;
  } catch (error) {
    await removePrivateFolder(files);
    throw error;
  }
}

export async function removePrivateFolder(files: RunFiles): Promise<void> {
  await rm(files.folder, { recursive: true, force: true, maxRetries: 3 });
}
