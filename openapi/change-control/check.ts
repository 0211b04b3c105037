import { fileURLToPath } from 'node:url';
import { checkChange } from './check-change.ts';
import { describeChanges } from './report.ts';
import { ShallowHistoryError } from './source.ts';

try {
  const { release, changes, refusals } = await checkChange(fileURLToPath(new URL('../../', import.meta.url)));
  if (release === undefined) {
    console.log('Nothing was released yet, so the contract may change freely.');
  } else {
    console.log(`Compared with the release ${release}:\n\n${describeChanges(changes)}`);
    for (const reason of refusals) console.error(`\nRefused: ${reason}`);
    if (refusals.length > 0) process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof ShallowHistoryError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
