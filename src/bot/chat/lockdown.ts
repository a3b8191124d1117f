/** "lockdown on", "lockdown stop", "lockdown off": an admin's order for all resets, given anywhere, told to all approvers. */
import { noticeCard } from '../../cards/requester/message-cards.ts';
import { localeFor } from '../../locales/index.ts';
import { lockDown } from '../../requests/actions/lock-down.ts';
import type { Lockdown } from '../../requests/model/ports.ts';
import type { Person } from '../../requests/model/request.ts';
import type { Caller } from '../../requests/model/services.ts';
import { whereServed } from '../posting/addresses.ts';
import { APPROVALS } from '../posting/conversations.ts';
import type { BotDeps } from '../services.ts';
import { isInDoubt } from '../sdk/sending.ts';
import { type Turn, channelOf, tell } from '../turn.ts';

/** Carries the order out, and says so where it was given and in the approvals channel. */
export async function orderLockdown(deps: BotDeps, turn: Turn, caller: Caller, mode: Lockdown['mode']): Promise<void> {
  const { requests, log } = deps;
  const { chat } = turn.locale;
  const ordered = await lockDown(requests, caller, mode);
  log.warn({ mode, by: caller.person.id, ordered }, 'A lockdown was ordered');
  if (!ordered) return tell(turn, chat.lockdownNotAllowed);
  const announced = await announce(deps, turn, caller.person, mode);
  return tell(turn, announced ? chat.lockdownSet[mode] : `${chat.lockdownSet[mode]} ${chat.lockdownNotAnnounced}`);
}

/** The order stands whether or not the approvers can be told: their cards say it, too. */
async function announce(deps: BotDeps, turn: Turn, { name: by }: Person, mode: Lockdown['mode']): Promise<boolean> {
  const approvals = await deps.conversations.get(APPROVALS);
  if (approvals === undefined) return false;
  if (approvals.channel === channelOf(turn.context.activity)) return true;
  const locale = localeFor(approvals.locale);
  const notice = noticeCard(locale, `${by}: ${locale.chat.lockdownSet[mode]}`);
  try {
    await whereServed(deps, approvals, (served) => deps.connector.post(served, notice));
    return true;
  } catch (error) {
    deps.log.error({ error, mode }, 'A lockdown could not be announced in the approvals channel');
    return isInDoubt(error);
  }
}
