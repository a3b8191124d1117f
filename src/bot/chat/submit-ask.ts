/** The end of the dialog: the request is stored, once for each ask, and the submitted form becomes the request's own card. */
import type { Card } from '../../cards/kit/card.ts';
import { noticeCard } from '../../cards/message-cards.ts';
import { type Ask, idOfAsk, nextAsk, submit } from '../../requests/actions/ask.ts';
import { isOwn } from '../../requests/model/about.ts';
import { recordRefusal } from '../../requests/actions/refusal.ts';
import { answersAgain, isLive, isOpen } from '../../requests/rules/open.ts';
import type { Account, FormMessage } from '../../requests/model/ports.ts';
import type { Instant, Request } from '../../requests/model/request.ts';
import { cardOf, showLive } from '../posting/request-cards.ts';
import type { BotServices } from '../services.ts';
import { type Turn, show } from '../turn.ts';
import { cardKey } from './ask-key.ts';

/** Newest first, among which a live one is looked for. */
export const OWN_REQUESTS = 5;

type Services = Pick<BotServices, 'requests' | 'cards' | 'answers' | 'lookUp'>;

/**
 * Stores the request; if this ask has made one already, shows that one.
 * @param key the same for the same ask, whichever instance it reaches; see `ask-key.ts`
 * @param own the requester's account, if this turn has read it
 */
export async function submitAsk(services: Services, turn: Turn, ask: Ask, key: string, own?: Account): Promise<void> {
  turn.delivery.settled = key;
  // Whose account this turn has read was asked about before it was.
  const before = own === undefined ? await answeredAlready(services, ask) : undefined;
  if (before !== undefined) return showLive(services.requests, turn, before);
  const { source } = turn.caller;
  const form = formOf(turn);
  const first = await submit(services.requests, ask, { key, card: form, source });
  if (first.result === 'too-many') return tooMany(services, turn, first.again);
  if (first.result === 'saved') return shown(services, turn, await services.lookUp(first.request, turn, own));
  if (first.result !== 'card-taken') return shown(services, turn, first.request);
  const open = form === undefined ? undefined : await openAt(services, form);
  if (open !== undefined) return shown(services, turn, open);
  // The message remains the card of a request that is over; the new request's card is posted.
  const second = await submit(services.requests, ask, { key, card: undefined, source });
  if (second.result === 'too-many') return tooMany(services, turn, second.again);
  return shown(
    services,
    turn,
    second.result === 'saved' ? await services.lookUp(second.request, turn, own) : second.request,
  );
}

/** The person's request for their own password: as long as there is something to wait for or to do, or it has its answer just now. */
export async function ownRequest({ requests }: Pick<Services, 'requests'>, turn: Turn): Promise<Request | undefined> {
  const { id } = turn.caller.person;
  const latest = await requests.store.latestOf(id, OWN_REQUESTS);
  const now = requests.clock.now();
  return (
    latest.find((request) => isOwn(request) && isLive(request, now)) ??
    latest.find((request) => answersAgain(request, { id }, now))
  );
}

/** The request in which the same person has asked the same just now, and was told where the password lives. */
async function answeredAlready({ requests }: Services, { requester, who }: Ask): Promise<Request | undefined> {
  const latest = await requests.store.latestOf(requester.id, OWN_REQUESTS);
  const now = requests.clock.now();
  return latest.find((request) => answersAgain(request, who, now));
}

/** Tells a person who may not ask now, instead of giving them a form. @returns whether they may not */
export async function isToldToWait(services: Services, turn: Turn): Promise<boolean> {
  const again = await nextAsk(services.requests, turn.caller.person);
  if (again === null) return false;
  await tooMany(services, turn, again);
  return true;
}

/** Of many messages only one is answered: whoever sends a hundred has read it. A click always gets its answer. */
async function tooMany({ requests, answers }: Services, turn: Turn, again: Instant): Promise<void> {
  const { locale, caller } = turn;
  await recordRefusal(requests, 'asked', caller, undefined, 'too-many');
  if (turn.kind !== 'invoke' && !answers.take(caller.person.id)) return;
  await show(turn, noticeCard(locale, locale.ask.tooMany(locale.dateTime(again))));
}

/** The card of the request that this form has already made; undefined if it made none. */
export async function requestMade({ requests }: Services, turn: Turn): Promise<Card | undefined> {
  const request = await requests.store.load(idOfAsk(requests, turn.caller.person, cardKey(turn)));
  if (request === undefined || !isOpen(request)) return undefined;
  return cardOf(requests, request, 'requester', turn.locale);
}

/** The message that holds the form; undefined if the ask was typed. */
function formOf({ click, place }: Turn): FormMessage | undefined {
  if (click?.message === undefined) return undefined;
  const { serviceUrl, conversation, language: locale } = place;
  return { serviceUrl, conversation, activity: click.message, locale };
}

/** Answers an invoke with the card; if the ask came as a message, the request's first draw posts it. */
async function shown({ requests }: Services, turn: Turn, request: Request): Promise<void> {
  if (turn.kind !== 'invoke') return;
  await showLive(requests, turn, await inPlaceOf(requests, turn, request));
}

/** Whoever has asked for their own password already sees that request. */
async function inPlaceOf(requests: BotServices['requests'], turn: Turn, request: Request): Promise<Request> {
  const { status } = request;
  const isAgain = status.state === 'refused' && status.because === 'already-open' && isOwn(request);
  return isAgain ? ((await ownRequest({ requests }, turn)) ?? request) : request;
}

/** The request whose card the message is, while it is open. */
async function openAt({ requests, cards }: Services, form: FormMessage): Promise<Request | undefined> {
  const id = await cards.at(form);
  const request = id === undefined ? undefined : await requests.store.load(id);
  return request !== undefined && isOpen(request) ? request : undefined;
}
