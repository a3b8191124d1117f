import type { Kysely } from 'kysely';
import type { AuditEntry, Conversation, Job } from '../../requests/model/ports.ts';
import type { State } from '../../requests/model/request.ts';
import { appendAudit, lockHead } from '../audit/audit-table.ts';
import { readConversation, writeConversation } from '../bot/conversation-store.ts';
import type { Jobs } from '../jobs/job-queue.ts';
import type { Tables } from '../database/tables.ts';

/** The key of the conversation that is the approvers' channel. */
const APPROVALS = 'approvals';
/** Whose cards ask something of the approvers. */
const WAITING: readonly State[] = ['pending', 'escalated'];

export function readApprovals(db: Kysely<Tables>): Promise<Conversation | undefined> {
  return readConversation(db, APPROVALS);
}

/** Compare-and-swap on the channel, with its audit entry and the jobs that draw every waiting card there. */
export async function writeApprovals(
  db: Kysely<Tables>,
  jobs: Pick<Jobs, 'send'>,
  { before, after, audit }: { before: string | null; after: Conversation; audit: AuditEntry },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const head = await lockHead(transaction);
    const now = await readApprovals(transaction);
    if ((now?.channel ?? null) !== before) return false;
    await writeConversation(transaction, { ...after, key: APPROVALS });
    await appendAudit(transaction, head, audit);
    const waiting = await transaction.selectFrom('requests').select('id').where('state', 'in', WAITING).execute();
    await jobs.send(
      transaction,
      waiting.map(({ id }): Job => ({ name: 'draw', request: id })),
    );
    return true;
  });
}
