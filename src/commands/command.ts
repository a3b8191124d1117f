/** How a command ends: what it throws is one line that says what failed, without a stack, and exit status 1. */

/** @param failed what did not happen, such as "Not deployed" */
export async function command(failed: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${failed}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** What a terminal sends to everything that runs in it: at Ctrl-C, and when it is closed. */
const FROM_TERMINAL = ['SIGINT', 'SIGHUP'] as const;

/**
 * Runs work that has to be tidied up after, whatever happens. Ctrl-C ends the program that the work has started, so that the work
 * fails; this process stays until it has tidied up.
 */
export async function tidied<T>(work: () => Promise<T>, tidyUp: () => Promise<void>): Promise<T> {
  const stay = (): void => undefined;
  for (const signal of FROM_TERMINAL) process.on(signal, stay);
  try {
    return await work().finally(tidyUp);
  } finally {
    for (const signal of FROM_TERMINAL) process.off(signal, stay);
  }
}
