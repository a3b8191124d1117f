/** The only connection to an embedded database. Kysely and pg-boss take turns on it; each sees a pool of its own. */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Db } from 'pg-boss';
import type { GuardedPGlite } from './guarded-pglite.ts';
import { type Session, createSession } from './session.ts';

export type SingleConnection = {
  readonly pool: PostgresPool;
  readonly forJobs: Db;
  /** PostgreSQL's panic, if there was one. */
  panic(): Error | undefined;
  /** Continues on another instance that has opened the same folder. */
  replace(next: GuardedPGlite): Promise<void>;
  /** Waits for its turn, and closes. May be called again. */
  close(): Promise<void>;
};

type Listener = { readonly channel: string; readonly heard: (payload: string) => void; readonly missed: () => void };

export function createSingleConnection(first: GuardedPGlite): SingleConnection {
  let pglite = first;
  let session = createSession(first);
  let free = Promise.resolve();
  const listeners = new Set<Listener>();

  /** Waits for its turn. @returns what ends the turn */
  async function turn(): Promise<() => void> {
    const before = free;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    free = promise;
    await before;
    return () => resolve(undefined);
  }

  async function inTurn<T>(use: () => Promise<T>): Promise<T> {
    const end = await turn();
    try {
      return await use();
    } finally {
      end();
    }
  }

  return {
    pool: {
      options: {},
      connect: async () => {
        const end = await turn();
        return lent(session, end);
      },
      end: () => Promise.resolve(),
    },
    forJobs: {
      executeSql: (text, values) =>
        inTurn(async () => {
          try {
            return await session.run(text, values);
          } catch (error) {
            // A block (`BEGIN; …; COMMIT`) that failed leaves its transaction open.
            if (pglite.panic === undefined && pglite.isInTransaction()) await session.run('ROLLBACK');
            throw error;
          }
        }),
      listen: async (channel, heard, missed) => {
        const listener = { channel, heard, missed };
        await inTurn(() => pglite.listen(channel, heard));
        listeners.add(listener);
        missed();
        return {
          close: async () => {
            listeners.delete(listener);
            await inTurn(() => pglite.unlisten(channel, heard));
          },
        };
      },
    },
    panic: () => pglite.panic,
    replace: (next) =>
      inTurn(async () => {
        pglite = next;
        session = createSession(next);
        for (const { channel, heard, missed } of listeners) {
          await next.listen(channel, heard);
          missed();
        }
      }),
    close: () =>
      inTurn(async () => {
        if (pglite.panic === undefined && !pglite.closed) await pglite.close();
      }),
  };
}

/** A new client each time, because Kysely discards one whose ROLLBACK failed. */
function lent(session: Session, end: () => void): PostgresPoolClient {
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('Cursors are not supported');
    return session.run(text, values);
  }
  return { query, release: end };
}
