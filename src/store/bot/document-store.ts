import { type Kysely, sql } from 'kysely';
import type { DocumentStore } from '../../bot/ports.ts';
import { toJson } from '../database/storable-text.ts';
import type { Tables } from '../database/tables.ts';

/** Documents by key. Never deleted, so that a version number is never reused. */
export function createDocumentStore(db: Kysely<Tables>): DocumentStore {
  return {
    read: async (key) => {
      const row = await db
        .selectFrom('documents')
        .select(['version', 'body'])
        .where('key', '=', key)
        .executeTakeFirst();
      return row ?? { version: 0, body: undefined };
    },
    swap: async (key, version, value) => {
      const body = toJson(value);
      const stored =
        version === 0
          ? await db
              .insertInto('documents')
              .values({ key, body, version: 1 })
              .onConflict((conflict) => conflict.column('key').doNothing())
              .executeTakeFirst()
          : await db
              .updateTable('documents')
              .set({ body, version: sql`version + 1` })
              .where('key', '=', key)
              .where('version', '=', version)
              .executeTakeFirst();
      const count = 'numUpdatedRows' in stored ? stored.numUpdatedRows : stored.numInsertedOrUpdatedRows;
      return count === 1n;
    },
  };
}
