/**
 * Clicks in a channel or a group chat, where everybody reads along. Only the answer to an `Action.Execute` is seen by the clicker
 * alone (Microsoft, "User-specific views"); an `Action.Submit` is answered with a message, and a submitted form becomes the
 * request's card. So what concerns one person is answered in their personal chat, wherever they click: our cards can be forwarded,
 * and anyone can post one.
 */
import { subjectOf } from '../../requests/model/about.ts';
import { recordRefusal } from '../../requests/actions/refusal.ts';
import { isRequestId } from '../../requests/model/ids.ts';
import type { Person, Request } from '../../requests/model/request.ts';
import type { BotServices } from '../services.ts';
import { isForApprovers } from '../posting/places.ts';
import type { PostedCard } from '../ports.ts';
import type { CardData, Turn } from '../turn.ts';
import { TO_DECIDE } from './clicked-card.ts';

/** What approvers do, where all of them may see it. */
const FOR_APPROVERS: readonly string[] = [...TO_DECIDE, 'secure', 'invite', 'invite-again', 'refresh'];
/** Answered only to a click on a card in the personal chat. */
const ONLY_ON_ITS_CARD = ['show-code', 'reveal', 'resume', 'refresh'];

/**
 * Where a click is answered: `here`, where it was made; `privately`, in the clicker's own chat; `on-its-card`: not at all, only on
 * the card in that chat.
 */
export type AnswerPlace = 'here' | 'privately' | 'on-its-card';

/** @param card the card that was clicked */
export function answerPlaceOf(turn: Turn, { verb }: CardData, card: PostedCard | undefined): AnswerPlace {
  if (turn.place.scope === 'personal' || typeof verb !== 'string') return 'here';
  if (FOR_APPROVERS.includes(verb) || verb === 'resume') {
    if (card !== undefined && isForApprovers(card.audience)) return 'here';
  }
  if (ONLY_ON_ITS_CARD.includes(verb)) return 'on-its-card';
  return FOR_APPROVERS.includes(verb) && turn.kind === 'invoke' ? 'here' : 'privately';
}

/** Has the request's card drawn in the clicker's chat, if it concerns them; otherwise the click is refused and recorded. */
export async function bringToChat({ requests }: BotServices, { caller }: Turn, id: unknown): Promise<void> {
  const request = typeof id === 'string' && isRequestId(id) ? await requests.store.load(id) : undefined;
  if (request !== undefined && concerns(request, caller.person)) {
    await requests.store.schedule([{ name: 'draw', request: request.id }]);
  } else await recordRefusal(requests, 'click', caller, request, 'not-the-reader');
}

function concerns({ requester, status }: Request, { id }: Person): boolean {
  const subject = subjectOf({ status });
  const approver = 'decision' in status ? status.decision.by : null;
  return [requester, subject, approver].some((one) => one?.id === id);
}
