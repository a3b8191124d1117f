import { type ExpressionBuilder, type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { z } from 'zod';
import type { Audience, CardsOfRequest, News, Posted, PostedCard, PostedCards } from '../../bot/ports.ts';
import type { RequestId } from '../../requests/model/request.ts';
import type { CardsTable, Tables } from '../database/tables.ts';
import { lockdownOf } from '../requests/stored-lockdown.ts';
import { conversationOf } from './conversation-store.ts';

const AUDIENCES = {
  requester: 'requester',
  approvers: 'approvers',
  reminder: 'reminder',
  handover: 'handover',
  owner: 'owner',
  alert: 'alert',
} as const;
const storedAudience = z.enum(AUDIENCES satisfies { [A in Audience]: A });
const NEWS = {
  approved: 'approved',
  denied: 'denied',
  expired: 'expired',
  failed: 'failed',
  handled: 'handled',
  superseded: 'superseded',
  stopped: 'stopped',
  done: 'done',
  ready: 'ready',
  'soon-erased': 'soon-erased',
  erased: 'erased',
} as const;
const storedNews = z.enum(NEWS satisfies { [N in News]: N }).nullable();

/** Teams may post five copies of a card whose posting it never confirms. More are someone's attempt to have messages overwritten. */
const MOST_COPIES = 10;

/** Where a request's cards are posted: one row per request and audience, and one for each copy that was adopted. */
export function createPostedCards(db: Kysely<Tables>): PostedCards {
  return {
    of: async (request) => cardsIn(await rowsOf(db, request).execute()),
    scene: async (request, keys) => {
      const { cards, conversations, lockdown } = await db
        .selectNoFrom((from) => [
          jsonArrayFrom(rowsOf(db, request)).as('cards'),
          jsonArrayFrom(from.selectFrom('conversations').selectAll().where('key', 'in', keys)).as('conversations'),
          from.selectFrom('lockdown').select('body').as('lockdown'),
        ])
        .executeTakeFirstOrThrow();
      return {
        ...cardsIn(cards),
        conversations: new Map(conversations.map((row) => [row.key, conversationOf(row)])),
        lockdown: lockdownOf(lockdown),
      };
    },
    at: async ({ conversation, activity }) => {
      const here = { conversation, activity, audience: AUDIENCES.requester };
      const row = await db
        .selectFrom('cards')
        .select('request_id')
        .where((card) => card.and(here))
        .unionAll(
          db
            .selectFrom('card_copies')
            .select('request_id')
            .where((copy) => copy.and(here)),
        )
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
    succeed: async (before, after) => {
      const { request, audience, serviceUrl, conversation, activity, drawn, locale, news } = before;
      const { numAffectedRows } = await sql`
        with succeeded as (
          update cards set service_url = ${after.serviceUrl}, conversation = ${after.conversation},
            activity = ${after.activity}, drawn = ${after.drawn}, locale = ${after.locale}, news = ${after.news}
          where request_id = ${request} and audience = ${audience} and activity = ${activity} and drawn = ${drawn}
          returning request_id
        )
        insert into card_copies (conversation, activity, request_id, audience, service_url, drawn, locale, news)
        select ${conversation}, ${activity}, request_id, ${audience}, ${serviceUrl}, ${drawn}, ${locale}, ${news}
        from succeeded
        on conflict (conversation, activity) do update set news = excluded.news`.execute(db);
      return numAffectedRows === 1n;
    },
    adopt: async ({ request, audience, serviceUrl, activity, drawn, locale, news }, message) => {
      const isFree = sql<boolean>`not exists (select from cards where conversation = ${message.conversation}
        and activity = ${message.activity} and activity <> '')`;
      const isCopy = sql<boolean>`exists (select from card_copies where conversation = ${message.conversation}
        and activity = ${message.activity})`;
      const adopted =
        activity === ''
          ? await sql`
              update cards set conversation = ${message.conversation}, activity = ${message.activity}, drawn = ''
              where request_id = ${request} and audience = ${audience} and activity = '' and drawn = ${drawn}
                and ${isFree} and not ${isCopy}`.execute(db)
          : await sql`
              insert into card_copies (conversation, activity, request_id, audience, service_url, drawn, locale, news)
              select ${message.conversation}, ${message.activity}, ${request}, ${audience}, ${serviceUrl}, '', ${locale}, ${news}
              where ${isFree} and ${MOST_COPIES} > (select count(*) from card_copies
                where request_id = ${request} and audience = ${audience} and news is not distinct from ${news})
              on conflict do nothing`.execute(db);
      return adopted.numAffectedRows === 1n;
    },
    copyShows: async (copy, drawn) => {
      await db.updateTable('card_copies').set({ drawn }).where(isAt(copy)).execute();
    },
    forgetCopy: async (copy) => {
      await db.deleteFrom('card_copies').where(isAt(copy)).execute();
    },
  };
}

const COLUMNS = [
  'request_id',
  'audience',
  'service_url',
  'conversation',
  'activity',
  'drawn',
  'locale',
  'news',
] as const;

/** The rows of a request's cards, and of their copies. */
function rowsOf(db: Kysely<Tables>, request: RequestId) {
  return db
    .selectFrom('cards')
    .select([...COLUMNS, sql<boolean>`false`.as('copy')])
    .where('request_id', '=', request)
    .unionAll(
      db
        .selectFrom('card_copies')
        .select([...COLUMNS, sql<boolean>`true`.as('copy')])
        .where('request_id', '=', request),
    )
    .orderBy('audience')
    .orderBy('activity');
}

function cardsIn(rows: readonly (Selectable<CardsTable> & { readonly copy: boolean })[]): CardsOfRequest {
  return {
    cards: rows.filter(({ copy }) => !copy).map(cardIn),
    copies: rows.filter(({ copy }) => copy).map(cardIn),
  };
}

function cardIn(row: Selectable<CardsTable>): PostedCard {
  const { request_id: request, service_url: serviceUrl, conversation, activity, drawn, locale } = row;
  const audience = storedAudience.parse(row.audience);
  return { request, audience, serviceUrl, conversation, activity, drawn, locale, news: storedNews.parse(row.news) };
}

function isAt({ conversation, activity }: Posted) {
  return (row: ExpressionBuilder<Tables, 'card_copies'>) => row.and({ conversation, activity });
}

/** A card's row, by its columns. */
export function cardRow({ request, serviceUrl, ...rest }: PostedCard): Insertable<CardsTable> {
  return { ...rest, request_id: request, service_url: serviceUrl };
}
