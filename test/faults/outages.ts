/** What can go away, by name. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Order } from './preload.ts';
import type { Needs, Surroundings } from './surroundings.ts';

export type Outage = {
  readonly name: string;
  /** In the table. */
  readonly what: string;
  readonly needs: Needs;
  /** Many ask, not one. */
  readonly crowd?: boolean;
  /** It begins while people are at it. */
  readonly amid?: boolean;
  /** @returns ends it */
  readonly begin: (around: Surroundings) => Promise<() => Promise<void> | void>;
  /** Around everything. */
  readonly before?: () => void;
  readonly afterwards?: () => void;
};

/** A request waits for an hour: a clock that jumps by more ends it. */
const JUMP_MS = 50 * 60_000;
const POSTGRES: Needs = { database: 'PostgreSQL' };
const EMBEDDED: Needs = { database: 'embedded' };
/** The bot's heap needs some 60 MB. */
const LITTLE_MEMORY = ['--max-old-space-size=160'];

/** The bot starts anew in it: what it knew of the service it has to ask again. */
const afterRestart = (which: 'token' | 'keys', is: 'silent' | 'refused'): Outage['begin'] => {
  return async (around) => {
    await around.proxies[which].set({ is });
    await around.end('SIGTERM');
    await around.up();
    return () => around.proxies[which].set({ is: 'fine' });
  };
};
const connector = (how: 'drop' | 'timeout'): Outage['begin'] => {
  return ({ teams }) => Promise.resolve(teams.faults.failNext({ match: /\/connector\//, how, times: Infinity }));
};
const clock = (ahead: number): Outage['begin'] => {
  const tell = (around: Surroundings, clockAhead: number): void => {
    const order: Order = { clockAhead };
    around.bot().child.send(order);
  };
  return (around) => {
    tell(around, ahead);
    return Promise.resolve(() => tell(around, 0));
  };
};
const rows = (is: 'silent' | 'refused'): Outage['begin'] => {
  return async ({ proxies }) => {
    await proxies.database?.set({ is });
    return () => proxies.database?.set({ is: 'fine' });
  };
};
/** As an administrator of the database. @param undo ends it */
const inDatabase = (order: (name: string) => string, undo: (name: string) => string): Outage['begin'] => {
  return async ({ database: { databaseUrl }, proxies }) => {
    const run = async (statement: (name: string) => string): Promise<void> => {
      const client = new Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query('set default_transaction_read_only = off');
      await client.query(statement(client.database ?? ''));
      await client.end();
      proxies.database?.reset();
    };
    await run(order);
    return () => run(undo);
  };
};
/** PostgreSQL's own answer to a write (errcodes: `disk_full`). */
const FULL = `
  create function full_disk() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
  do $$ declare one record; begin
    for one in select schemaname, tablename from pg_tables where schemaname in ('public', 'pgboss') loop
      execute format('create trigger full_disk before insert or update on %I.%I for each statement execute function full_disk()',
        one.schemaname, one.tablename);
    end loop;
  end $$`;

const DISK_MB = 160;

/** A disk in memory that can be filled; only root may mount it. */
const SMALL_DISK = join(tmpdir(), `password-reset-small-disk-${process.pid}`);
const BALLAST = join(SMALL_DISK, 'ballast');

function mountSmallDisk(): void {
  mkdirSync(SMALL_DISK);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', SMALL_DISK]);
}

function fillSmallDisk(): void {
  const { bavail, bsize } = statfsSync(SMALL_DISK);
  writeFileSync(BALLAST, Buffer.alloc(bavail * bsize));
}

function removeSmallDisk(): void {
  execFileSync('umount', [SMALL_DISK]);
  rmdirSync(SMALL_DISK);
}

export const OUTAGES: readonly Outage[] = [
  { name: 'database-silent', what: 'PostgreSQL answers nothing', needs: POSTGRES, begin: rows('silent') },
  { name: 'database-refused', what: 'PostgreSQL refuses connections', needs: POSTGRES, begin: rows('refused') },
  {
    name: 'database-away',
    what: 'PostgreSQL is away while the bot starts',
    needs: POSTGRES,
    async begin(around) {
      await around.proxies.database?.set({ is: 'refused' });
      await around.end('SIGKILL');
      return () => around.proxies.database?.set({ is: 'fine' });
    },
  },
  {
    name: 'database-full',
    what: 'PostgreSQL’s disk is full',
    needs: POSTGRES,
    begin: inDatabase(
      () => FULL,
      () => 'drop function full_disk() cascade',
    ),
  },
  {
    name: 'database-read-only',
    what: 'PostgreSQL is read-only, as after a failover',
    needs: POSTGRES,
    begin: inDatabase(
      (name) => `alter database ${name} set default_transaction_read_only = on`,
      (name) => `alter database ${name} reset default_transaction_read_only`,
    ),
  },
  {
    name: 'disk-full',
    what: 'The embedded database’s disk is full',
    needs: { ...EMBEDDED, folder: join(SMALL_DISK, 'data') },
    crowd: true,
    before: mountSmallDisk,
    begin() {
      fillSmallDisk();
      return Promise.resolve(() => rmSync(BALLAST));
    },
    afterwards: removeSmallDisk,
  },
  {
    name: 'embedded-killed',
    what: 'The process with the embedded database is killed while people ask',
    needs: EMBEDDED,
    crowd: true,
    amid: true,
    async begin(around) {
      await around.end('SIGKILL');
      return () => undefined;
    },
  },
  {
    name: 'graph-refused',
    what: 'Graph refuses connections',
    needs: POSTGRES,
    async begin({ proxies: { graph } }) {
      await graph.set({ is: 'refused' });
      return () => graph.set({ is: 'fine' });
    },
  },
  {
    name: 'graph-hanging',
    what: 'Graph answers nothing',
    needs: POSTGRES,
    async begin({ proxies: { graph } }) {
      await graph.set({ is: 'silent' });
      return () => graph.set({ is: 'fine' });
    },
  },
  {
    name: 'token-refused',
    what: 'The token endpoint refuses connections after a restart',
    needs: POSTGRES,
    begin: afterRestart('token', 'refused'),
  },
  {
    name: 'token-hanging',
    what: 'The token endpoint answers nothing after a restart',
    needs: POSTGRES,
    begin: afterRestart('token', 'silent'),
  },
  {
    name: 'keys-refused',
    what: 'The key endpoint refuses connections after a restart',
    needs: POSTGRES,
    begin: afterRestart('keys', 'refused'),
  },
  {
    name: 'keys-hanging',
    what: 'The key endpoint answers nothing after a restart',
    needs: POSTGRES,
    begin: afterRestart('keys', 'silent'),
  },
  { name: 'connector-refused', what: 'The connector cuts connections', needs: POSTGRES, begin: connector('drop') },
  { name: 'connector-hanging', what: 'The connector answers nothing', needs: POSTGRES, begin: connector('timeout') },
  { name: 'clock-ahead', what: 'The clock jumps 50 minutes ahead', needs: POSTGRES, begin: clock(JUMP_MS) },
  { name: 'clock-behind', what: 'The clock jumps 50 minutes back', needs: POSTGRES, begin: clock(-JUMP_MS) },
  {
    name: 'memory-low',
    what: 'The process runs out of memory while people ask',
    needs: { ...POSTGRES, flags: LITTLE_MEMORY },
    crowd: true,
    amid: true,
    async begin(around) {
      const order: Order = { take: 'all memory' };
      const one = around.bot();
      one.child.send(order);
      await one.ended;
      return () => undefined;
    },
  },
];
