/** Tells failures of the database itself (away, full, read-only, out of connections) from those of a statement. */

/** A statement got no answer: it may have taken effect or not. */
export class DatabaseUnreachable extends Error {
  constructor(cause: unknown) {
    super(`The database cannot be reached: ${reasonOf(cause)}`, { cause });
    this.name = 'DatabaseUnreachable';
  }
}

/**
 * PostgreSQL's error codes (manual, appendix A) for connection exceptions, insufficient resources (disk full, too many
 * connections), shutting down or starting, system errors, and a server that takes no writes (a standby after a failover).
 */
const OUTAGE = /^(?:08|53|58)...$|^57P0[1-3]$|^25006$/;

/** Whether the database itself is the cause of this error, or the cause of its cause. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseUnreachable) return true;
  if ('code' in error && typeof error.code === 'string' && OUTAGE.test(error.code)) return true;
  return isOutage(error.cause);
}

/** An error's message; its code if it has none, as some network errors do. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}
