/** The store: rows and durable jobs, embedded or on PostgreSQL, the same SQL and the same code. */
import { sql } from 'kysely';
import type { Log } from '../log.ts';
import type { ConversationStore, DocumentStore, PostedCards, RequestStore } from '../requests/ports.ts';
import { createConversationStore } from './conversation-store.ts';
import { openDatabase } from './database.ts';
import { createDocumentStore } from './document-store.ts';
import { type Handle, type Jobs, startJobs } from './jobs.ts';
import { migrate } from './migrate.ts';
import { createPostedCards } from './posted-cards.ts';
import { createRequestStore } from './request-store.ts';
import type { Database } from './schema.ts';

export type Store = {
  readonly requests: RequestStore;
  readonly conversations: ConversationStore;
  readonly cards: PostedCards;
  readonly documents: DocumentStore;
  /** Starts the workers; until then jobs only wait. */
  work(handle: Handle): Promise<void>;
  /** @throws where the database or the jobs are not usable */
  ready(): Promise<void>;
  /** Lets running jobs finish, within ten seconds, and closes the database. May be called again. */
  close(): Promise<void>;
};

/**
 * Opens the store, with its tables brought up to date.
 * @param options.databaseUrl `postgres://…`; without it the database is embedded, in the folder `dataDir`
 * @throws where `dataDir` is in use by another process, or the database cannot be reached or brought up to date
 */
export async function openStore(options: { databaseUrl?: string; dataDir: string; log: Log }): Promise<Store> {
  const database = await openDatabase(options);
  try {
    await migrate(database.rows);
    return storeOn(database, await startJobs(database, options.log));
  } catch (error) {
    await database.close();
    throw error;
  }
}

function storeOn(database: Database, jobs: Jobs): Store {
  const { rows } = database;
  let closing: Promise<void> | undefined;
  return {
    requests: createRequestStore(rows, jobs),
    conversations: createConversationStore(rows),
    cards: createPostedCards(rows),
    documents: createDocumentStore(rows),
    work: (handle) => jobs.work(handle),
    ready: async () => {
      await sql`select 1`.execute(rows);
      await jobs.ready();
    },
    close: () => (closing ??= jobs.close().finally(() => database.close())),
  };
}
