/** The tables as Kysely sees them: what a column gives when read, what it takes when written. */
import type { ColumnType, Kysely } from 'kysely';
import type { BackendProfile, ConstructorOptions } from 'pg-boss';
import type { Audience } from '../../bot/ports.ts';
import type { Instant, ObjectId, RequestId, State } from '../../requests/model/request.ts';

type Time = ColumnType<Date, Instant, Instant>;
/** What a `bigint` gives depends on the driver. */
type BigInteger = ColumnType<string | number | bigint, number, number>;
/** Read as whatever the JSON holds, to be checked; written as JSON text (`toJson`). */
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

/** One row: the end of the audit trail. */
export type AuditHeadTable = { seq: BigInteger; hash: string };

/** One row: what an admin has ordered. */
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
};

export type CardsTable = {
  request_id: RequestId;
  audience: ColumnType<string, Audience, Audience>;
  service_url: string;
  conversation: string;
  activity: string;
  drawn: string;
  locale: string;
};

/** `entry` is the first of those that are counted. */
export type RefusalsTable = { key: string; kind: string; until: Time; more: number; last_at: Time; entry: Json };

export type DocumentsTable = { key: string; version: number; body: Json };

/** Public keys of the audit trail, those that this database was used with. */
export type SigningKeysTable = { key: string };

export type Tables = {
  signing_keys: SigningKeysTable;
  requests: RequestsTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  lockdown: LockdownTable;
  conversations: ConversationsTable;
  cards: CardsTable;
  documents: DocumentsTable;
  refusals: RefusalsTable;
};

/** One database, whichever it is: for our rows, and how pg-boss reaches the same one. */
export type Database = {
  readonly rows: Kysely<Tables>;
  /** @throws where no answer comes within seconds; then connections that may not answer either are replaced */
  ping(): Promise<void>;
  readonly forJobs: ConstructorOptions & { readonly backend: BackendProfile };
  close(): Promise<void>;
};
