/** What the bot does with a message it understood. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Card } from '../../cards/kit/card.ts';
import { helpCard, pendingCard, statusCard } from '../../cards/requester/message-cards.ts';
import { cancel } from '../../requests/actions/own-request.ts';
import type { Caller } from '../../requests/model/services.ts';
import { type Person, UNDECIDED, WAITING, isIn } from '../../requests/model/request.ts';
import { setApprovalsHere } from './approvals-channel.ts';
import { cardContext } from '../posting/request-cards.ts';
import { OverBudget } from '../directory-for-people.ts';
import type { BotDeps } from '../services.ts';
import { orderLockdown } from './lockdown.ts';
import { RESET_DIALOG, isAbout } from './reset-dialog.ts';
import { type Turn, show, tell } from '../turn.ts';
import type { Meaning } from '../words/understand.ts';

const OWN_REQUESTS = 5;
const WAITING_REQUESTS = 10;

/** Who asked for what concerns nobody but the person who writes: it is answered in their personal chat, wherever they wrote it. */
export function isPrivate(meaning: Meaning): boolean {
  return ['reset', 'status', 'pending', 'cancel'].includes(meaning.kind);
}

/** Answers one message. `dialogs` is the person's own dialog: help and lists interrupt it, and it is taken up again. */
export async function onMeaning(
  deps: BotDeps,
  turn: Turn,
  caller: Caller,
  meaning: Meaning,
  dialogs: DialogContext,
): Promise<void> {
  switch (meaning.kind) {
    case 'help':
    case 'greeting':
      await show(turn, helpCard(turn.locale, { canApprove: await canApprove(deps, caller.person) }));
      return dialogs.repromptDialog();
    case 'status':
      await show(turn, await ownRequests(deps, turn, caller.person));
      return dialogs.repromptDialog();
    case 'pending':
      await pending(deps, turn, caller.person);
      return dialogs.repromptDialog();
    case 'approvalsHere':
    case 'lockdownOn':
    case 'lockdownStop':
    case 'lockdownOff':
      return onOrder(deps, turn, caller, meaning.kind);
    case 'cancel':
      return stop(deps, turn, caller, dialogs);
    case 'reset':
    case 'yes':
    case 'no':
    case 'unknown':
      return converse(turn, meaning, dialogs);
  }
}

/**
 * Answers a message that others read: with help, or an admin's order. A dialog is neither begun nor gone on with here, since
 * what it asks and is told is personal.
 */
export async function onMeaningAmongOthers(deps: BotDeps, turn: Turn, caller: Caller, meaning: Meaning): Promise<void> {
  switch (meaning.kind) {
    case 'help':
    case 'greeting':
      return show(turn, helpCard(turn.locale, { canApprove: await canApprove(deps, caller.person) }));
    case 'approvalsHere':
    case 'lockdownOn':
    case 'lockdownStop':
    case 'lockdownOff':
      return onOrder(deps, turn, caller, meaning.kind);
    default:
      return tell(turn, turn.locale.chat.notUnderstood);
  }
}

const LOCKDOWNS = { lockdownOn: 'two-approvers', lockdownStop: 'stopped', lockdownOff: 'off' } as const;

function onOrder(
  deps: BotDeps,
  turn: Turn,
  caller: Caller,
  order: 'approvalsHere' | keyof typeof LOCKDOWNS,
): Promise<void> {
  return order === 'approvalsHere'
    ? setApprovalsHere(deps, turn, caller)
    : orderLockdown(deps, turn, caller, LOCKDOWNS[order]);
}

/** Begins the dialog, or goes on with it. Somebody named anew begins it anew; all else answers what it asked. */
async function converse(turn: Turn, meaning: Meaning, dialogs: DialogContext): Promise<void> {
  const open = dialogs.activeDialog !== undefined;
  const { who, doubt } = meaning.kind === 'reset' ? meaning : {};
  const somebodyElse = who !== undefined && !('id' in who) && !isAbout(dialogs, who);
  if (open && !somebodyElse && doubt === undefined) {
    await dialogs.continueDialog();
  } else if (meaning.kind === 'reset') {
    await dialogs.cancelAllDialogs();
    await dialogs.beginDialog(RESET_DIALOG, { ...(who && { who }), ...(doubt && { doubt }), wish: turn.text });
  } else {
    await tell(turn, turn.locale.chat.notUnderstood);
  }
}

async function ownRequests({ requests }: BotDeps, turn: Turn, person: Person): Promise<Card> {
  const latest = await requests.store.latestOf(person.id, OWN_REQUESTS);
  return statusCard(await cardContext(requests, turn.locale), latest);
}

async function pending({ requests }: BotDeps, turn: Turn, person: Person): Promise<void> {
  if (await requests.directory.isApprover(person.id)) {
    const waiting = await requests.store.inStates(UNDECIDED, WAITING_REQUESTS);
    await show(turn, pendingCard(await cardContext(requests, turn.locale), waiting));
  } else {
    await tell(turn, turn.locale.chat.pendingOnlyForApprovers);
  }
}

/** Stops the dialog; where none is open, takes back the person's latest request that can still be taken back. */
async function stop({ requests }: BotDeps, turn: Turn, caller: Caller, dialogs: DialogContext): Promise<void> {
  const { chat } = turn.locale;
  if (dialogs.activeDialog !== undefined) {
    await dialogs.cancelAllDialogs();
    return tell(turn, chat.askCancelled);
  }
  const latest = await requests.store.latestOf(caller.person.id, OWN_REQUESTS);
  const open = latest.find((request) => isIn(request, 'asked', 'choosing', ...WAITING));
  const after = open === undefined ? undefined : await cancel(requests, open.id, caller);
  return tell(turn, after !== undefined && isIn(after, 'cancelled') ? chat.requestCancelled : chat.nothingToCancel);
}

/** Help is given even where the directory cannot say what else the person may do. */
function canApprove({ requests, log }: BotDeps, person: Person): Promise<boolean> {
  return requests.directory.isApprover(person.id).catch((error: unknown) => {
    if (!(error instanceof OverBudget)) log.warn({ error }, 'Help was given without the approvers’ part');
    return false;
  });
}
