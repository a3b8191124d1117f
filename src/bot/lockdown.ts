/** "lockdown on", "lockdown stop", "lockdown off": an admin's order for all resets, written in the approvals channel. */
import { lockDown } from '../requests/lock-down.ts';
import type { Lockdown } from '../requests/ports.ts';
import type { Person } from '../requests/request.ts';
import { APPROVALS } from './conversations.ts';
import type { BotDeps } from './deps.ts';
import { type Turn, channelOf, tell } from './turn.ts';

/** Carries the order out where all approvers see it, and says so there. */
export async function orderLockdown(
  { requests, conversations, log }: BotDeps,
  turn: Turn,
  person: Person,
  mode: Lockdown['mode'],
): Promise<void> {
  const { chat } = turn.locale;
  const here = channelOf(turn.context.activity);
  const approvals = await conversations.get(APPROVALS);
  if (here === undefined || here !== approvals?.channel) return tell(turn, chat.lockdownOnlyInApprovals);
  const ordered = await lockDown(requests, person, mode);
  log.warn({ mode, by: person.id, ordered }, 'A lockdown was ordered');
  return tell(turn, ordered ? chat.lockdownSet[mode] : chat.lockdownNotAllowed);
}
