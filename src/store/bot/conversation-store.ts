import type { Kysely, Selectable } from 'kysely';
import type { Conversation, ConversationStore } from '../../bot/ports.ts';
import type { AuditEntry, Job } from '../../requests/model/ports.ts';
import type { State } from '../../requests/model/request.ts';
import { appendAudit, lockHead } from '../audit/audit-table.ts';
import type { ConversationsTable, Tables } from '../database/tables.ts';
import type { Jobs } from '../jobs/job-queue.ts';

/** The key under which the approvals channel's conversation is stored. */
const APPROVALS = 'approvals';
/** States whose cards ask something of approvers. */
const WAITING: readonly State[] = ['pending', 'escalated'];

/** The conversations in which the bot may post, one row each. */
export function createConversationStore(db: Kysely<Tables>, jobs: Pick<Jobs, 'send'>): ConversationStore {
  return {
    get: (key) => readConversation(db, key),
    put: (conversation) => writeConversation(db, conversation),
    readdress: async (known, { serviceUrl, otherServiceUrl }) => {
      await db
        .updateTable('conversations')
        .set({ service_url: serviceUrl, other_service_url: otherServiceUrl })
        .where('key', '=', known.key)
        .where('service_url', '=', known.serviceUrl)
        .execute();
    },
    setApprovals: (before, after, audit) => setApprovals(db, jobs, { before, after, audit }),
  };
}

async function readConversation(db: Kysely<Tables>, key: string): Promise<Conversation | undefined> {
  const row = await db.selectFrom('conversations').selectAll().where('key', '=', key).executeTakeFirst();
  return row === undefined ? undefined : conversationOf(row);
}

export function conversationOf(row: Selectable<ConversationsTable>): Conversation {
  const { service_url: serviceUrl, other_service_url: otherServiceUrl, time_zone: timeZone, ...rest } = row;
  return { ...rest, serviceUrl, otherServiceUrl, timeZone };
}

/** Inserts or replaces a conversation. */
async function writeConversation(
  db: Kysely<Tables>,
  { key, serviceUrl, otherServiceUrl, timeZone, ...others }: Conversation,
): Promise<void> {
  const rest = { ...others, service_url: serviceUrl, other_service_url: otherServiceUrl, time_zone: timeZone };
  await db
    .insertInto('conversations')
    .values({ key, ...rest })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(rest))
    .execute();
}

/** Compare-and-swap of the approvals channel, with its audit entry and the jobs that draw every waiting card there. */
async function setApprovals(
  db: Kysely<Tables>,
  jobs: Pick<Jobs, 'send'>,
  { before, after, audit }: { before: string | null; after: Conversation; audit: AuditEntry },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const head = await lockHead(transaction);
    const now = await readConversation(transaction, APPROVALS);
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
