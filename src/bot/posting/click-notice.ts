/** Telling an approver that nothing came of a click that had to wait: where they read it, and nobody else. */
import { noticeCard } from '../../cards/message-cards.ts';
import { type Locale, localeFor } from '../../locales/index.ts';
import type { Notifier } from '../../requests/model/ports.ts';
import { type ClickEnd, type ClickProblem, CLICK_PROBLEMS } from '../../requests/model/reasons.ts';
import { ForeignAddress, isClosed, isInDoubt } from '../connector-errors.ts';
import type { Conversation } from '../ports.ts';
import { whereServed } from './addresses.ts';
import { APPROVALS, type Reach, personalChat } from './conversations.ts';

/** @throws what the connector throws, if another try may help */
export function createClickNotice(reach: Reach): Notifier['tellApprover'] {
  return async ({ id, reference }, approver, because) => {
    const chat = await personalChat(reach, approver.id);
    if (
      chat !== undefined &&
      (await isTold(reach, chat, (locale) => locale.approval.clickEnded.text(reference, whyIn(locale, because))))
    )
      return;
    reach.log.warn({ request: id, approver: approver.id, because }, 'Approver not told about their click');
    const approvals = await reach.conversations.get(APPROVALS);
    if (approvals === undefined) return;
    await isTold(reach, approvals, ({ approval }) => approval.clickEnded.openChat(approver.name, reference));
  };
}

/** @returns false if the bot cannot write there */
async function isTold(reach: Reach, place: Conversation, say: (locale: Locale) => string): Promise<boolean> {
  const locale = localeFor(place.locale);
  try {
    await whereServed(reach, place, (served) => reach.connector.post(served, noticeCard(locale, say(locale))));
    return true;
  } catch (error) {
    // It may be there: a second copy would tell of a second click.
    if (isInDoubt(error)) return true;
    if (isClosed(error) || error instanceof ForeignAddress) return false;
    throw error;
  }
}

function whyIn({ approval, notAllowed }: Locale, because: ClickEnd): string {
  return isProblem(because) ? approval.clickEnded.problems[because] : notAllowed[because];
}

function isProblem(because: ClickEnd): because is ClickProblem {
  return CLICK_PROBLEMS.some((problem) => problem === because);
}
