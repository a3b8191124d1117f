import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** More than a request with its audit entry and jobs takes. */
const BYTES = 65_536;

/**
 * Writes into a file of its own, which takes the place of the one before: so it needs room on the disk as a change does,
 * and however often it runs, it uses up none.
 * @throws where the disk is full, or the server takes no writes
 */
export async function probeWrite(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`truncate write_probe`.execute(transaction);
    await sql`insert into write_probe (filler) values (repeat('x', ${BYTES}))`.execute(transaction);
  });
}
