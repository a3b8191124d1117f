/** The tables, for Kysely: the types of each column when read and when written. */
import type { ColumnType, Kysely } from 'kysely';
import type { BackendProfile, ConstructorOptions } from 'pg-boss';
import type { Audience } from '../../bot/ports.ts';
import type { Instant, ObjectId, RequestId, State } from '../../requests/model/request.ts';

type Time = ColumnType<Date, Instant, Instant>;
/** The drivers read a `bigint` as different types. */
type BigInteger = ColumnType<string | number | bigint, number, number>;
/** Read as unchecked JSON; written as JSON text (`toJson`). */
type Json = ColumnType<unknown, string, string>;

export type RequestsTable = {
  id: RequestId;
  reference: string;
  state: ColumnType<string, State, State>;
  version: number;
  requester_id: ObjectId;
  subject_id: ObjectId | null;
  asked_at: Time;
  expires_at: Time;
  body: Json;
};

export type AuditTable = {
  seq: BigInteger;
  at: Time;
  action: string;
  by_id: string | null;
  by_name: string | null;
  request_id: string | null;
  source: string;
  detail: string;
  hash: string;
};

/** One row: the last entry of the audit trail. */
export type AuditHeadTable = { seq: BigInteger; hash: string };

/** One row: the lockdown that an admin has set. */
export type LockdownTable = { body: Json };

export type ConversationsTable = {
  key: string;
  id: string;
  service_url: string;
  other_service_url: string | null;
  bot: string;
  member: string | null;
  channel: string | null;
  locale: string;
  time_zone: string;
};

export type CardsTable = {
  request_id: RequestId;
  audience: ColumnType<string, Audience, Audience>;
  service_url: string;
  conversation: string;
  activity: string;
  drawn: string;
  locale: string;
  news: string | null;
};

/** `entry` is the first of the refusals that the row counts. */
export type RefusalsTable = { key: string; kind: string; until: Time; more: number; last_at: Time; entry: Json };

export type DocumentsTable = { key: string; version: number; body: Json };

/** The public keys of every key that has signed this database's audit trail. */
export type SigningKeysTable = { key: string };

export type Tables = {
  signing_keys: SigningKeysTable;
  requests: RequestsTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  lockdown: LockdownTable;
  conversations: ConversationsTable;
  cards: CardsTable;
  card_copies: CardsTable;
  documents: DocumentsTable;
  refusals: RefusalsTable;
};

/** An open database, PostgreSQL or embedded: for our rows, and for pg-boss. */
export type Database = {
  readonly rows: Kysely<Tables>;
  /** @throws if no answer comes within seconds; then replaces the connections that may not answer either */
  ping(): Promise<void>;
  readonly forJobs: ConstructorOptions & { readonly backend: BackendProfile };
  close(): Promise<void>;
};
