/** Every card in the local Teams, compared with what the stored request would draw there. */
import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import { audiencesOf } from '../../../src/bot/posting/audiences.ts';
import { newsFor } from '../../../src/bot/posting/news.ts';
import type { PostedCard } from '../../../src/bot/ports.ts';
import { isFollowed } from '../../support/world/read-card.ts';
import { localeOfCard } from '../../../src/bot/posting/readers.ts';
import { requestCard } from '../../../src/cards/request-card.ts';
import type { Lockdown } from '../../../src/requests/model/ports.ts';
import type { Instant, Request } from '../../../src/requests/model/request.ts';
import { createPostedCards } from '../../../src/store/bot/posted-card-store.ts';
import type { Tables } from '../../../src/store/database/tables.ts';
import type { Board, Shown } from '../people/board.ts';

/** Where the local Teams says that everybody is. */
const TIME_ZONE = 'Europe/Amsterdam';
const MOST_MINUTES = 60;

export type CardsLeft = {
  readonly right: number;
  /** They show something else than their request's row would, tell other news, or should be one line. */
  readonly wrong: readonly string[];
  /** Someone should have one. */
  readonly missing: readonly string[];
  /** The bot does not know that they are there: its process died between the answer of Teams and the record of it. */
  readonly orphans: { readonly withButtons: number; readonly without: number };
};

/** @param reachable does the bot know this person's chat? */
export async function cardsLeft(
  db: Kysely<Tables>,
  board: Board,
  requests: readonly Request[],
  lockdown: Lockdown,
): Promise<CardsLeft> {
  const cards = createPostedCards(db);
  const wrong: string[] = [];
  const missing: string[] = [];
  const known = new Set<Shown>();
  let right = 0;
  for (const request of requests) {
    const { cards: posted, copies } = await cards.of(request.id);
    const wanted = audiencesOf(request, posted).map((audience) => {
      const card = posted.find((one) => one.audience === audience && one.activity !== '');
      return { audience, card };
    });
    for (const { audience, card } of [...wanted, ...copies.map((card) => ({ audience: card.audience, card }))]) {
      const shown = card && board.in(card.conversation).find(({ message }) => message.id === card.activity);
      const name = `${request.reference} (${request.status.state}) for ${audience}`;
      if (card === undefined || shown === undefined) {
        missing.push(name);
        continue;
      }
      known.add(shown);
      const { news } = posted.find((one) => one.audience === audience && one.activity !== '') ?? card;
      const isRight =
        card.news === news
          ? isAsDrawn(shown.card, request, card, lockdown) && news === newsFor(request, audience, news)
          : isFollowed(shown.card);
      if (isRight) right += 1;
      else wrong.push(name);
    }
  }
  const orphans = board.all().filter((shown) => shown.request !== null && !known.has(shown));
  const withButtons = orphans.filter(({ verbs }) => verbs.length > 0).length;
  return { right, wrong, missing, orphans: { withButtons, without: orphans.length - withButtons } };
}

/** Cards say how many minutes are left: is it the request's as of any minute since it was asked? */
function isAsDrawn(card: unknown, request: Request, posted: PostedCard, lockdown: Lockdown): boolean {
  const sent = plain(card);
  const minutes = Math.min(MOST_MINUTES, Math.ceil((Date.now() - Date.parse(request.askedAt)) / 60_000));
  return Array.from({ length: minutes + 1 }, (_, ago) => new Date(Date.now() - ago * 60_000).toISOString()).some(
    (now) => isDeepStrictEqual(sent, plain(drawn(request, posted, lockdown, now))),
  );
}

function drawn(request: Request, { audience, locale }: PostedCard, lockdown: Lockdown, now: Instant): object {
  return requestCard(request, audience, {
    locale: localeOfCard(audience, { locale, timeZone: TIME_ZONE }, locale, 'UTC'),
    now,
    lockdown,
    identityCode: true,
    resetAs: 'app',
    handOver: 'password',
    accessPassApprovers: 2,
    selfService: 'first',
    helps: {},
    cloud: 'public',
  });
}

/** As it is sent, without what only a client does with it. */
function plain(card: unknown): unknown {
  const sent: unknown = JSON.parse(JSON.stringify(card));
  return typeof sent === 'object' && sent !== null ? { ...sent, refresh: null } : sent;
}
