/**
 * A click on a request's card: verb and request id come from the card, the person from the activity. Everything else is looked up.
 */
import { z } from 'zod';
import {
  approve,
  deny,
  handled,
  invite,
  inviteAgain,
  resume,
  secure,
} from '../../requests/actions/approvers/decide.ts';
import { disown } from '../../requests/actions/disown.ts';
import { cancel, choose, insist } from '../../requests/actions/own-request.ts';
import { isObjectId, isRequestId } from '../../requests/model/ids.ts';
import { DirectoryUnavailable } from '../../requests/model/ports.ts';
import { plainText } from '../../cards/kit/text/plain-text.ts';
import type { Typed } from '../../cards/typed-fields.ts';
import type { Deps } from '../../requests/model/services.ts';
import { REASON_LIMIT } from '../../requests/rules/policy.ts';
import { textUpTo } from '../../text/text-schema.ts';
import {
  showAsItIs,
  showChosen,
  showDisowned,
  showLiveOwn,
  showOutcome,
  showOwn,
  showReasonMissing,
  showSignIns,
} from './click-answers.ts';
import { OverBudget, withPatience } from '../directory-for-people.ts';
import type { PostedCard } from '../ports.ts';
import type { BotServices } from '../services.ts';
import { showCodeOnce, showPasswordOnce } from './shown-once.ts';
import { onListedCard, showApproval, showWaiting } from './waiting-requests.ts';
import { type Turn, showNotice } from '../turn.ts';

const INPUT_LIMIT = 1_000;
/** Nothing is decided, so nobody else waits; Teams waits ten seconds for the answer. */
const READ_PATIENCE_MS = 4_000;
/** As the card's field for a code. */
const CODE_LIMIT = 9;

/** Anything else was never on a card of ours. */
const request = z.string().refine(isRequestId);
/** Teams sends the inputs of the whole card with each of its buttons. */
const inputs = { code: textUpTo(INPUT_LIMIT).default(''), reason: textUpTo(INPUT_LIMIT).default('') };
/** Strict: data that none of our cards has was put there by someone. */
const click = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('approve'), request, ...inputs }),
  z.strictObject({ verb: z.literal('deny'), request, ...inputs }),
  z.strictObject({ verb: z.literal('handled'), request, ...inputs }),
  z.strictObject({ verb: z.literal('show-sign-ins'), request, ...inputs }),
  z.strictObject({ verb: z.literal('cancel'), request }),
  z.strictObject({ verb: z.literal('choose'), request, account: z.string().refine(isObjectId) }),
  z.strictObject({ verb: z.literal('ask-anyway'), request }),
  z.strictObject({ verb: z.literal('show-code'), request, code: z.coerce.number().int() }),
  z.strictObject({ verb: z.literal('reveal'), request }),
  z.strictObject({ verb: z.literal('not-me'), request }),
  z.strictObject({ verb: z.literal('resume'), request }),
  z.strictObject({ verb: z.literal('secure'), request }),
  z.strictObject({ verb: z.literal('invite'), request }),
  z.strictObject({ verb: z.literal('invite-again'), request }),
  z.strictObject({ verb: z.literal('show-request'), request }),
  z.strictObject({ verb: z.literal('refresh'), request }),
  z.strictObject({ verb: z.literal('show-approval'), request }),
  z.strictObject({ verb: z.literal('pending'), after: request.optional() }),
]);
type Click = z.output<typeof click>;

/**
 * @param card the card that was clicked; undefined if it isn't known
 * @returns false if the data isn't a click on a request's card; nothing was shown then
 */
export async function onRequestCard(
  services: BotServices,
  turn: Turn,
  data: unknown,
  card: PostedCard | undefined,
): Promise<boolean> {
  const parsed = click.safeParse(data);
  if (!parsed.success) return false;
  try {
    await answer(services, turn, parsed.data, card);
  } catch (error) {
    if (!(error instanceof DirectoryUnavailable || error instanceof OverBudget)) throw error;
    const { slowDown, directoryUnavailable } = turn.locale.chat;
    const isOverBudget = error instanceof OverBudget;
    if (!isOverBudget) services.log.warn({ error }, 'Click not carried out: the directory is unavailable');
    await showNotice(turn, isOverBudget ? slowDown : directoryUnavailable);
  }
  return true;
}

