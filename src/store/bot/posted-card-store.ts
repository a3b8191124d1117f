import type { Insertable, Kysely } from 'kysely';
import { z } from 'zod';
import type { Audience, PostedCard, PostedCards } from '../../bot/ports.ts';
import type { CardsTable, Tables } from '../database/tables.ts';

const AUDIENCES = {
  requester: 'requester',
  approvers: 'approvers',
  reminder: 'reminder',
  handover: 'handover',
  owner: 'owner',
  alert: 'alert',
} as const;
const storedAudience = z.enum(AUDIENCES satisfies { [A in Audience]: A });

/** Where a request's cards are posted, one row per request and audience. */
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
    at: async ({ conversation, activity }) => {
      const row = await db
        .selectFrom('cards')
        .select('request_id')
        .where('conversation', '=', conversation)
        .where('activity', '=', activity)
        .where('audience', '=', AUDIENCES.requester)
        .executeTakeFirst();
      return row?.request_id;
    },
    put: async (card) => {
      await db
        .insertInto('cards')
        .values(cardRow(card))
        .onConflict((conflict) => conflict.columns(['request_id', 'audience']).doUpdateSet(cardRow(card)))
        .execute();
    },
    replace: async (before: PostedCard | undefined, after: PostedCard | undefined) => {
      if (before === undefined) {
        if (after === undefined) return false;
        const insert = db.insertInto('cards').values(cardRow(after));
        const inserted = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
        return inserted.numInsertedOrUpdatedRows === 1n;
      }
      const { request, audience, activity, drawn } = before;
      const same = { request_id: request, audience, activity, drawn };
      if (after === undefined) {
        const gone = await db
          .deleteFrom('cards')
          .where((card) => card.and(same))
          .executeTakeFirst();
        return gone.numDeletedRows === 1n;
      }
      const set = db.updateTable('cards').set(cardRow(after));
      return (await set.where((card) => card.and(same)).executeTakeFirst()).numUpdatedRows === 1n;
    },
  };
}

/** A card's row, by its columns. */
export function cardRow({ request, serviceUrl, ...rest }: PostedCard): Insertable<CardsTable> {
  return { ...rest, request_id: request, service_url: serviceUrl };
}
