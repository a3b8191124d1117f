/** Reads the audit trail, for verifying or exporting: a read-only snapshot, without jobs. */
import { type Kysely, sql } from 'kysely';
import type { Log } from '../../telemetry/log.ts';
import type { Instant } from '../../requests/model/request.ts';
import { type DatabaseLocation, openDatabase } from '../database/open-database.ts';
import type { Tables } from '../database/tables.ts';
import type { AuditRow, Place } from './entry.ts';
import { selectAudit } from './rows.ts';

const BATCH = 1_000;

export type AuditTrail = {
  /** The recorded end of the chain; undefined if it is missing. */
  head(): Promise<Place | undefined>;
  /** The entries in the order of the chain, optionally since a given time. */
  rows(since?: Instant): AsyncGenerator<AuditRow>;
  close(): Promise<void>;
};

/** @throws if there is no database, it can't be opened, or (embedded) another process uses it */
export async function openAuditTrail(options: DatabaseLocation & { readonly log: Log }): Promise<AuditTrail> {
  const database = await openDatabase({ ...options, mustExist: true });
  try {
    const trail = await auditTrailIn(database.rows);
    return {
      ...trail,
      close: async () => {
        await trail.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The trail in a database that is open, and stays so when the trail is closed. */
export async function auditTrailIn(db: Kysely<Tables>): Promise<AuditTrail> {
  const snapshot = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  // Someone who pages through an export may take their time.
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(snapshot);
  return {
    head: async () => {
      const row = await snapshot.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
      return row === undefined ? undefined : { seq: Number(row.seq), hash: row.hash };
    },
    rows: (since) => inBatches(snapshot, since),
    close: async () => {
      await snapshot.rollback().execute();
    },
  };
}

async function* inBatches(db: Kysely<Tables>, since: Instant | undefined): AsyncGenerator<AuditRow> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    let query = selectAudit(db).where('audit.seq', '>', after).orderBy('audit.seq').limit(BATCH);
    if (since !== undefined) query = query.where('audit.at', '>=', new Date(since));
    const rows = await query.execute();
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.seq;
  }
}
