import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The project's files at one time. Paths are relative to the root of the project, with `/` between names. */
export interface Source {
  /** The text of a file; `undefined` where there is none. */
  read(path: string): Promise<string | undefined>;
  /** The names of the files in a folder; none where there is no such folder. */
  list(folder: string): Promise<string[]>;
}

/** The files as they are on the disk. */
export function workingTree(repository: string): Source {
  return {
    read: (path) => readFile(join(repository, path), 'utf8').catch(() => undefined),
    list: (folder) => readdir(join(repository, folder)).catch(() => []),
  };
}

/** The files as they were at a commit, branch or tag; a ref that does not exist has no files. */
export function gitRef(repository: string, ref: string): Source {
  return {
    read: (path) => git(repository, 'show', `${ref}:${path}`).catch(() => undefined),
    list: async (folder) => {
      const names = await git(repository, 'ls-tree', '--name-only', `${ref}:${folder}`).catch(() => '');
      return names.split('\n').filter((name) => name !== '');
    },
  };
}

/** The clone has no full history, so the latest release cannot be told. */
export class ShallowHistoryError extends Error {
  override readonly name = 'ShallowHistoryError';

  constructor() {
    super('This clone has only a part of the history. Fetch all of it: git fetch --unshallow --tags');
  }
}

/**
 * Finds the tag of the latest release (`v1.2.3`) before the commit that is checked out. A tag of that very
 * commit does not count, so that a release is compared with the one before it.
 *
 * @returns `undefined` where nothing was released yet.
 * @throws ShallowHistoryError
 */
export async function latestRelease(repository: string): Promise<string | undefined> {
  const shallow = await git(repository, 'rev-parse', '--is-shallow-repository');
  if (shallow.trim() === 'true') throw new ShallowHistoryError();
  const before = ['--merged', 'HEAD', '--no-contains', 'HEAD'];
  const tags = await git(repository, 'tag', '--list', 'v*', ...before, '--sort=-version:refname');
  return tags.split('\n').find((tag) => /^v\d+\.\d+\.\d+$/.test(tag));
}

async function git(repository: string, ...args: string[]): Promise<string> {
  const options = { cwd: repository, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)('git', args, options);
  return stdout;
}
