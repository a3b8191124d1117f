/** A line in the thread below an approvers' card that waits for a decision. The card itself has the buttons. */
import { subjectOf } from '../../requests/model/about.ts';
import { isUndecided, type Request } from '../../requests/model/request.ts';
import type { Card } from '../kit/card.ts';
import { draw } from '../kit/draw.ts';
import type { CardContext } from '../kit/card-context.ts';
import { plainText } from '../kit/text/plain-text.ts';
import { nameAndAddress } from '../kit/account-and-home.ts';
import { titleForApprovers } from './headline.ts';
import { inOneLine, paragraphs } from '../kit/blocks.ts';

/** What still has to be decided, and until when; afterwards what became of it. */
export function reminderCard(request: Request, context: CardContext): Card {
  const { locale } = context;
  const { status, reference } = request;
  const subject = subjectOf(request);
  const account = subject === null ? '' : nameAndAddress(subject);
  const waits = isUndecided(status);
  const title = titleOf(request, context);
  return draw('reminder', {
    lang: locale.tag,
    title,
    fallbackText: inOneLine(title, reference),
    reference: plainText(reference),
    paragraphs: paragraphs(waits ? locale.reminder.line(account, locale.dateTime(request.expiresAt)) : account),
  });
}

function titleOf({ status }: Request, context: CardContext): string {
  const { reminder } = context.locale;
  if (!isUndecided(status)) return titleForApprovers(status, context);
  return status.firstApproval === null ? reminder.pending : reminder.second;
}
