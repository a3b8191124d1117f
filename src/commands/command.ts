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
