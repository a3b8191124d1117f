/** Migrates the database. Migrations are modules in the order of their names; one that has run anywhere never changes. */
import { type Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import * as firstTables from './0001-first-tables.ts';
import * as otherAddresses from './0002-other-addresses.ts';
import * as oneAtATime from './0003-one-at-a-time.ts';
import * as escalatedWaits from './0004-escalated-waits.ts';
import * as upkeep from './0005-upkeep.ts';
import * as refusals from './0006-refusals.ts';
import * as auditByTime from './0007-audit-by-time.ts';
import * as savedAtOnce from './0008-saved-at-once.ts';
import * as copiesOfCards from './0009-copies-of-cards.ts';
import * as timeZones from './0010-time-zones.ts';
import * as newsOfCards from './0011-news-of-cards.ts';
import type { Tables } from '../database/tables.ts';

const MIGRATIONS = {
  '0001-first-tables': firstTables,
  '0002-other-addresses': otherAddresses,
  '0003-one-at-a-time': oneAtATime,
  '0004-escalated-waits': escalatedWaits,
  '0005-upkeep': upkeep,
  '0006-refusals': refusals,
  '0007-audit-by-time': auditByTime,
  '0008-saved-at-once': savedAtOnce,
  '0009-copies-of-cards': copiesOfCards,
  '0010-time-zones': timeZones,
  '0011-news-of-cards': newsOfCards,
};

/**
 * Runs the missing migrations, all or none. Instances that start together wait for each other on an advisory lock.
 * @throws if a migration fails, or a newer version has used this database
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  if (await isUpToDate(db)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('Database migration failed', { cause: error });
}

const UNDEFINED_TABLE = '42P01';

/** `newer`: a later version has used this database. */
export type Migrations = 'none' | 'behind' | 'current' | 'newer';

/** @returns how this database stands to our migrations; changes nothing */
export async function migrationsOf(db: Kysely<Tables>): Promise<Migrations> {
  const run = await migrationsRun(db);
  const ours = Object.keys(MIGRATIONS);
  if (run.length === 0) return 'none';
  if (run.some((name) => !ours.includes(name))) return 'newer';
  return run.length === ours.length ? 'current' : 'behind';
}

/** Most starts find nothing to migrate. Kysely's Migrator reads the whole catalog to learn that; this takes one statement. */
async function isUpToDate(db: Kysely<Tables>): Promise<boolean> {
  return (await migrationsRun(db)).join() === Object.keys(MIGRATIONS).join();
}

/** The names of the migrations that have run, in their order. */
async function migrationsRun(db: Kysely<Tables>): Promise<readonly string[]> {
  try {
    const { rows } = await sql<{
      name: string;
    }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db);
    return rows.map(({ name }) => name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === UNDEFINED_TABLE) return [];
    throw error;
  }
}
