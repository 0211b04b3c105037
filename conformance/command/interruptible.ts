/** The exit code of a run that was interrupted, as shells have it. */
const interrupted = 130;

/**
 * Does work that a signal ends early, and a second one at once.
 *
 * @returns the exit code of the work, or that of an interruption.
 */
export async function interruptible(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const interrupt = new AbortController();
  const onInterrupt = () => {
    if (interrupt.signal.aborted) process.exit(interrupted);
    interrupt.abort();
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  try {
    const exitCode = await work(interrupt.signal);
    return interrupt.signal.aborted ? interrupted : exitCode;
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}
