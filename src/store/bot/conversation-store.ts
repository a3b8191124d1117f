import type { Kysely } from 'kysely';
import type { Conversation, ConversationStore } from '../../requests/model/ports.ts';
import type { Tables } from '../database/tables.ts';

/** Where the bot may speak, one row a conversation. */
export function createConversationStore(db: Kysely<Tables>): ConversationStore {
  return {
    get: (key) => readConversation(db, key),
    put: (conversation) => writeConversation(db, conversation),
    readdress: async (key, from, { serviceUrl, otherServiceUrl }) => {
      await db
        .updateTable('conversations')
        .set({ service_url: serviceUrl, other_service_url: otherServiceUrl })
        .where('key', '=', key)
        .where('service_url', '=', from)
        .execute();
    },
  };
}

export async function readConversation(db: Kysely<Tables>, key: string): Promise<Conversation | undefined> {
  const row = await db.selectFrom('conversations').selectAll().where('key', '=', key).executeTakeFirst();
  if (row === undefined) return undefined;
  const { service_url: serviceUrl, other_service_url: otherServiceUrl, ...rest } = row;
  return { ...rest, serviceUrl, otherServiceUrl };
}

/** Inserts or replaces it. */
export async function writeConversation(
  db: Kysely<Tables>,
  { key, serviceUrl, otherServiceUrl, ...others }: Conversation,
): Promise<void> {
  const rest = { ...others, service_url: serviceUrl, other_service_url: otherServiceUrl };
  await db
    .insertInto('conversations')
    .values({ key, ...rest })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(rest))
    .execute();
}
