import { writeSync } from 'node:fs';

/** Loaded into a child before everything else: tells its parent, over the descriptor 3, how much memory it took. */
process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS * 1024));
});
