import { mkdir, utimes } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing/programs.ts';
import { withDirectoryLock } from './directory-lock.ts';

test('lets one holder work at a time, and the next when one fails', async () => {
  await using folder = await scratchFolder();
  const path = `${folder.path}/lock`;
  let working = 0;
  let most = 0;
  const work = async () => {
    working += 1;
    most = Math.max(most, working);
    await new Promise((resolve) => setImmediate(resolve));
    working -= 1;
  };
  const failing = withDirectoryLock(path, async () => {
    await work();
    throw new Error('failed');
  });
  const others = [1, 2].map(() => withDirectoryLock(path, work));
  await expect(failing).rejects.toThrow('failed');
  await Promise.all(others);
  expect(most).toBe(1);
});

test('takes over a lock whose holder has long been silent', async () => {
  await using folder = await scratchFolder();
  const path = `${folder.path}/lock`;
  await mkdir(path);
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(path, longAgo, longAgo);
  expect(await withDirectoryLock(path, async () => 'done')).toBe('done');
});

test('stops waiting when it is aborted', async () => {
  await using folder = await scratchFolder();
  const path = `${folder.path}/lock`;
  await mkdir(path);
  const controller = new AbortController();
  const waiting = withDirectoryLock(path, async () => 'done', {
    signal: controller.signal,
    onWait: () => controller.abort(),
  });
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
