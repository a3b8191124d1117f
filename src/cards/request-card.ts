/** A request as one person sees it: the one entry to its cards, whatever its state. */
import { isOwn } from '../requests/model/about.ts';
import type { Request, RequestId } from '../requests/model/request.ts';
import { alertCard, approvalCard } from './approvers/approval-card.ts';
import type { Card } from './kit/card.ts';
import type { CardContext } from './kit/card-context.ts';
import { handoverCard, ownHandoverCard } from './approvers/handover-card.ts';
import { homeCard } from './requester/home-card.ts';
import { ownerCard } from './owner/owner-card.ts';
import { progressCard } from './requester/progress-card.ts';
import { reminderCard } from './approvers/reminder-card.ts';

/** Teams refreshes a card by itself for at most sixty people (Microsoft, "Up to date cards"). */
const REFRESH_LIMIT = 60;

/**
 * For whom a card of a request is drawn. `handover`: the approver, in their own chat, where they have to hand a password over or
 * to sign in again. `owner`: the subject, where someone else asked. `alert`: the approvers, where the owner disowned it.
 */
export type Audience = 'requester' | 'approvers' | 'reminder' | 'handover' | 'owner' | 'alert';

/** Every state has a card for every audience. A requester who asked for themselves reads the password from their own card. */
export function requestCard(request: Request, audience: Audience, context: CardContext): Card {
  const { locale } = context;
  const { status } = request;
  switch (audience) {
    case 'approvers':
      return approvalCard(request, context);
    case 'reminder':
      return reminderCard(request, context);
    case 'handover':
      return handoverCard(request, context);
    case 'owner':
      return ownerCard(request, context);
    case 'alert':
      return alertCard(request, context);
    case 'requester':
      if (status.state === 'redirected') return homeCard(request, status.subject, locale);
      return status.state === 'done' && isOwn(request)
        ? ownHandoverCard({ ...request, status }, context)
        : progressCard(request, context);
  }
}

/**
 * Asks the client to redraw the card for these people whenever they open the chat.
 * @param userIds the channel's own ids (`29:…`); none means that only the client's "Refresh" does it
 * @param verb `show-approval` for a card that an approver opened from the list: it is in no place that says who may read it
 */
export function withRefresh(
  card: Card,
  request: RequestId,
  userIds: readonly string[],
  verb: 'refresh' | 'show-approval' = 'refresh',
): Card {
  const action = { type: 'Action.Execute', verb, data: { verb, request } };
  return { ...card, refresh: { action, userIds: userIds.slice(0, REFRESH_LIMIT) } };
}
