/**
 * A click on a request's card: verb and request id from the card, the person from the activity. Everything else is looked
 * up, and every answer is a card for the one who clicked.
 */
import { z } from 'zod';
import { alreadyDecidedCard, noticeCard, notAllowedCard } from '../cards/message-cards.ts';
import { requestCard } from '../cards/request-card.ts';
import { revealCard } from '../cards/reveal-card.ts';
import { type Outcome, approve, deny } from '../requests/decide.ts';
import type { Deps } from '../requests/deps.ts';
import { inviteAgain } from '../requests/invite-again.ts';
import { cancel, choose } from '../requests/own-request.ts';
import { type Audience, type Directory, DirectoryRefused, DirectoryUnavailable } from '../requests/ports.ts';
import type { Person, Request } from '../requests/request.ts';
import { reveal } from '../requests/reveal.ts';
import { DeadlineExceeded, withDeadline } from './deadline.ts';
import type { BotDeps } from './deps.ts';
import { type Turn, isInvoke, show } from './turn.ts';

/** Teams gives an invoke some ten seconds and repeats it; what the directory cannot say in this time is asked again. */
const RIGHTS_DEADLINE_MS = 2_500;
/** An invitation is mailed within the call, and a second mail does no harm. */
const MAIL_DEADLINE_MS = 5_000;

/** As `requests/ask.ts` draws them; anything else was not on a card of ours. */
const request = z.string().regex(/^[\w-]{22}$/);
const click = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('approve'), request }),
  z.object({ verb: z.literal('deny'), request, reason: z.string().default('') }),
  z.object({ verb: z.literal('cancel'), request }),
  z.object({ verb: z.literal('choose'), request, account: z.string() }),
  z.object({ verb: z.literal('reveal'), request }),
  z.object({ verb: z.literal('invite-again'), request }),
  z.object({ verb: z.literal('refresh'), request }),
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
  const requests: Deps = { ...deps.requests, directory: inTime(deps.requests.directory) };
  const { locale } = turn;
  switch (clicked.verb) {
    case 'approve':
      return showOutcome(turn, await approve(requests, clicked.request, person));
    case 'deny':
      return clicked.reason.trim() === ''
        ? show(turn, noticeCard(locale, locale.chat.reasonMissing))
        : showOutcome(turn, await deny(requests, clicked.request, person, clicked.reason.trim()));
    case 'cancel':
      return showOwn(turn, await cancel(requests, clicked.request, person));
    case 'choose':
      return showOwn(turn, await choose(requests, clicked.request, person, clicked.account));
    case 'reveal':
      return showPassword(requests, turn, person, clicked.request);
    case 'invite-again':
      return showInvitation({ ...deps, requests }, turn, person, clicked.request);
    case 'refresh':
      return showAsItIs(deps, turn, person, clicked.request);
  }
}

async function showOutcome(turn: Turn, outcome: Outcome): Promise<void> {
  const { locale } = turn;
  switch (outcome.kind) {
    case 'moved':
      return show(turn, requestCard(outcome.request, 'approvers', locale));
    case 'already':
      return show(turn, alreadyDecidedCard(locale, outcome.request));
    case 'not-allowed':
      return show(turn, notAllowedCard(locale, outcome.because));
    case 'unknown':
      return show(turn, noticeCard(locale, locale.chat.requestUnknown));
  }
}

function showOwn(turn: Turn, request: Request | undefined): Promise<void> {
  const { locale } = turn;
  return show(
    turn,
    request === undefined ? noticeCard(locale, locale.chat.notYours) : requestCard(request, 'requester', locale),
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
      return show(turn, requestCard(result.request, 'approvers', locale));
    case 'not-allowed':
      return show(turn, noticeCard(locale, chat.inviteNotAllowed));
    case 'not-offered':
      return show(turn, noticeCard(locale, chat.invitationNotNeeded));
    case 'not-sent':
      return show(turn, noticeCard(locale, chat.invitationNotSent));
  }
}

/** Only ever as the answer to an invoke, which one person sees and no history keeps; never as a message. */
async function showPassword(requests: Deps, turn: Turn, person: Person, id: string): Promise<void> {
  const { locale } = turn;
  if (!isInvoke(turn.context)) return show(turn, noticeCard(locale, locale.chat.revealNeedsNewerTeams));
  const result = await reveal(requests, id, person);
  switch (result.kind) {
    case 'revealed': {
      const { password, request } = result;
      const signInName = 'subject' in request.status ? (request.status.subject?.signInName ?? '') : '';
      return show(turn, revealCard({ locale, password, signInName, reference: request.reference }));
    }
    case 'gone':
      return show(turn, requestCard(result.request, audienceOf(result.request, person), locale));
    case 'not-yours':
      return show(turn, noticeCard(locale, locale.chat.notYours));
    case 'unknown':
      return show(turn, noticeCard(locale, locale.chat.requestUnknown));
  }
}

function audienceOf(request: Request, person: Person): Audience {
  return request.requester.id === person.id ? 'requester' : 'handover';
}

/** The card as it is now, for those whom it was posted for: known by where it stands, which the channel signs. */
async function showAsItIs({ requests, cards }: BotDeps, turn: Turn, person: Person, id: string): Promise<void> {
  const { locale } = turn;
  const { conversation, replyToId } = turn.context.activity;
  const [request, posted] = await Promise.all([requests.store.load(id), cards.of(id)]);
  const here = posted.find((card) => card.conversation === conversation.id && card.activity === replyToId);
  const mayRead = here?.audience === 'requester' ? request?.requester.id === person.id : here !== undefined;
  const card =
    request === undefined || here === undefined || !mayRead
      ? noticeCard(locale, locale.chat.requestUnknown)
      : requestCard(request, here.audience, locale);
  return show(turn, card);
}

/** The directory with a limit on everything that a click waits for. */
function inTime(directory: Directory): Directory {
  return {
    ...directory,
    mayReset: (approver, subject) => within(RIGHTS_DEADLINE_MS, directory.mayReset(approver, subject)),
    isApprover: (id) => within(RIGHTS_DEADLINE_MS, directory.isApprover(id)),
    account: (id) => within(RIGHTS_DEADLINE_MS, directory.account(id)),
    inviteAgain: (id, mail) => within(MAIL_DEADLINE_MS, directory.inviteAgain(id, mail)),
  };
}

function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  return withDeadline(answer, milliseconds).catch((error: unknown) => {
    throw error instanceof DeadlineExceeded ? new DirectoryUnavailable('deadline', { cause: error }) : error;
  });
}
