/** An admin's order for all resets, as the cards of open requests tell it. */
import type { Subject } from '../../requests/model/request.ts';
import type { CardContext } from './card-context.ts';
import { plainText } from './plain-text.ts';
import { type Notice, notice } from './blocks.ts';

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

/** Is one approver not enough, as far as is known now? What decides (`requests/rules/policy.ts`) is read again at the click. */
export function needsTwo({ privileged }: Pick<Subject, 'privileged'>, context: CardContext): boolean {
  const forPass = context.handOver === 'access-pass' && context.accessPassApprovers === 2;
  return privileged || context.lockdown.mode === 'two-approvers' || forPass;
}
