import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often the holder shows that it lives, in milliseconds. */
const HEARTBEAT = 5_000;
/** A lock whose holder has been silent for this long belongs to nobody, in milliseconds. */
const STALE_AFTER = 60_000;
const POLL = 200;

/**
 * Runs `work` while no other process runs work under the same lock. The lock is a directory, because making
 * one is atomic on every file system; a holder that died is recognised by its silence.
 *
 * @param path the directory; its parent must exist
 * @param onWait called once when another process holds the lock
 */
export async function withDirectoryLock<T>(
  path: string,
  work: () => Promise<T>,
  options: { readonly signal?: AbortSignal | undefined; readonly onWait?: () => void } = {},
): Promise<T> {
  let waited = false;
  while (!(await acquire(path))) {
    if (!waited) options.onWait?.();
    waited = true;
    await removeIfStale(path);
    await sleep(POLL, undefined, options.signal === undefined ? {} : { signal: options.signal });
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => clearInterval(heartbeat));
  }, HEARTBEAT);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(path, { recursive: true, force: true });
  }
}

async function acquire(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function removeIfStale(path: string): Promise<void> {
  try {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > STALE_AFTER) await rm(path, { recursive: true, force: true });
  } catch {
    // Released in the meantime.
  }
}
