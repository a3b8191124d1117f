/** "approvals here": sets up, or moves, the channel that approval cards appear in. */
import { noticeCard } from '../../cards/requester/message-cards.ts';
import { localeFor } from '../../locales/index.ts';
import { type ChannelSet, setApprovalsChannel } from '../../requests/actions/approvals-channel.ts';
import type { Person } from '../../requests/model/request.ts';
import type { Conversation } from '../ports.ts';
import type { Caller } from '../../requests/model/services.ts';
import { whereServed } from '../posting/addresses.ts';
import { channelName, lookAtChannel } from './channel-look.ts';
import { APPROVALS, conversationOf } from '../posting/conversations.ts';
import type { BotDeps } from '../services.ts';
import { isClosed, mayBeElsewhere } from '../connector-errors.ts';
import { isInDoubt } from '../sdk/sending.ts';
import { type Turn, channelOf, tell } from '../turn.ts';

/** Sets the approvals channel to the one of this turn, and says what came of it. */
export async function setApprovalsHere(deps: BotDeps, turn: Turn, caller: Caller): Promise<void> {
  const { chat } = turn.locale;
  const { context } = turn;
  const channel = channelOf(context.activity);
  if (channel === undefined) return tell(turn, chat.approvalsOnlyInChannel);
  const { conversations } = deps;
  const conversation = { ...conversationOf(context, APPROVALS), id: channel, member: null, channel };
  const former = await conversations.get(APPROVALS);
  const name = channelName(context);
  const result = await setApprovalsChannel(deps.requests, caller, {
    channel,
    name,
    former:
      former?.channel == null
        ? null
        : { channel: former.channel, tell: () => tellFormer(deps, former, caller.person, name) },
    look: () => lookAtChannel(deps, context, channel),
    store: (entry) => conversations.setApprovals(former?.channel ?? null, conversation, entry),
  }).catch((error: unknown) => {
    if (!(error instanceof NotTold)) throw error;
    deps.log.warn({ error }, 'The former approvals channel could not be told: it stays the approvals channel');
    return null;
  });
  if (result?.kind === 'set') deps.log.warn({ channel, name, by: caller.person.id }, 'The approvals channel was set');
  return tell(turn, result === null ? chat.approvalsNotTold : saying(chat, result));
}

function saying(chat: Turn['locale']['chat'], result: ChannelSet): string {
  switch (result.kind) {
    case 'set':
      return result.channel === 'private' ? chat.approvalsSetUpPrivate : chat.approvalsSetUp;
    case 'not-allowed':
      return result.because === 'no-role' ? chat.approvalsNotAllowed : chat.approvalsMayNotMove;
    case 'unfit':
      return chat.approvalsUnfit[result.because];
    case 'overtaken':
      return chat.approvalsOvertaken;
  }
}

/** It is told before anything is moved, so that nobody loses the channel without a word. */
class NotTold extends Error {
  constructor(cause: unknown) {
    super('A channel could not be told', { cause });
    this.name = 'NotTold';
  }
}

async function tellFormer(deps: BotDeps, former: Conversation, { name: by }: Person, to: string): Promise<boolean> {
  const locale = localeFor(former.locale);
  const notice = noticeCard(locale, locale.chat.approvalsMoved(by, to));
  try {
    await whereServed(deps, former, (served) => deps.connector.post(served, notice));
    return true;
  } catch (error) {
    // A channel that is gone, or that nobody can reach, must not keep its place for ever.
    if (isClosed(error) || mayBeElsewhere(error)) return false;
    if (isInDoubt(error)) return true;
    throw new NotTold(error);
  }
}
