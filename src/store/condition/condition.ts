/** How the database is, for whoever sets the service up: read without changing anything. */
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Conversation } from '../../bot/ports.ts';
import { isLoopback } from '../../net/service-url.ts';
import type { AuditSigner } from '../audit/attestation.ts';
import { SIGNS_OF_LIFE, jsonOf } from '../audit/attestation.ts';
import { missingKeys } from '../audit/signing-keys.ts';
import { conversationOf } from '../bot/conversation-store.ts';
import type { Tables } from '../database/tables.ts';
import { type Migrations, migrationsOf } from '../migrations/migrate.ts';

export type Condition = {
  /** Null for the embedded database. */
  readonly server: Server | null;
  readonly migrations: Migrations;
  /** How far the database's clock is ahead of this machine's. */
  readonly clockAheadMs: number;
  /** Names of the keys that signed the audit trail and that we don't have. */
  readonly missingKeys: readonly string[];
  /** The last sign of life in the audit trail. */
  readonly lastSigned: { readonly at: Date; readonly stopped: boolean } | null;
  /** The approvals channel, and its type and team when it was set; null if none is set. */
  readonly approvals: {
    readonly conversation: Conversation;
    readonly type: string | null;
    readonly team: string | null;
  } | null;
};

export type Server = {
  readonly host: string;
  readonly isLocal: boolean;
  readonly version: string;
  readonly versionNumber: number;
  readonly encrypted: boolean;
  readonly isStandby: boolean;
  /** By a setting; as on a standby, nothing can be written. */
  readonly isReadOnly: boolean;
  /** May the user create tables in `public`, and schemas? */
  readonly mayCreate: boolean;
  /** Connections that ordinary users can have in all, and how many there are, without this one. */
  readonly most: number;
  readonly used: number;
};

export type ConditionOptions = {
  readonly databaseUrl?: string;
  readonly signer: AuditSigner;
  readonly retiredKeys: readonly string[];
};

/** @throws if the database can't be read */
export async function readCondition(db: Kysely<Tables>, options: ConditionOptions): Promise<Condition> {
  const { databaseUrl, signer, retiredKeys } = options;
  const clockAheadMs = await clockOf(db);
  const server = databaseUrl === undefined ? null : await serverOf(db, databaseUrl);
  const migrations = await migrationsOf(db);
  const nothing = { missingKeys: [], lastSigned: null, approvals: null };
  // The first tables are those of the first migration, and only later ones have keys.
  if (migrations !== 'current') return { server, migrations, clockAheadMs, ...nothing };
  return {
    ...{ server, migrations, clockAheadMs },
    missingKeys: await missingKeys(db, signer, retiredKeys),
    lastSigned: await lastSigned(db),
    approvals: await approvalsOf(db),
  };
}

/** By the middle of the time that the question took. */
async function clockOf(db: Kysely<Tables>): Promise<number> {
  const before = Date.now();
  const { rows } = await sql<{ ms: number }>`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The database has no clock');
  return row.ms - (before + Date.now()) / 2;
}

async function serverOf(db: Kysely<Tables>, databaseUrl: string): Promise<Server> {
  // A socket with a user and no host is no URL by the standard; PostgreSQL's driver reads it.
  const { hostname, host } = URL.parse(databaseUrl) ?? { hostname: '', host: 'a socket' };
  const { rows } = await sql<Omit<Server, 'host' | 'isLocal'>>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      current_setting('server_version_num')::int as "versionNumber",
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as most,
      coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as encrypted,
      pg_is_in_recovery() as "isStandby", current_setting('transaction_read_only') = 'on' as "isReadOnly",
      has_schema_privilege('public', 'create') and has_database_privilege(current_database(), 'create') as "mayCreate",
      (select count(*)::int from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()) as used`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('The database says nothing about itself');
  // A socket has no host.
  return { ...row, host, isLocal: hostname === '' || isLoopback(hostname) };
}

async function lastSigned(db: Kysely<Tables>): Promise<Condition['lastSigned']> {
  const last = await db
    .selectFrom('audit')
    .select(['at', 'action'])
    .where('action', 'in', SIGNS_OF_LIFE)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last === undefined ? null : { at: last.at, stopped: last.action === 'stopped' };
}

/** Entries of earlier versions have no team. */
const channelSet = z.object({ channel: z.string(), type: z.string(), team: z.string().nullish() });

/** Teams doesn't say a channel's type or team to a bot out of a turn; the audit trail has what it said when the channel was set. */
async function approvalsOf(db: Kysely<Tables>): Promise<Condition['approvals']> {
  const row = await db.selectFrom('conversations').selectAll().where('key', '=', 'approvals').executeTakeFirst();
  if (row === undefined) return null;
  const conversation = conversationOf(row);
  const entry = await db
    .selectFrom('audit')
    .select('detail')
    .where('action', '=', 'approvals-channel-set')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const set = channelSet.safeParse(jsonOf(entry?.detail ?? '')).data;
  if (set?.channel !== conversation.channel) return { conversation, type: null, team: null };
  return { conversation, type: set.type, team: set.team ?? null };
}
