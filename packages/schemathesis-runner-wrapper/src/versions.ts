/** The version in `python/requirements.lock`: what this package installs, and was tested with. */
export const PINNED_VERSION = '4.30.1';

const NEXT_MAJOR = 5;

/** Versions accepted when somebody else installed Schemathesis. */
export const SUPPORTED_RANGE = `>=${PINNED_VERSION} <${NEXT_MAJOR}.0.0`;

/** Oldest Python that the pinned version runs on. */
export const MINIMUM_PYTHON = '3.10';

/** Reads `4.30.1` out of the answer to `--version`; undefined when the program is not Schemathesis. */
export function parseVersion(answer: string): string | undefined {
  for (const line of answer.split('\n')) {
    const [, program = '', version] = /^([^,]*), version (\d+\.\d+\.\d+)(?:\D\S*)?$/i.exec(line.trim()) ?? [];
    if (/^(?:schemathesis$|st$|python.*schemathesis)/i.test(program)) return version;
  }
  return undefined;
}

/** Whether a Schemathesis version lies in `SUPPORTED_RANGE`. */
export function isSupported(version: string): boolean {
  return compareVersions(version, PINNED_VERSION) >= 0 && compareVersions(version, `${NEXT_MAJOR}.0.0`) < 0;
}

/** Orders dotted numeric versions: negative, zero or positive, as `Array.sort` wants it. */
export function compareVersions(left: string, right: string): number {
  const a = left.split('.').map(Number);
  const b = right.split('.').map(Number);
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
