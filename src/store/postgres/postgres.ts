/** PostgreSQL, shared by all instances. */
import {
  Kysely,
  PostgresDialect,
  type PostgresCursor,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import { DatabaseError, Pool, type PoolClient } from 'pg';
import type { Log } from '../../telemetry/log.ts';
import type { Database, Tables } from '../database/tables.ts';
import { DatabaseUnreachable, isTrouble } from '../database/outage.ts';
import type { Troubled } from '../database/outage-watch.ts';

/**
 * Seconds are enough for every statement. The server gives up first, and says why: on a lock, on a statement, on a
 * transaction whose client has fallen silent, so that its locks do not hold the others up. A connection without an answer
 * even then is dead, which TCP alone may take hours to notice (PostgreSQL manual, "Client Connection Defaults";
 * node-postgres, "pg.Client").
 */
const LIMITS = {
  connectionTimeoutMillis: 5_000,
  idle_in_transaction_session_timeout: 5_000,
  lock_timeout: 8_000,
  statement_timeout: 10_000,
  query_timeout: 12_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  idleTimeoutMillis: 30_000,
  // So that all of them follow a server that has moved, sooner or later.
  maxLifetimeSeconds: 1_800,
} as const;
const PING_MS = 3_000;
/** Connections of one instance: ours, pg-boss's, and one more on which it listens. */
const OURS = 10;
const OF_JOBS = 5;
export const CONNECTIONS = OURS + OF_JOBS + 1;

/**
 * Connects at the first statement, and again whenever a connection was lost or does not answer.
 * @param troubled hears of every failure that may be the database's
 */
export function openPostgres(databaseUrl: string, log: Log, troubled: Troubled): Database {
  const pool = new Pool({
    ...LIMITS,
    connectionString: databaseUrl,
    application_name: 'password-reset',
    max: OURS,
  });
  // A lost connection is an 'error' of the pool while idle, of the client while in use; unheard, either ends the process.
  pool.on('error', (error) => troubled(error, () => log.warn({ error }, 'Idle database connection lost')));
  pool.on('connect', (client) => {
    client.on('error', (error) => troubled(error, () => log.warn({ error }, 'Database connection lost')));
  });
  const rows = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: {
        options: pool.options,
        connect: async () => checkedOut(await pool.connect().catch(unreachable(troubled)), troubled),
        end: () => pool.end(),
      },
    }),
  });
  return {
    rows,
    ping: () => ping(pool),
    forJobs: { ...LIMITS, connectionString: databaseUrl, max: OF_JOBS, backend: 'postgres' },
    close: () => rows.destroy(),
  };
}

function unreachable(troubled: Troubled): (error: unknown) => never {
  return (error) => {
    const reason = new DatabaseUnreachable(error);
    troubled(reason);
    throw reason;
  };
}

/**
 * A connection for as long as it is needed. Where anything but an answer of the server ended a statement, its answer may
 * still come, or never: the connection is closed, and not lent again.
 */
function checkedOut(client: PoolClient, troubled: Troubled): PostgresPoolClient {
  let lost: DatabaseUnreachable | undefined;
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(sql: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof sql !== 'string') throw new TypeError('Cursors are not used');
    if (lost !== undefined) return Promise.reject(lost);
    return client.query(sql, [...parameters]).catch((error: unknown) => {
      if (!(error instanceof DatabaseError) || error.severity === 'FATAL') lost = new DatabaseUnreachable(error);
      const reason = lost ?? error;
      if (isTrouble(reason)) troubled(reason);
      throw reason;
    });
  }
  return { query, release: (destroy) => client.release(destroy === true || lost !== undefined) };
}

/**
 * One statement on a connection of the pool, with an answer within seconds. Where none comes, whatever cut that connection
 * off has probably cut off the others that lie idle, too: they are closed, and the next statement opens a new one.
 */
async function ping(pool: Pool): Promise<void> {
  try {
    // `query_timeout` of a single statement: node-postgres, "Queries".
    const statement = { text: 'select 1', query_timeout: PING_MS };
    await pool.query(statement);
  } catch (error) {
    for (let idle = pool.idleCount; idle > 0; idle -= 1) {
      void pool.connect().then(
        (client) => client.release(true),
        () => undefined,
      );
    }
    throw new DatabaseUnreachable(error);
  }
}
