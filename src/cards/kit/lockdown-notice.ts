/** What the cards of open requests say about a lockdown, and what it asks for. */
import type { CardContext } from './card-context.ts';
import { plainText } from './text/plain-text.ts';
import { type Notice, notice } from './blocks.ts';
import type { Undecided } from '../../requests/model/request.ts';
import { approversNeeded, secretOf } from '../../requests/rules/policy.ts';

/** One line while a lockdown lasts. Approvers learn who ordered it, and when. */
export function lockdownNotice(
  { locale, lockdown }: CardContext,
  reader: 'approvers' | 'requester',
): readonly Notice[] {
  if (lockdown.mode === 'off') return [];
  const { mode, by, at } = lockdown;
  const text =
    reader === 'requester'
      ? locale.lockdown.requester[mode]
      : locale.lockdown.approvers[mode](plainText(by.name), locale.dateTime(at));
  return notice(text, 'warning');
}

/** Has an admin stopped all resets? */
export function isStopped({ lockdown }: CardContext): boolean {
  return lockdown.mode === 'stopped';
}

/** Does it take two approvers, as far as is known now? A click reads all of it again. */
export function needsTwo(status: Undecided, context: CardContext): boolean {
  const { privileged } = status.subject;
  const secret = secretOf(status, context.handOver);
  return approversNeeded({ privileged, secret }, context.lockdown, context) === 2;
}
