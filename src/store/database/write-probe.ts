import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** More than a request with its audit entry and jobs takes. */
const BYTES = 65_536;

/**
 * Tests whether the database can be written to. Truncating first puts the row into a new file, so the probe needs free disk
 * space as a real change does; and because the new file replaces the old one, repeated probes use up none.
 * @throws if the disk is full, or the server takes no writes
 */
export async function probeWrite(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`truncate write_probe`.execute(transaction);
    await sql`insert into write_probe (filler) values (repeat('x', ${BYTES}))`.execute(transaction);
  });
}
