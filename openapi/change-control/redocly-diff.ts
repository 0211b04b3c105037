import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { OpenApiDocument } from '../generate/document.ts';
import type { Json } from '../json.ts';
import type { Bump } from './change.ts';

/** One side of a difference. */
export interface Side {
  /** The place in that side's document, as a JSON pointer. */
  readonly pointer: string;
  readonly value?: Json;
}

/** One difference between two documents, as `redocly diff` tells it. */
export interface Difference {
  /** The place as one meets it on the way from the root, through references. */
  readonly path: string;
  /** The kind of node that differs, such as `Schema` or `Response`. */
  readonly typeName: string;
  readonly kind: 'added' | 'removed' | 'modified';
  readonly impact: Bump;
  readonly verdicts: ReadonlyArray<{ readonly message: string }>;
  /** The member of the node that differs, where it is not the node as a whole. */
  readonly property?: string;
  readonly base?: Side;
  readonly revision?: Side;
}

const redocly = fileURLToPath(new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url));

/**
 * Compares two documents with `redocly diff`.
 *
 * @throws Error where Redocly cannot read one of them.
 */
export async function redoclyDiff(base: OpenApiDocument, revision: OpenApiDocument): Promise<Difference[]> {
  const folder = await mkdtemp(join(tmpdir(), 'contract-diff-'));
  try {
    await writeFile(join(folder, 'base.json'), JSON.stringify(base));
    await writeFile(join(folder, 'revision.json'), JSON.stringify(revision));
    const files = ['base.json', 'revision.json', '--output', 'report.json'];
    await promisify(execFile)(
      process.execPath,
      [redocly, 'diff', ...files, '--format', 'json', '--fail-on', 'none'],
      {
        cwd: folder,
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    );
    return JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')).changes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
