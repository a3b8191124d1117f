/** "approvals here": sets up, or moves, the channel where approval cards appear. */
import { noticeCard } from '../../cards/message-cards.ts';
import { localeFor } from '../../locales/index.ts';
import { type ChannelSet, setApprovalsChannel } from '../../requests/actions/approvals-channel.ts';
import type { Person } from '../../requests/model/request.ts';
import { isClosed, isInDoubt, mayBeElsewhere } from '../connector-errors.ts';
import type { Conversation } from '../ports.ts';
import { whereServed } from '../posting/addresses.ts';
import { APPROVALS, conversationOf } from '../posting/conversations.ts';
import type { BotServices } from '../services.ts';
import type { Message, Turn } from '../turn.ts';
import { lookAtChannel } from './channel-look.ts';
import { TEAMS, chatLink } from './chat-link.ts';

/** Makes the channel of this turn the approvals channel. @returns what came of it */
export async function setApprovalsHere(services: BotServices, turn: Turn): Promise<Message> {
  const { conversations, log, requests } = services;
  const { caller, place } = turn;
  const { chat } = turn.locale;
  const { channel } = place;
  if (channel === undefined) return { text: chat.approvalsOnlyInChannel };
  const { id, name } = channel;
  const conversation = { ...conversationOf(place, APPROVALS), id, member: null, channel: id };
  const former = await conversations.get(APPROVALS);
  const result = await setApprovalsChannel(requests, caller, {
    channel: id,
    team: place.team,
    name,
    former:
      former?.channel == null
        ? null
        : { channel: former.channel, tell: () => tellFormer(services, former, caller.person, name) },
    look: () => lookAtChannel(services, place, channel),
    store: (entry) => conversations.setApprovals(former?.channel ?? null, conversation, entry),
  }).catch((error: unknown) => {
    if (!(error instanceof NotTold)) throw error;
    log.warn({ error }, 'Approvals channel not moved: the former channel could not be notified');
    return null;
  });
  if (result?.kind === 'set') log.warn({ channel: id, name, by: caller.person.id }, 'Approvals channel set');
  const { [requests.rules.cloud]: teams } = TEAMS;
  const link = teams === null ? null : chatLink(teams, place.bot, services.tenantId);
  return { text: result === null ? chat.approvalsNotTold : saying(chat, result, link) };
}

/** @param link to the bot's chat; null if it isn't known */
function saying(chat: Turn['locale']['chat'], result: ChannelSet, link: string | null): string {
  switch (result.kind) {
    case 'set': {
      const done = result.channel === 'private' ? chat.approvalsSetUpPrivate : chat.approvalsSetUp;
      return link === null ? done : `${done}\n\n${chat.chatLink(link)}`;
    }
    case 'not-allowed':
      return result.because === 'no-role' ? chat.approvalsNotAllowed : chat.approvalsMayNotMove;
    case 'unfit':
      return chat.approvalsUnfit[result.because];
    case 'overtaken':
      return chat.approvalsOvertaken;
  }
}

/** The former channel is told before anything is moved, so that nobody loses it silently. */
class NotTold extends Error {
  constructor(cause: unknown) {
    super('The former approvals channel could not be notified', { cause });
    this.name = 'NotTold';
  }
}

async function tellFormer(
  services: BotServices,
  former: Conversation,
  { name: by }: Person,
  to: string,
): Promise<boolean> {
  const locale = localeFor(former.locale);
  const notice = noticeCard(locale, locale.chat.approvalsMoved(by, to));
  try {
    await whereServed(services, former, (served) => services.connector.post(served, notice));
    return true;
  } catch (error) {
    // A channel that is gone or can't be reached must not remain the approvals channel forever.
    if (isClosed(error) || mayBeElsewhere(error)) return false;
    if (isInDoubt(error)) return true;
    throw new NotTold(error);
  }
}
