import type { Kysely } from 'kysely';
import type { ConversationStore } from '../requests/ports.ts';
import type { Tables } from './schema.ts';

/** Where the bot may speak, one row a conversation. */
export function createConversationStore(db: Kysely<Tables>): ConversationStore {
  return {
    get: async (key) => {
      const row = await db.selectFrom('conversations').selectAll().where('key', '=', key).executeTakeFirst();
      if (row === undefined) return undefined;
      const { service_url: serviceUrl, other_service_url: otherServiceUrl, ...rest } = row;
      return { ...rest, serviceUrl, otherServiceUrl };
    },
    put: async ({ key, serviceUrl, otherServiceUrl, ...others }) => {
      const rest = { ...others, service_url: serviceUrl, other_service_url: otherServiceUrl };
      await db
        .insertInto('conversations')
        .values({ key, ...rest })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(rest))
        .execute();
    },
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
