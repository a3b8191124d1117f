import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type AuditEntry, type Job, type Lockdown, LOCKDOWN_MODES } from '../../requests/model/ports.ts';
import type { State } from '../../requests/model/request.ts';
import { appendAudit, lockHead } from '../audit/audit-table.ts';
import type { Jobs } from '../jobs/job-queue.ts';
import { toJson } from '../database/storable-text.ts';
import type { Tables } from '../database/tables.ts';
import { instant, person } from './stored-status.ts';

const storedLockdown = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('off') }),
  z.strictObject({ mode: z.enum(LOCKDOWN_MODES), by: person, at: instant }),
]);

/** States whose cards show the lockdown. */
const SHOW_IT: readonly State[] = ['pending', 'escalated', 'approved', 'resetting'];

/** @throws as `lockdownOf` */
export async function readLockdown(db: Kysely<Tables>): Promise<Lockdown> {
  const { body } = await db.selectFrom('lockdown').select('body').executeTakeFirstOrThrow();
  return lockdownOf(body);
}

/** @throws if this version can't read it: never taken for "off" */
export function lockdownOf(body: unknown): Lockdown {
  return storedLockdown.parse(body);
}

/** Stores it with its audit entry and the jobs that redraw every open card, all or nothing. */
export async function writeLockdown(
  db: Kysely<Tables>,
  jobs: Pick<Jobs, 'send'>,
  lockdown: Lockdown,
  audit: AuditEntry,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const head = await lockHead(transaction);
    // Typed by the schema, so that nothing can be written that can't be read.
    const body: z.input<typeof storedLockdown> = lockdown;
    await transaction
      .updateTable('lockdown')
      .set({ body: toJson(body) })
      .execute();
    await appendAudit(transaction, head, audit);
    const open = await transaction.selectFrom('requests').select('id').where('state', 'in', SHOW_IT).execute();
    const draws = open.map(({ id }): Job => ({ name: 'draw', request: id }));
    await jobs.send(transaction, draws);
  });
}
