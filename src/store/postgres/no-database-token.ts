import { reasonOf } from '../database/outage.ts';

/** The server asked for a password, and Entra gave no token to send as one. */
export class NoDatabaseToken extends Error {
  constructor(cause: unknown) {
    super(`No token for PostgreSQL: ${reasonOf(cause)}`, { cause });
    this.name = 'NoDatabaseToken';
  }
}
