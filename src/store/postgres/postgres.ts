/** PostgreSQL, shared by all instances. */
import {
  Kysely,
  PostgresDialect,
  type PostgresCursor,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import { DatabaseError, Pool, type PoolClient } from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import type { Log } from '../../telemetry/log.ts';
import type { Database, Tables } from '../database/tables.ts';
import { DatabaseUnreachable, isOutage } from '../database/outage.ts';
import { hasPassword } from '../../net/database-url.ts';
import { NoDatabaseToken } from './no-database-token.ts';
import type { ReportFailure } from '../database/outage-watch.ts';

/**
 * No statement needs more than seconds. The server gives up first, and says why: on a lock, on a statement, and on a
 * transaction whose client has gone silent, so that its locks don't block others. A connection that still has no answer is
 * dead; TCP alone may take hours to notice (PostgreSQL manual, "Client Connection Defaults"; node-postgres, "pg.Client").
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
  // So that every connection follows a server that moved, within half an hour.
  maxLifetimeSeconds: 1_800,
} as const;
const PING_MS = 3_000;
const NAME = 'password-reset';
/**
 * Connections of one instance: ours, pg-boss's, and the one that listens. Three instances, or two while a third replaces one, fit into
 * the 35 that the smallest server leaves to its users (Azure Database for PostgreSQL, "Limits", B1ms).
 */
const OURS = 7;
const OF_JOBS = 3;
export const CONNECTIONS = OURS + OF_JOBS + 1;

/** @returns an access token, which the server takes as the password */
export type DatabaseToken = () => Promise<string>;

type Options = {
  readonly databaseUrl: string;
  /** Asked at each new connection, if the address has no password. */
  readonly token: DatabaseToken | undefined;
  readonly log: Log;
  /** Takes every failure that may be the database's. */
  readonly report: ReportFailure;
};

/** Connects at the first statement, and again after a connection is lost or stops answering. */
export function openPostgres({ databaseUrl, token, log, report }: Options): Database {
  const server = { ...LIMITS, ...serverOf(databaseUrl, token), application_name: NAME };
  const pool = new Pool({ ...server, max: OURS });
  // A lost connection emits 'error': on the pool while idle, on the client while in use. Unhandled, either ends the process.
  pool.on('error', (error) => report(error, () => log.warn({ error }, 'Idle database connection lost')));
  pool.on('connect', (client) => {
    client.on('error', (error) => report(error, () => log.warn({ error }, 'Database connection lost')));
  });
  const rows = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: {
        options: pool.options,
        connect: async () => checkedOut(await pool.connect().catch(unreachable(report)), report),
        end: () => pool.end(),
      },
    }),
  });
  return {
    rows,
    ping: () => ping(pool),
    forJobs: { ...server, max: OF_JOBS, backend: 'postgres' },
    close: () => rows.destroy(),
  };
}

/** The driver takes no function as a password beside an address: it would take the address's empty one. */
function serverOf(databaseUrl: string, token: DatabaseToken | undefined) {
  if (token === undefined || hasPassword(databaseUrl)) return { connectionString: databaseUrl };
  const {
    host = '',
    port = 5_432,
    user = '',
    database = '',
    options = '',
    ssl = false,
  } = parseIntoClientConfig(databaseUrl);
  return { host, port, user, database, options, ssl, password: () => token().catch(noToken) };
}

function noToken(error: unknown): never {
  throw new NoDatabaseToken(error);
}

function unreachable(report: ReportFailure): (error: unknown) => never {
  return (error) => {
    const reason = new DatabaseUnreachable(error);
    report(reason);
    throw reason;
  };
}

/**
 * A connection on loan from the pool. If a statement ends with anything but an answer from the server, its answer may still
 * come, or never: that connection is closed, not reused.
 */
function checkedOut(client: PoolClient, report: ReportFailure): PostgresPoolClient {
  let lost: DatabaseUnreachable | undefined;
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(sql: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof sql !== 'string') throw new TypeError('Cursors are not supported');
    if (lost !== undefined) return Promise.reject(lost);
    return client.query(sql, [...parameters]).catch((error: unknown) => {
      if (!(error instanceof DatabaseError) || error.severity === 'FATAL') lost = new DatabaseUnreachable(error);
      const reason = lost ?? error;
      if (isOutage(reason)) report(reason);
      throw reason;
    });
  }
  return { query, release: (destroy) => client.release(destroy === true || lost !== undefined) };
}

/**
 * Runs one statement that must be answered within seconds. If it isn't, whatever cut off its connection has probably cut off
 * the idle ones too: they are closed, and the next statement opens a new one.
 */
async function ping(pool: Pool): Promise<void> {
  try {
    // `query_timeout` for a single statement: node-postgres, "Queries".
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
