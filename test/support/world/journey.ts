/** What journeys check besides the chats: stored rows, and the hidden data of cards. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { z } from 'zod';
import { type RequestId, requestIdOf } from '../../../src/requests/model/ids.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { createAuditSigner } from '../../../src/crypto/audit-signer.ts';
import type { AuditRow as StoredRow } from '../../../src/store/audit/entry.ts';
import { openAuditTrail } from '../../../src/store/audit/read-trail.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import type { Database } from '../../../src/store/database/tables.ts';
import { createVerifier } from '../../../src/store/audit/verify.ts';
import type { CardMessage, World } from './world.ts';

/** A temporary password in a text. */
export const PASSWORD = /[A-Z][a-z2-9]{5}-[a-z2-9]{6}-[a-z2-9]{6}/;

/** The id of the request whose card this is, or was before a redraw. @throws if it is no request's card */
export function requestOf({ message }: Pick<CardMessage, 'message'>): RequestId {
  const [, id] = /"request":"([\w-]{22})"/.exec(JSON.stringify(message)) ?? [];
  assert.ok(id, 'The card belongs to no request');
  return requestIdOf(id);
}

/** The password in an answer. @throws if there is none */
export function passwordIn(text: string): string {
  const [found] = PASSWORD.exec(text) ?? [];
  assert.ok(found, `There is no password in: ${text}`);
  return found;
}

export type AuditRow = {
  readonly action: string;
  readonly by: string | null;
  readonly request: string | null;
  readonly source: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Uses the database while the bot is stopped, which ends its jobs, and restarts the bot. */
export async function whileStopped<T>(world: World, use: (rows: Database['rows']) => Promise<T>): Promise<T> {
  await world.stopBot();
  const { databaseUrl, dataDir } = world.config;
  const log = createLog({ level: 'silent' });
  const database = await openDatabase({ dataDir, log, ...(databaseUrl === null ? {} : { databaseUrl }) });
  try {
    return await use(database.rows);
  } finally {
    await database.close();
    await world.startBot();
  }
}

/** Every row of every table, as text. */
export function everythingStored(world: World): Promise<string> {
  return whileStopped(world, async (rows) => {
    const tables = await sql<{ schema: string; name: string }>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`.execute(rows);
    const texts = tables.rows.map(async ({ schema, name }) => {
      const found = await sql`select * from ${sql.id(schema, name)}`.execute(rows);
      return JSON.stringify(found.rows);
    });
    return (await Promise.all(texts)).join('\n');
  });
}

/** Moves a time in a request's status back, as if this much time had passed since. @param path such as `['handover', 'until']` */
export function putBack(world: World, request: string, path: readonly string[], milliseconds: number): Promise<void> {
  return whileStopped(world, async (rows) => {
    assert.equal(await putBackIn(rows, request, path, milliseconds), 1n);
  });
}

/** @returns in how many rows there was such a time */
export async function putBackIn(
  rows: Database['rows'],
  request: string,
  path: readonly string[],
  milliseconds: number,
): Promise<bigint | undefined> {
  const at = sql.lit(`{${['status', ...path].join(',')}}`);
  const earlier = sql`to_char((body #>> ${at})::timestamptz at time zone 'UTC' - ${milliseconds} * interval '1 ms', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const changed =
    await sql`update requests set body = jsonb_set(body, ${at}, to_jsonb(${earlier})) where id = ${request} and body #> ${at} is not null`.execute(
      rows,
    );
  return changed.numAffectedRows;
}

const details = z.record(z.string(), z.unknown());

/**
 * What happened, as the audit trail has it, without its own checkpoints. It is read between a stop of the bot, which ends its
 * jobs, and a new start.
 * @throws if the trail is not what the service wrote
 */
export async function auditTrail(world: World): Promise<AuditRow[]> {
  await world.stopBot();
  try {
    const rows = await soundTrail(world);
    return rows
      .filter(({ action }) => action !== 'checkpoint' && action !== 'stopped')
      .map(({ action, by_name: by, request_id: request, source, detail }) => {
        return { action, by, request, source, detail: details.parse(JSON.parse(detail)) };
      });
  } finally {
    await world.startBot();
  }
}

async function soundTrail({ config }: World): Promise<StoredRow[]> {
  const { databaseUrl, dataDir, secretKeys } = config;
  const log = createLog({ level: 'silent' });
  const trail = await openAuditTrail({ dataDir, log, ...(databaseUrl === null ? {} : { databaseUrl }) });
  try {
    const signer = createAuditSigner(secretKeys);
    const verifier = createVerifier({ signer, head: await trail.head(), now: new Date().toISOString(), outside: [] });
    const rows: StoredRow[] = [];
    for await (const row of trail.rows()) rows.push(row);
    assert.deepEqual([...rows.flatMap((row) => verifier.take(row)), ...verifier.end()], [], 'the audit trail is sound');
    return rows;
  } finally {
    await trail.close();
  }
}

/** Whose attempts at this were refused, and why, in order. */
export function refusalsOf(trail: readonly AuditRow[], attempt: string): [by: string | null, because: unknown][] {
  return trail.filter(({ action }) => action === `refused:${attempt}`).map(({ by, detail }) => [by, detail['because']]);
}

/** Refusals as the trail has them: the first of each, as the same again is counted. @param same what makes two the same */
export function withoutRepeats<T>(refused: readonly T[], same: (one: T) => unknown = (one) => one): T[] {
  const firsts = new Map<string, T>();
  for (const one of refused) {
    const name = JSON.stringify(same(one));
    if (!firsts.has(name)) firsts.set(name, one);
  }
  return [...firsts.values()];
}
