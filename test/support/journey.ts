/** What journeys look at beside the chats: stored rows, and what cards carry unseen. */
import assert from 'node:assert/strict';
import { z } from 'zod';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { CardMessage, World } from './world.ts';

/** A temporary password as it stands in a text. */
export const PASSWORD = /[A-Z][a-z2-9]{5}-[a-z2-9]{6}-[a-z2-9]{6}/;

/** The id of the request whose card this is, or was before a redraw. @throws where the card is no request's */
export function requestOf({ message }: Pick<CardMessage, 'message'>): string {
  const [, id] = /"request":"([\w-]{22})"/.exec(JSON.stringify(message)) ?? [];
  assert.ok(id, 'The card belongs to no request');
  return id;
}

/** The password on an answer. @throws where there is none */
export function passwordIn(text: string): string {
  const [found] = PASSWORD.exec(text) ?? [];
  assert.ok(found, `There is no password in: ${text}`);
  return found;
}

export type AuditRow = {
  readonly action: string;
  readonly by: string | null;
  readonly request: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

const details = z.record(z.string(), z.unknown());

/** The whole audit trail, read from the database between a stop of the bot, which ends its jobs, and a new start. */
export async function auditTrail(world: World): Promise<AuditRow[]> {
  await world.stopBot();
  const { databaseUrl, dataDir } = world.config;
  const log = createLog({ level: 'silent' });
  const database = await openDatabase({ dataDir, log, ...(databaseUrl === null ? {} : { databaseUrl }) });
  try {
    const rows = await database.rows.selectFrom('audit').selectAll().orderBy('seq').execute();
    return rows.map(({ action, by_name: by, request_id: request, detail }) => {
      return { action, by, request, detail: details.parse(detail) };
    });
  } finally {
    await database.close();
    await world.startBot();
  }
}
