/** The line in the thread below an approvers' card that nobody has decided on; the card itself has the buttons. */
import type { Request } from '../requests/request.ts';
import { type Card, cardLayout } from './card.ts';
import type { CardContext } from './context.ts';
import { isUndecided } from './identity-code.ts';
import { plainText } from './plain-text.ts';
import { nameAndAddress } from './subject.ts';
import layout from './templates/reminder.json' with { type: 'json' };
import { titleForApprovers } from './titles.ts';
import { opening, paragraphs } from './view.ts';

const draw = cardLayout(layout);

/** What still has to be decided, and until when; afterwards what became of it. */
export function reminderCard(request: Request, context: CardContext): Card {
  const { locale } = context;
  const { status, reference } = request;
  const subject = 'subject' in status ? status.subject : null;
  const account = subject === null ? '' : nameAndAddress(subject);
  const waits = isUndecided(status);
  return draw({
    ...opening(locale, titleOf(request, context), 'accent', reference),
    reference: plainText(reference),
    paragraphs: paragraphs(waits ? locale.reminder.line(account, locale.dateTime(request.expiresAt)) : account),
  });
}

function titleOf({ status }: Request, context: CardContext): string {
  const { reminder } = context.locale;
  if (!isUndecided(status)) return titleForApprovers(status, context);
  return status.firstApproval === null ? reminder.pending : reminder.second;
}
