/** The only connection of an embedded database, lent to one user after another: Kysely takes it for a pool, and so does pg-boss. */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Db } from 'pg-boss';
import type { GuardedPGlite } from './guarded-pglite.ts';
import { type Session, createSession } from './session.ts';

export type SingleConnection = {
  readonly pool: PostgresPool;
  readonly forJobs: Db;
  /** Why PostgreSQL is gone, after a panic. */
  panic(): Error | undefined;
  /** Goes on with another instance on the same folder. */
  replace(next: GuardedPGlite): Promise<void>;
  /** Waits for whoever has it, and closes. May be called again. */
  close(): Promise<void>;
};

type Listener = { readonly channel: string; readonly heard: (payload: string) => void; readonly missed: () => void };

export function createSingleConnection(first: GuardedPGlite): SingleConnection {
  let pglite = first;
  let session = createSession(first);
  let free = Promise.resolve();
  const listeners = new Set<Listener>();

  /** Waits for one's turn. @returns how to end it */
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
            // Of a block (`BEGIN; …; COMMIT`), the transaction that failed is still open.
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

/** A client of its own each time: Kysely uses none again of which a ROLLBACK failed. */
function lent(session: Session, end: () => void): PostgresPoolClient {
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('Cursors are not used');
    return session.run(text, values);
  }
  return { query, release: end };
}
