/** PostgreSQL, shared by all instances. */
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Log } from '../log.ts';
import type { Database, Tables } from './schema.ts';

/** Seconds are enough for every statement; one that takes longer is stuck, and must not hold a job or a stop for ever. */
const LIMITS = { connectionTimeoutMillis: 5_000, statement_timeout: 15_000, keepAlive: true } as const;
/** Connections of one instance: ours, pg-boss's, and one more on which it listens. */
const OURS = 10;
const OF_JOBS = 5;

/** Connects at the first statement, and again whenever a connection was lost. */
export function openPostgres(databaseUrl: string, log: Log): Database {
  const pool = new Pool({
    ...LIMITS,
    connectionString: databaseUrl,
    application_name: 'password-reset',
    max: OURS,
    idle_in_transaction_session_timeout: LIMITS.statement_timeout,
  });
  // A lost connection is an 'error' of the pool while idle, of the client while in use; unheard, either ends the process.
  pool.on('error', (error) => log.warn({ error }, 'an idle database connection was lost'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ error }, 'a database connection was lost'));
  });
  const rows = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    rows,
    forJobs: { ...LIMITS, connectionString: databaseUrl, max: OF_JOBS, backend: 'postgres' },
    close: () => rows.destroy(),
  };
}
