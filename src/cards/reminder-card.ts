/** The line in the thread below an approvers' card that nobody has decided on; the card itself has the buttons. */
import type { Locale } from '../locales/index.ts';
import type { Request } from '../requests/request.ts';
import { type Card, cardLayout } from './card.ts';
import { plainText } from './plain-text.ts';
import { nameAndAddress } from './subject.ts';
import layout from './templates/reminder.json' with { type: 'json' };
import { opening, paragraphs } from './view.ts';

const draw = cardLayout(layout);

/** What still has to be decided, and until when; afterwards what became of it. */
export function reminderCard(request: Request, locale: Locale): Card {
  const { status, reference } = request;
  const subject = 'subject' in status ? status.subject : null;
  const account = subject === null ? '' : nameAndAddress(subject);
  const waits = status.state === 'pending';
  return draw({
    ...opening(locale, titleOf(request, locale), 'accent', reference),
    reference: plainText(reference),
    paragraphs: paragraphs(waits ? locale.reminder.line(account, locale.dateTime(request.expiresAt)) : account),
  });
}

function titleOf({ status }: Request, { reminder, approval }: Locale): string {
  if (status.state !== 'pending') return approval.titles[status.state];
  return status.firstApproval === null ? reminder.pending : reminder.second;
}
