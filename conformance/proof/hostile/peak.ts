import { readFileSync, writeSync } from 'node:fs';

/** Loaded into a child before everything else: tells its parent, over the descriptor 3, how much memory it took and
 * how long it was busy. */
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, `${peakKilobytes()} ${(user + system) / 1_000_000}`);
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
