/**
 * A click on a request's card: verb and request id from the card, the person from the activity. Everything else is looked
 * up, and every answer is a card for the one who clicked.
 */
import { z } from 'zod';
import { approvalCard } from '../cards/approval-card.ts';
import { alreadyDecidedCard, noticeCard, notAllowedCard } from '../cards/message-cards.ts';
import { requestCard } from '../cards/request-card.ts';
import { type Outcome, approve, deny, handled } from '../requests/decide.ts';
import type { Deps } from '../requests/deps.ts';
import { inviteAgain } from '../requests/invite-again.ts';
import { cancel, choose } from '../requests/own-request.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../requests/ports.ts';
import { recordRefusal } from '../requests/refusal.ts';
import type { Person, Request } from '../requests/request.ts';
import { cardContext } from './card-context.ts';
import type { BotDeps } from './deps.ts';
import { showCodeOnce, showPasswordOnce } from './shown-once.ts';
import { type Turn, show } from './turn.ts';

const INPUT_LIMIT = 1_000;

/** As `requests/ask.ts` draws them; anything else was not on a card of ours. */
const request = z.string().regex(/^[\w-]{22}$/);
/** Teams sends the inputs of the whole card with every button on it. */
const inputs = { code: z.string().max(INPUT_LIMIT).default(''), reason: z.string().max(INPUT_LIMIT).default('') };
/** Strict: data that no card of ours holds was put there by somebody. */
const click = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('approve'), request, ...inputs }),
  z.strictObject({ verb: z.literal('deny'), request, ...inputs }),
  z.strictObject({ verb: z.literal('handled'), request }),
  z.strictObject({ verb: z.literal('cancel'), request }),
  z.strictObject({ verb: z.literal('choose'), request, account: z.string() }),
  z.strictObject({ verb: z.literal('show-code'), request, code: z.coerce.number().int() }),
  z.strictObject({ verb: z.literal('reveal'), request }),
  z.strictObject({ verb: z.literal('invite-again'), request }),
  z.strictObject({ verb: z.literal('refresh'), request }),
]);
type Click = z.output<typeof click>;

/** @returns false where the data is not a click on a request's card; nothing was shown then */
export async function onRequestCard(deps: BotDeps, turn: Turn, person: Person, data: unknown): Promise<boolean> {
  const parsed = click.safeParse(data);
  if (!parsed.success) return false;
  try {
    await answer(deps, turn, person, parsed.data);
  } catch (error) {
    if (!(error instanceof DirectoryUnavailable)) throw error;
    deps.log.warn({ error }, 'A click was not carried out: the directory does not answer');
    await show(turn, noticeCard(turn.locale, turn.locale.chat.directoryUnavailable));
  }
  return true;
}

async function answer(deps: BotDeps, turn: Turn, person: Person, clicked: Click): Promise<void> {
  const { requests } = deps;
  const { locale } = turn;
  switch (clicked.verb) {
    case 'approve':
      return showOutcome(requests, turn, await approve(requests, clicked.request, person, clicked.code));
    case 'deny':
      return clicked.reason.trim() === ''
        ? show(turn, noticeCard(locale, locale.chat.reasonMissing))
        : showOutcome(requests, turn, await deny(requests, clicked.request, person, clicked.reason.trim()));
    case 'handled':
      return showOutcome(requests, turn, await handled(requests, clicked.request, person));
    case 'cancel':
      return showOwn(requests, turn, await cancel(requests, clicked.request, person));
    case 'choose':
      return showOwn(requests, turn, await choose(requests, clicked.request, person, clicked.account));
    case 'show-code':
      return showCodeOnce(requests, turn, person, clicked.request, clicked.code);
    case 'reveal':
      return showPasswordOnce(requests, turn, person, clicked.request);
    case 'invite-again':
      return showInvitation({ ...deps, requests }, turn, person, clicked.request);
    case 'refresh':
      return showAsItIs(deps, turn, person, clicked.request);
  }
}

async function showOutcome(requests: Deps, turn: Turn, outcome: Outcome): Promise<void> {
  const { locale } = turn;
  const context = await cardContext(requests, locale);
  switch (outcome.kind) {
    case 'moved':
      return show(turn, requestCard(outcome.request, 'approvers', context));
    case 'code':
      return show(turn, approvalCard(outcome.request, context, outcome.problem));
    case 'already':
      return show(turn, alreadyDecidedCard(locale, outcome.request));
    case 'not-allowed':
      return show(turn, notAllowedCard(locale, outcome.because));
    case 'unknown':
      return show(turn, noticeCard(locale, locale.chat.requestUnknown));
  }
}

async function showOwn(requests: Deps, turn: Turn, request: Request | undefined): Promise<void> {
  const { locale } = turn;
  return show(
    turn,
    request === undefined
      ? noticeCard(locale, locale.chat.notYours)
      : requestCard(request, 'requester', await cardContext(requests, locale)),
  );
}

async function showInvitation({ requests, log }: BotDeps, turn: Turn, person: Person, id: string): Promise<void> {
  const { locale } = turn;
  const { chat } = locale;
  const result = await inviteAgain(requests, id, person).catch((error: unknown) => {
    if (!(error instanceof DirectoryRefused)) throw error;
    log.warn({ error, request: id }, 'An invitation was not sent again');
    return { kind: 'not-sent' } as const;
  });
  switch (result.kind) {
    case 'sent':
      return show(turn, requestCard(result.request, 'approvers', await cardContext(requests, locale)));
    case 'not-allowed':
      return show(turn, noticeCard(locale, chat.inviteNotAllowed));
    case 'not-offered':
      return show(turn, noticeCard(locale, chat.invitationNotNeeded));
    case 'not-sent':
      return show(turn, noticeCard(locale, chat.invitationNotSent));
  }
}

/** The card as it is now, for those whom it was posted for: known by where it stands, which the channel signs. */
async function showAsItIs({ requests, cards }: BotDeps, turn: Turn, person: Person, id: string): Promise<void> {
  const { locale } = turn;
  const { conversation, replyToId } = turn.context.activity;
  const [request, posted] = await Promise.all([requests.store.load(id), cards.of(id)]);
  const here = posted.find((card) => card.conversation === conversation.id && card.activity === replyToId);
  const mayRead = here?.audience === 'requester' ? request?.requester.id === person.id : here !== undefined;
  if (request === undefined || here === undefined || !mayRead) {
    await recordRefusal(requests, 'click', person, request, 'not-the-reader');
    return show(turn, noticeCard(locale, locale.chat.requestUnknown));
  }
  return show(turn, requestCard(request, here.audience, await cardContext(requests, locale)));
}