/** The sign-in that this click brought, and since when the click could be judged. */
async function broughtBy({ signIn, since }: Turn): Promise<{ assertion: string | null; since: number }> {
  if (signIn === null) return { assertion: null, since };
  const before = performance.now();
  const assertion = await signIn.assertion();
  return { assertion, since: since + performance.now() - before };
}

async function answer(services: BotServices, turn: Turn, clicked: Click, card: PostedCard | undefined): Promise<void> {
  const { caller } = turn;
  // The time that a sign-in takes to arrive isn't the directory's.
  const { assertion, since } = await broughtBy(turn);
  const within = (milliseconds: number): Deps => {
    const directory = withPatience(services.requests.directory, since + milliseconds);
    return { ...services.requests, directory };
  };
  // What goes on after the turn has time again: it gets all of the services.
  const requests = within(services.graphPatienceMs);
  const readable = within(READ_PATIENCE_MS);
  switch (clicked.verb) {
    case 'approve':
    case 'deny':
    case 'handled':
      return onDecision(services, requests, onListedCard(turn, clicked.request, card), clicked, {
        here: card,
        assertion,
      });
    case 'show-approval':
      return showApproval(
        { ...services, requests: readable },
        onListedCard(turn, clicked.request, card),
        clicked.request,
      );
    case 'pending':
      return showWaiting(readable, turn, clicked.after);
    case 'show-sign-ins':
      return showSignIns(readable, onListedCard(turn, clicked.request, card), clicked.request, typedIn(clicked));
    case 'resume': {
      const outcome = await resume(requests, clicked.request, caller, assertion);
      return showOutcome(services, turn, outcome, { audience: card?.audience ?? 'handover', here: card });
    }
    case 'secure': {
      const outcome = await secure(requests, clicked.request, caller, assertion);
      return showOutcome(services, turn, outcome, { audience: card?.audience ?? 'alert', here: card });
    }
    case 'not-me':
      return showDisowned(services, turn, await disown(requests, clicked.request, caller));
    case 'cancel':
      return showOwn(requests, turn, await cancel(requests, clicked.request, caller));
    case 'choose':
      return showChosen(services, turn, await choose(requests, clicked.request, caller, clicked.account));
    case 'ask-anyway':
      return showChosen(services, turn, await insist(requests, clicked.request, caller));
    case 'show-code':
      return showCodeOnce(requests, turn, clicked.request, clicked.code);
    case 'reveal':
      return showPasswordOnce(requests, turn, clicked.request);
    case 'invite': {
      const outcome = await invite(requests, clicked.request, caller, turn.locale.tag);
      return showOutcome(services, turn, outcome, { audience: 'approvers', here: card });
    }
    case 'invite-again': {
      const outcome = await inviteAgain(requests, clicked.request, caller);
      return showOutcome(services, turn, outcome, { audience: 'approvers', here: card });
    }
    case 'show-request':
      return showLiveOwn(requests, turn, clicked.request);
    case 'refresh':
      return showAsItIs(services, turn, clicked.request, card);
  }
}

async function onDecision(
  services: BotServices,
  requests: Deps,
  turn: Turn,
  clicked: Extract<Click, { verb: 'approve' | 'deny' | 'handled' }>,
  { here, assertion }: { readonly here: PostedCard | undefined; readonly assertion: string | null },
): Promise<void> {
  const { caller } = turn;
  const { request, code } = clicked;
  const reason = clicked.reason.trim();
  const on = { audience: 'approvers', here, typed: typedIn(clicked) } as const;
  switch (clicked.verb) {
    case 'approve':
      return showOutcome(services, turn, await approve(requests, request, caller, { code, assertion }), on);
    case 'deny':
      return reason === ''
        ? showReasonMissing(services, turn, request, on)
        : showOutcome(services, turn, await deny(requests, request, caller, reason), on);
    case 'handled':
      return showOutcome(services, turn, await handled(requests, request, caller, code), on);
  }
}

/** What the approver typed, cut to what its fields take: they see it again if the click didn't go through. */
function typedIn({ code, reason }: { readonly code: string; readonly reason: string }): Typed {
  return { code: plainText(code, CODE_LIMIT), reason: plainText(reason, REASON_LIMIT) };
}
