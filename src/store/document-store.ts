import type { Kysely } from 'kysely';
import type { DocumentStore } from '../requests/ports.ts';
import { toJson } from './json.ts';
import type { Tables } from './schema.ts';

/** Documents by key. The last write wins, as with the Bot Framework's `eTag: '*'`, which its bot state always sends. */
export function createDocumentStore(db: Kysely<Tables>): DocumentStore {
  return {
    read: async (keys) => {
      if (keys.length === 0) return {};
      const rows = await db.selectFrom('documents').selectAll().where('key', 'in', keys).execute();
      return Object.fromEntries(rows.map(({ key, body }) => [key, body]));
    },
    write: async (changes) => {
      // Always in the same order: two writers of the same documents then wait for each other instead of deadlocking.
      const keys = Object.keys(changes).sort();
      if (keys.length === 0) return;
      await db
        .insertInto('documents')
        .values(keys.map((key) => ({ key, body: toJson(changes[key]) })))
        .onConflict((conflict) => conflict.column('key').doUpdateSet((set) => ({ body: set.ref('excluded.body') })))
        .execute();
    },
    delete: async (keys) => {
      if (keys.length > 0) await db.deleteFrom('documents').where('key', 'in', keys).execute();
    },
  };
}
