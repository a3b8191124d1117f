/** A request's cards as they are to look now. */
import type { CardContext } from '../../cards/kit/card-context.ts';
import type { Card } from '../../cards/kit/card.ts';
import { type Audience, requestCard, withRefresh } from '../../cards/request-card.ts';
import type { Locale } from '../../locales/index.ts';
import type { Request } from '../../requests/model/request.ts';
import type { Lockdown } from '../../requests/model/ports.ts';
import type { Deps } from '../../requests/model/services.ts';
import { type Turn, show } from '../turn.ts';

type Needs = Pick<Deps, 'store' | 'rules' | 'clock'>;

/** What every card of a request says beside the request. */
export async function cardContext(needs: Needs, locale: Locale): Promise<CardContext> {
  return contextOf(needs, locale, await needs.store.lockdown());
}

function contextOf({ rules, clock }: Pick<Needs, 'rules' | 'clock'>, locale: Locale, lockdown: Lockdown): CardContext {
  const { identityCode, resetAs, handOver, accessPassApprovers, selfService, cloud, helps } = rules;
  return {
    locale,
    now: clock.now(),
    lockdown,
    identityCode,
    resetAs,
    handOver,
    accessPassApprovers,
    selfService,
    cloud,
    helps,
  };
}

export async function cardOf(needs: Needs, request: Request, audience: Audience, locale: Locale): Promise<Card> {
  return requestCard(request, audience, await cardContext(needs, locale));
}

/** The same under a lockdown that was read just now. */
export function cardUnder(
  needs: Pick<Needs, 'rules' | 'clock'>,
  lockdown: Lockdown,
  request: Request,
  audience: Audience,
  locale: Locale,
): Card {
  return requestCard(request, audience, contextOf(needs, locale, lockdown));
}

/** Shows a request's card to the person of a turn. */
export async function showRequest(needs: Needs, turn: Turn, request: Request, audience: Audience): Promise<void> {
  await show(turn, await cardOf(needs, request, audience, turn.locale));
}

/** Shows requesters their card in a message that their client keeps up to date: it refreshes it as they see it. */
export async function showLive(needs: Needs, turn: Turn, request: Request): Promise<void> {
  const card = await cardOf(needs, request, 'requester', turn.locale);
  await show(turn, withRefresh(card, request.id, [turn.place.member]));
}
