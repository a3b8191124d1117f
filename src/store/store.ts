/** The store: rows and durable jobs, embedded or on PostgreSQL, the same SQL and the same code. */
import type { Log } from '../telemetry/log.ts';
import type { Clock, RequestStore } from '../requests/model/ports.ts';
import type { ConversationStore, DocumentStore, PostedCards } from '../bot/ports.ts';
import type { AuditSigner } from './audit/attestation.ts';
import { type AuditKeeper, createAuditKeeper } from './audit/housekeeping.ts';
import { createConversationStore } from './bot/conversation-store.ts';
import { type Where, notOpened, openDatabase } from './database/open-database.ts';
import { createDocumentStore } from './bot/document-store.ts';
import { type Handle, type Jobs, startJobs } from './jobs/job-queue.ts';
import { migrate } from './migrations/migrate.ts';
import { createPostedCards } from './bot/posted-card-store.ts';
import { createRequestStore } from './requests/request-store.ts';
import type { Database } from './database/tables.ts';
import { type Watch, createWatch } from './database/outage-watch.ts';
import { probeWrite } from './database/write-probe.ts';

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
  /**
   * Drains, signs what came in meanwhile, and closes the database; one that does not answer keeps it waiting for no more
   * than 14 seconds in all. May be called again.
   */
  close(): Promise<void>;
};

export type StoreOptions = Where & {
  readonly log: Log;
  /** Signs the audit trail. */
  readonly signer: AuditSigner;
  /** Keys that this database was used with and that are lost or have leaked, as the audit trail calls them. */
  readonly retiredKeys?: readonly string[];
  /** How many days an entry of the audit trail is kept, at least 30; default 400. */
  readonly auditDays?: number;
  readonly clock?: Clock;
};

/**
 * Opens the store, with its tables brought up to date, and keeps its audit trail from now on.
 * @throws where `dataDir` is in use by another process, or the database cannot be reached or brought up to date; a
 * `StartupError` where an operator can mend it
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { log, signer, retiredKeys = [], auditDays: days = 400, clock = systemClock } = options;
  const watch = createWatch(log);
  const database = await openDatabase({ ...options, troubled: watch.troubled });
  try {
    await migrate(database.rows);
    const keeper = createAuditKeeper(database.rows, { signer, clock, days, log, watch });
    await keeper.begin(retiredKeys);
    const jobs = await startJobs(database, log, watch);
    keeper.start();
    watch.start({ ping: () => database.ping(), write: () => probeWrite(database.rows) });
    return storeOn({ database, jobs, keeper, watch });
  } catch (error) {
    await database.close();
    throw notOpened(error, options.databaseUrl);
  }
}

/** Longer than running jobs are given; what a database that does not answer is given besides. */
const DRAIN_MS = 11_000;
const CLOSE_MS = 1_000;

const systemClock: Clock = { now: () => new Date().toISOString() };

type Parts = {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly keeper: AuditKeeper;
  readonly watch: Watch;
};

function storeOn({ database, jobs, keeper, watch }: Parts): Store {
  const { rows } = database;
  let draining: Promise<unknown> | undefined;
  let closing: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    watch.stop();
    await (draining ??= within(DRAIN_MS, Promise.all([jobs.close(), keeper.stop()])));
  };
  return {
    requests: createRequestStore(rows, jobs),
    conversations: createConversationStore(rows, jobs),
    cards: createPostedCards(rows),
    documents: createDocumentStore(rows),
    work: (handle) => jobs.work(handle),
    ready: async () => {
      await watch.ready();
      await jobs.ready();
    },
    drain,
    close: () =>
      (closing ??= drain()
        .finally(() => within(CLOSE_MS, keeper.stop()))
        .finally(() => within(CLOSE_MS, database.close()))),
  };
}

/** Waits for it, but not for ever: then it goes on alone, and nobody hears how it ends. */
async function within(ms: number, ending: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), ms);
  try {
    await Promise.race([ending, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
