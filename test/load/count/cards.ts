/** Every card in the local Teams, compared with what the stored request would draw there. */
import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import { audiencesOf } from '../../../src/bot/posting/audiences.ts';
import type { PostedCard } from '../../../src/bot/ports.ts';
import { requestCard } from '../../../src/cards/request-card.ts';
import { localeFor } from '../../../src/locales/index.ts';
import type { Lockdown } from '../../../src/requests/model/ports.ts';
import type { Request } from '../../../src/requests/model/request.ts';
import { createPostedCards } from '../../../src/store/bot/posted-card-store.ts';
import type { Tables } from '../../../src/store/database/tables.ts';
import type { Board, Shown } from '../people/board.ts';

export type CardsLeft = {
  readonly right: number;
  /** They show something else than their request's row would. */
  readonly wrong: readonly string[];
  /** Somebody should have one. */
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
      if (isDeepStrictEqual(plain(shown.card), plain(drawn(request, card, lockdown)))) right += 1;
      else wrong.push(name);
    }
  }
  const orphans = board.all().filter((shown) => shown.request !== null && !known.has(shown));
  const withButtons = orphans.filter(({ verbs }) => verbs.length > 0).length;
  return { right, wrong, missing, orphans: { withButtons, without: orphans.length - withButtons } };
}

function drawn(request: Request, { audience, locale }: PostedCard, lockdown: Lockdown): object {
  return requestCard(request, audience, {
    locale: localeFor(locale),
    lockdown,
    identityCode: true,
    resetAs: 'app',
    handOver: 'password',
    accessPassApprovers: 2,
    cloud: 'public',
  });
}

/** As it is sent, without what only a client does with it. */
function plain(card: unknown): unknown {
  const sent: unknown = JSON.parse(JSON.stringify(card));
  return typeof sent === 'object' && sent !== null ? { ...sent, refresh: null } : sent;
}
