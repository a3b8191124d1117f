/** The store: rows and durable jobs, on PostgreSQL or embedded, with the same SQL and the same code. */
import type { Log } from '../telemetry/log.ts';
import type { Clock, RequestStore } from '../requests/model/ports.ts';
import type { ConversationStore, DocumentStore, PostedCards } from '../bot/ports.ts';
import type { AuditSigner } from './audit/attestation.ts';
import { type AuditHousekeeping, createAuditHousekeeping } from './audit/housekeeping.ts';
import { createConversationStore } from './bot/conversation-store.ts';
import { type Condition, readCondition } from './condition/condition.ts';
import { type DatabaseLocation, asOpenError, openDatabase } from './database/open-database.ts';
import { createDocumentStore } from './bot/document-store.ts';
import { type Handle, type Jobs, startJobs } from './jobs/job-queue.ts';
import { migrate } from './migrations/migrate.ts';
import { createPostedCards } from './bot/posted-card-store.ts';
import { createRequestStore } from './requests/request-store.ts';
import type { Database } from './database/tables.ts';
import { type OutageWatch, createOutageWatch } from './database/outage-watch.ts';
import { probeWrite } from './database/write-probe.ts';

export type Store = {
  readonly requests: RequestStore;
  readonly conversations: ConversationStore;
  readonly cards: PostedCards;
  readonly documents: DocumentStore;
  /** Starts the workers; until then, jobs wait. */
  work(handle: Handle): Promise<void>;
  /** How the database is. */
  condition(): Promise<Condition>;
  /** @throws if the database or the job queue is unavailable */
  ready(): Promise<void>;
  /** Takes no more jobs, waits up to ten seconds for running ones, and signs the audit trail. Everything else still works. */
  drain(): Promise<void>;
  /**
   * Drains, signs what was written meanwhile, and closes the database. Takes 14 seconds at most, even if the database doesn't
   * answer. May be called again.
   */
  close(): Promise<void>;
};

export type StoreOptions = DatabaseLocation & {
  readonly log: Log;
  /** Signs the audit trail. */
  readonly signer: AuditSigner;
  /** Signing keys that are lost or leaked, by their names in the audit trail. */
  readonly retiredKeys?: readonly string[];
  /** How many days audit entries are kept: at least 30, 400 by default. */
  readonly auditDays?: number;
  readonly clock?: Clock;
};

/**
 * Opens the store, migrates its tables, and starts the housekeeping of its audit trail.
 * @throws if `dataDir` is in use by another process, or the database can't be reached or migrated: a `StartupError` if an
 * operator can fix it
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { log, signer, retiredKeys = [], auditDays: days = 400, clock = systemClock } = options;
  const watch = createOutageWatch(log);
  const database = await openDatabase({ ...options, report: watch.report });
  try {
    await migrate(database.rows);
    const housekeeping = createAuditHousekeeping(database.rows, { signer, clock, days, log, watch });
    await housekeeping.begin(retiredKeys);
    const jobs = await startJobs(database, log, watch);
    housekeeping.start();
    watch.start({ ping: () => database.ping(), write: () => probeWrite(database.rows) });
    const condition = () => readCondition(database.rows, { ...options, retiredKeys });
    return storeOn({ database, jobs, housekeeping, watch, condition, log });
  } catch (error) {
    await database.close();
    throw asOpenError(error, options.databaseUrl);
  }
}

/** Longer than running jobs get; and how long each further step may take if the database doesn't answer. */
const DRAIN_MS = 11_000;
const CLOSE_MS = 1_000;

const systemClock: Clock = { now: () => new Date().toISOString() };

type Parts = {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly housekeeping: AuditHousekeeping;
  readonly watch: OutageWatch;
  readonly condition: () => Promise<Condition>;
  readonly log: Log;
};

function storeOn({ database, jobs, housekeeping, watch, condition, log }: Parts): Store {
  const { rows } = database;
  let draining: Promise<unknown> | undefined;
  let closing: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    watch.stop();
    await (draining ??= within(DRAIN_MS, Promise.all([jobs.close(), housekeeping.stop()])));
  };
  return {
    requests: createRequestStore(rows, jobs, log),
    conversations: createConversationStore(rows, jobs),
    cards: createPostedCards(rows),
    documents: createDocumentStore(rows),
    condition,
    work: (handle) => jobs.work(handle),
    ready: async () => {
      await watch.ready();
      await jobs.ready();
    },
    drain,
    close: () =>
      (closing ??= drain()
        .finally(() => within(CLOSE_MS, housekeeping.stop()))
        .finally(() => within(CLOSE_MS, database.close()))),
  };
}

/** Waits for `ending`, but no longer than `ms`; then it continues unobserved. */
async function within(ms: number, ending: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), ms);
  try {
    await Promise.race([ending, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
