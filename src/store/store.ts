/** The store: rows and durable jobs, embedded or on PostgreSQL, the same SQL and the same code. */
import { sql } from 'kysely';
import type { Log } from '../log.ts';
import type { Clock, ConversationStore, DocumentStore, PostedCards, RequestStore } from '../requests/ports.ts';
import type { AuditSigner } from './audit/attestation.ts';
import { type AuditKeeper, createAuditKeeper } from './audit/keeper.ts';
import { createConversationStore } from './conversation-store.ts';
import { type Where, openDatabase } from './database.ts';
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
  /** Takes no more jobs, lets running ones finish, within ten seconds, and signs the audit trail; all else goes on. */
  drain(): Promise<void>;
  /** Drains, signs what came in meanwhile, and closes the database. May be called again. */
  close(): Promise<void>;
};

export type StoreOptions = Where & {
  readonly log: Log;
  /** Signs the audit trail. */
  readonly signer: AuditSigner;
  /** How many days an entry of the audit trail is kept, at least 30; default 400. */
  readonly auditDays?: number;
  readonly clock?: Clock;
};

/**
 * Opens the store, with its tables brought up to date, and keeps its audit trail from now on.
 * @throws where `dataDir` is in use by another process, or the database cannot be reached or brought up to date
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { log, signer, auditDays: days = 400, clock = systemClock } = options;
  const database = await openDatabase(options);
  try {
    await migrate(database.rows);
    const keeper = createAuditKeeper(database.rows, { signer, clock, days, log });
    await keeper.keep();
    const jobs = await startJobs(database, log);
    keeper.start();
    return storeOn(database, jobs, keeper);
  } catch (error) {
    await database.close();
    throw error;
  }
}

const systemClock: Clock = { now: () => new Date().toISOString() };

function storeOn(database: Database, jobs: Jobs, keeper: AuditKeeper): Store {
  const { rows } = database;
  let draining: Promise<unknown> | undefined;
  let closing: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    await (draining ??= Promise.all([jobs.close(), keeper.stop()]));
  };
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
    drain,
    close: () =>
      (closing ??= drain()
        .finally(() => keeper.stop())
        .finally(() => database.close())),
  };
}
