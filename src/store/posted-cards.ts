import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Audience, PostedCards } from '../requests/ports.ts';
import type { Tables } from './schema.ts';

const AUDIENCES = {
  requester: 'requester',
  approvers: 'approvers',
  reminder: 'reminder',
  handover: 'handover',
  owner: 'owner',
  alert: 'alert',
} as const;
const storedAudience = z.enum(AUDIENCES satisfies { [A in Audience]: A });

/** Where the cards of a request stand, one row a request and audience. */
export function createPostedCards(db: Kysely<Tables>): PostedCards {
  return {
    of: async (request) => {
      const rows = await db
        .selectFrom('cards')
        .selectAll()
        .where('request_id', '=', request)
        .orderBy('audience')
        .execute();
      return rows.map(({ request_id, audience, service_url, ...rest }) => ({
        ...rest,
        request: request_id,
        audience: storedAudience.parse(audience),
        serviceUrl: service_url,
      }));
    },
    at: async (conversation, activity) => {
      const rows = await db
        .selectFrom('cards')
        .select('request_id')
        .where('conversation', '=', conversation)
        .where('activity', '=', activity)
        .where('audience', '=', AUDIENCES.requester)
        .execute();
      return rows.map(({ request_id }) => request_id);
    },
    put: async ({ request, audience, serviceUrl, conversation, activity, drawn, locale }) => {
      const rest = { service_url: serviceUrl, conversation, activity, drawn, locale };
      await db
        .insertInto('cards')
        .values({ request_id: request, audience, ...rest })
        .onConflict((conflict) => conflict.columns(['request_id', 'audience']).doUpdateSet(rest))
        .execute();
    },
  };
}
