import { readFileSync, writeSync } from 'node:fs';

/** Loaded into a child before everything else: tells its parent, over the descriptor 3, how much memory it took. */
process.on('exit', () => {
  writeSync(3, String(peakKilobytes()));
});

/** What Linux counts for a process begins with what its parent had when it was made, but for VmHWM. */
function peakKilobytes(): number {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return Number(kilobytes);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
