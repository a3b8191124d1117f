/** A real store for the runs, which collects jobs instead of running them, and a check of everything in it. */
import assert from 'node:assert/strict';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { createLog } from '../../../../src/telemetry/log.ts';
import type { Job, RequestStore } from '../../../../src/requests/model/ports.ts';
import { chain, end } from '../../../../src/store/audit/checks.ts';
import type { AuditRow } from '../../../../src/store/audit/entry.ts';
import { selectAudit } from '../../../../src/store/audit/rows.ts';
import { openDatabase } from '../../../../src/store/database/open-database.ts';
import type { Tables } from '../../../../src/store/database/tables.ts';
import { migrate } from '../../../../src/store/migrations/migrate.ts';
import { createRequestStore } from '../../../../src/store/requests/request-store.ts';
import { freshDatabase } from '../../../support/store.ts';
import type { Laws } from '../laws.ts';

export type Stage = {
  readonly store: RequestStore;
  /** The jobs stored since it was last emptied. */
  readonly sent: Job[];
  /** Compares what is stored with what a run remembers. @throws if it differs, or contains a secret */
  inspect(laws: Laws): Promise<void>;
  dispose(): Promise<void>;
};

export async function openStage(): Promise<Stage> {
  const { drop, ...where } = await freshDatabase();
  const log = createLog({ level: 'silent' });
  const database = await openDatabase({ ...where, log });
  const { rows } = database;
  await migrate(rows);
  const sent: Job[] = [];
  const store = createRequestStore(
    rows,
    {
      send: (_db, jobs) => {
        sent.push(...jobs);
        return Promise.resolve();
      },
      sendIf: async <Result extends string>(
        db: Kysely<Tables>,
        { result, accepted }: { readonly result: RawBuilder<Result>; readonly accepted: Result },
        jobs: readonly Job[],
      ) => {
        const answer = await sql<{ result: Result }>`select ${result} as result`.execute(db);
        const [row] = answer.rows;
        assert.ok(row);
        if (row.result === accepted) sent.push(...jobs);
        return row.result;
      },
    },
    log,
  );
  const trail = chain();
  let last: AuditRow | undefined;

  /** The entries since the last check, each of which follows from the previous one. */
  async function newEntries(): Promise<readonly AuditRow[]> {
    const entries = await selectAudit(rows)
      .where('audit.seq', '>', last?.seq ?? 0)
      .orderBy('audit.seq')
      .execute();
    for (const entry of entries) {
      assert.deepEqual(trail.at(entry, last, undefined), []);
      last = entry;
    }
    const head = await rows.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
    assert.deepEqual(end({ seq: Number(head.seq), hash: head.hash }).atEnd(undefined, last), []);
    return entries;
  }

  return {
    store,
    sent,
    inspect: async ({ memories, secrets }) => {
      const entries = await newEntries();
      const ids = [...memories.keys()];
      const stored = await Promise.all(ids.map((id) => store.load(id)));
      assert.deepEqual(
        stored,
        [...memories.values()].map(({ request }) => request),
      );
      for (const { request } of memories.values()) {
        const moves = entries.filter(
          (entry) => entry.request_id === request.id && !entry.action.startsWith('refused:'),
        );
        assert.equal(moves.length, request.version, 'each move has its entry');
      }
      const bodies =
        ids.length === 0 ? [] : await rows.selectFrom('requests').selectAll().where('id', 'in', ids).execute();
      // Without the chain's numbers and hashes, which contain six digits by chance.
      const texts = entries.map(({ by_id, by_name, source, action, detail }) => [
        by_id,
        by_name,
        source,
        action,
        detail,
      ]);
      const everything = JSON.stringify([bodies, texts]);
      for (const secret of secrets) assert.ok(!everything.includes(secret), 'a secret was stored');
    },
    dispose: async () => {
      await database.close();
      await drop();
    },
  };
}
