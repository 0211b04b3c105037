import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the command where its sources have changed, for tests that start it. */
export default function setup(): void {
  execFileSync('make', ['--silent', 'dist/command/cli.js'], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: 'inherit',
  });
}
