/** What the bot does with a message, once it is understood. */
import { withDeadline } from '../../net/deadline.ts';
import { cancel } from '../../requests/actions/own-request.ts';
import { isLive } from '../../requests/rules/open.ts';
import { type Request, WAITING, isIn } from '../../requests/model/request.ts';
import { statusCard } from '../../cards/list-cards.ts';
import { choicesCard, secretCard, signpostCard, thanksCard } from '../../cards/answer-cards.ts';
import { helpCard } from '../../cards/help-cards.ts';
import type { Signpost } from '../../requests/model/services.ts';
import type { OpenDialog } from '../dialog.ts';
import { OverBudget } from '../directory-for-people.ts';
import { waitingFor } from '../clicks/waiting-requests.ts';
import { cardContext, showLive } from '../posting/request-cards.ts';
import type { BotServices } from '../services.ts';
import { type Turn, show, tell } from '../turn.ts';
import type { Meaning } from '../words/understand.ts';
import { setApprovalsHere } from './approvals-channel.ts';
import { showFindings } from './doctor.ts';
import { orderLockdown } from './lockdown.ts';
import { type Known, isAbout } from './reset-dialog.ts';
import { OWN_REQUESTS } from './submit-ask.ts';

const HELP_DEADLINE_MS = 2_500;

/** Does the message concern only its writer? Then it is answered in their personal chat, wherever they wrote it. */
export function isPrivate(meaning: Meaning): boolean {
  return ['reset', 'status', 'pending', 'cancel', 'doctor', 'news', 'thanks'].includes(meaning.kind);
}

/** Answers one message of a personal chat. Help and lists interrupt the person's dialog, which then asks again. */
export async function onMeaning(
  services: BotServices,
  turn: Turn,
  meaning: Meaning,
  dialog: OpenDialog<Known>,
): Promise<void> {
  switch (meaning.kind) {
    case 'cancel':
      return stop(services, turn, dialog);
    case 'help':
    case 'greeting':
    case 'status':
    case 'pending':
      await answer(services, turn, meaning);
      return dialog.repeat();
    case 'reset':
    case 'signpost':
    case 'news':
    case 'thanks':
    case 'yes':
    case 'no':
    case 'unknown':
      return converse(services, turn, meaning, dialog);
    default:
      return answer(services, turn, meaning);
  }
}

/**
 * Answers what starts, continues and stops no dialog: all that is said where others read it, since what a dialog asks and is told is
 * personal. What it doesn't know is answered with what can be done.
 */
export async function answer(services: BotServices, turn: Turn, meaning: Meaning): Promise<void> {
  switch (meaning.kind) {
    case 'help':
    case 'greeting':
      return help(services, turn);
    case 'status':
      return ownRequests(services, turn);
    case 'pending':
      return pending(services, turn);
    case 'approvalsHere':
    case 'lockdownOn':
    case 'lockdownStop':
    case 'lockdownOff':
      return onOrder(services, turn, meaning.kind);
    case 'doctor':
      return services.answerInTime(turn, (requests) => showFindings({ ...services, requests }, turn), 'examinations');
    case 'secret':
      return show(turn, secretCard(turn.locale));
    case 'signpost':
      return signpost(services, turn, meaning.topic);
    case 'news':
    case 'thanks':
      return news(services, turn, meaning.kind);
    default:
      return show(turn, choicesCard(turn.locale));
  }
}

const LOCKDOWNS = { lockdownOn: 'two-approvers', lockdownStop: 'stopped', lockdownOff: 'off' } as const;

function onOrder(services: BotServices, turn: Turn, order: 'approvalsHere' | keyof typeof LOCKDOWNS): Promise<void> {
  return services.answerInTime(turn, (requests) =>
    order === 'approvalsHere'
      ? setApprovalsHere({ ...services, requests }, turn)
      : orderLockdown({ ...services, requests }, turn, LOCKDOWNS[order]),
  );
}

/** Starts the dialog, or continues it. Naming another person starts it again; anything else answers its question. */
async function converse(services: BotServices, turn: Turn, meaning: Meaning, dialog: OpenDialog<Known>): Promise<void> {
  const open = dialog.known();
  const { who, doubt } = meaning.kind === 'reset' ? meaning : {};
  const somebodyElse = who !== undefined && !('id' in who) && (open === undefined || !isAbout(open, who));
  if (open !== undefined && !somebodyElse && doubt === undefined) {
    await dialog.goOn();
  } else if (meaning.kind === 'reset') {
    await dialog.stop();
    await dialog.begin({ ...(who && { who }), ...(doubt && { doubt }), wish: turn.text });
  } else {
    await answer(services, turn, meaning);
  }
}

/** The open request's own card; without one, their requests, or a kind word. */
async function news(services: BotServices, turn: Turn, kind: 'news' | 'thanks'): Promise<void> {
  const latest = await services.requests.store.latestOf(turn.caller.person.id, OWN_REQUESTS);
  const now = services.requests.clock.now();
  const open = latest.find((request) => isLive(request, now));
  if (open !== undefined) return showLive(services.requests, turn, open);
  return kind === 'news' ? showOwnRequests(services, turn, latest) : show(turn, thanksCard(turn.locale));
}

function signpost({ requests }: BotServices, turn: Turn, topic: Signpost): Promise<void> {
  return show(turn, signpostCard(turn.locale, topic, requests.rules.helps[topic]));
}

/** The one request that still concerns the person, with its buttons; else their latest ones. */
export async function ownRequests(services: BotServices, turn: Turn): Promise<void> {
  const latest = await services.requests.store.latestOf(turn.caller.person.id, OWN_REQUESTS);
  const now = services.requests.clock.now();
  const [live, ...others] = latest.filter((request) => isLive(request, now));
  return live === undefined || others.length > 0
    ? showOwnRequests(services, turn, latest)
    : showLive(services.requests, turn, live);
}

async function showOwnRequests({ requests }: BotServices, turn: Turn, latest: readonly Request[]): Promise<void> {
  await show(turn, statusCard(await cardContext(requests, turn.locale), latest));
}

function pending({ answerInTime }: BotServices, turn: Turn): Promise<void> {
  return answerInTime(turn, (requests) => waitingFor(requests, turn));
}

/** Stops the dialog; if none is open, cancels the person's latest request that can still be cancelled. */
async function stop({ requests }: BotServices, turn: Turn, dialog: OpenDialog<Known>): Promise<void> {
  const { caller, locale } = turn;
  if (dialog.known() !== undefined) {
    await dialog.stop();
    return tell(turn, locale.chat.askCancelled);
  }
  const latest = await requests.store.latestOf(caller.person.id, OWN_REQUESTS);
  const open = latest.find((request) => isIn(request, 'asked', 'choosing', ...WAITING));
  const after = open === undefined ? undefined : await cancel(requests, open.id, caller);
  const isCancelled = after !== undefined && isIn(after, 'cancelled');
  return tell(turn, isCancelled ? locale.chat.requestCancelled : locale.chat.nothingToCancel);
}

function help(services: BotServices, turn: Turn): Promise<void> {
  return services.answerInTime(turn, async () => ({
    card: helpCard(turn.locale, { canApprove: await canApprove(services, turn) }),
  }));
}

/** Help is given even if the directory can't say soon what else the person may do. */
function canApprove({ requests, log }: BotServices, { caller }: Turn): Promise<boolean> {
  return withDeadline(requests.directory.isApprover(caller.person.id), HELP_DEADLINE_MS).catch((error: unknown) => {
    if (!(error instanceof OverBudget)) log.warn({ error }, 'Help shown without the part for approvers');
    return false;
  });
}
