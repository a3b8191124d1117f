/** "lockdown on", "lockdown stop", "lockdown off": an admin's order for all resets, given anywhere, announced to all approvers. */
import { noticeCard } from '../../cards/message-cards.ts';
import { localeFor } from '../../locales/index.ts';
import { lockDown } from '../../requests/actions/lock-down.ts';
import type { Lockdown } from '../../requests/model/ports.ts';
import { isInDoubt } from '../connector-errors.ts';
import { whereServed } from '../posting/addresses.ts';
import { APPROVALS } from '../posting/conversations.ts';
import type { BotServices } from '../services.ts';
import type { Message, Turn } from '../turn.ts';

/** Carries the order out, and says so in the approvals channel. @returns what to say where it was given */
export async function orderLockdown(services: BotServices, turn: Turn, mode: Lockdown['mode']): Promise<Message> {
  const { caller, locale } = turn;
  const { lockdownNotAllowed, lockdownNotAnnounced, lockdownSet } = locale.chat;
  const ordered = await lockDown(services.requests, caller, mode);
  services.log.warn({ mode, by: caller.person.id, ordered }, 'Lockdown ordered');
  if (!ordered) return { text: lockdownNotAllowed };
  const announced = await announce(services, turn, mode);
  return { text: announced ? lockdownSet[mode] : `${lockdownSet[mode]} ${lockdownNotAnnounced}` };
}

/** The order holds whether or not it can be announced: the approvers' cards say it too. */
async function announce(services: BotServices, { caller, place }: Turn, mode: Lockdown['mode']): Promise<boolean> {
  const approvals = await services.conversations.get(APPROVALS);
  if (approvals === undefined) return false;
  if (approvals.channel === place.channel?.id) return true;
  const locale = localeFor(approvals.locale);
  const notice = noticeCard(locale, `${caller.person.name}: ${locale.chat.lockdownSet[mode]}`);
  try {
    await whereServed(services, approvals, (served) => services.connector.post(served, notice));
    return true;
  } catch (error) {
    services.log.error({ error, mode }, 'Lockdown not announced in the approvals channel');
    return isInDoubt(error);
  }
}
