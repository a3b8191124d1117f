import { randomBytes } from 'node:crypto';

/** Under which the log has a failure, and its person can name it. */
export function newReference(): string {
  return `E-${randomBytes(4).toString('hex').toUpperCase()}`;
}
