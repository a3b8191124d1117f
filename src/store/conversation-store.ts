import type { Kysely } from 'kysely';
import type { ConversationStore } from '../requests/ports.ts';
import type { Tables } from './schema.ts';

/** Where the bot may speak, one row a conversation. */
export function createConversationStore(db: Kysely<Tables>): ConversationStore {
  return {
    get: async (key) => {
      const row = await db.selectFrom('conversations').selectAll().where('key', '=', key).executeTakeFirst();
      if (row === undefined) return undefined;
      const { service_url: serviceUrl, ...rest } = row;
      return { ...rest, serviceUrl };
    },
    put: async ({ key, id, serviceUrl, bot, member, channel, locale }) => {
      const rest = { id, service_url: serviceUrl, bot, member, channel, locale };
      await db
        .insertInto('conversations')
        .values({ key, ...rest })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(rest))
        .execute();
    },
  };
}
