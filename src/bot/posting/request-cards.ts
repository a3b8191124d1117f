/** A request's cards as they are to look now. */
import type { CardContext } from '../../cards/kit/card-context.ts';
import type { Card } from '../../cards/kit/card.ts';
import { type Audience, requestCard } from '../../cards/request-card.ts';
import type { Locale } from '../../locales/index.ts';
import type { Request } from '../../requests/model/request.ts';
import type { Deps } from '../../requests/model/services.ts';
import { type Turn, show } from '../turn.ts';

type Needs = Pick<Deps, 'store' | 'rules'>;

/** What every card of a request says beside the request. */
export async function cardContext({ store, rules }: Needs, locale: Locale): Promise<CardContext> {
  const { identityCode, resetAs, handOver, accessPassApprovers } = rules;
  return { locale, lockdown: await store.lockdown(), identityCode, resetAs, handOver, accessPassApprovers };
}

export async function cardOf(needs: Needs, request: Request, audience: Audience, locale: Locale): Promise<Card> {
  return requestCard(request, audience, await cardContext(needs, locale));
}

/** Shows a request's card to the person of a turn. */
export async function showRequest(needs: Needs, turn: Turn, request: Request, audience: Audience): Promise<void> {
  await show(turn, await cardOf(needs, request, audience, turn.locale));
}
