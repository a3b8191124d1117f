/** Which failures are the database's own: it is away, full, read-only or out of connections, whatever the statement. */

/** A statement got no answer: whether it was carried out is not known. */
export class DatabaseUnreachable extends Error {
  constructor(cause: unknown) {
    super(`The database cannot be reached: ${reasonOf(cause)}`, { cause });
    this.name = 'DatabaseUnreachable';
  }
}

/**
 * Of PostgreSQL's error codes (manual, appendix A): connection exceptions, insufficient resources (disk full, too many
 * connections), shut down or starting, system errors, and a server that takes no writes (a standby after a failover).
 */
const TROUBLE = /^(?:08|53|58)...$|^57P0[1-3]$|^25006$/;

/** Is the database itself the reason, or the reason of the reason? */
export function isTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseUnreachable) return true;
  if ('code' in error && typeof error.code === 'string' && TROUBLE.test(error.code)) return true;
  return isTrouble(error.cause);
}

/** Some of the network's errors have a code and no message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}
