import { openHarness } from '../harness/vitest.ts';

// Vitest takes as long to start as everything else together, so it starts first, and beside it.
const args = process.argv.slice(2);
const isRun = !args.some((arg) => /^--(help|version|list)$/.test(arg));
const harness = isRun ? openHarness() : undefined;
try {
  const { main } = await import('./main.ts');
  process.exitCode = await main(args, process.env, harness);
} finally {
  await harness?.close();
}
