/**
 * The card whose button shows a temporary password, or pass, once: to its owner, or to the approver who hands it over. It never
 * holds the secret: the button asks for it, and the answer goes to its reader alone.
 */
import { subjectOf } from '../../requests/model/about.ts';
import type { Request, RequestIn } from '../../requests/model/request.ts';
import { WHO_LIMIT } from '../../requests/rules/policy.ts';
import type { Card } from '../kit/card.ts';
import type { CardContext } from '../kit/card-context.ts';
import { personalCard } from '../kit/personal-card.ts';
import { address } from '../kit/account-and-home.ts';
import { disownedContent, notMeConfirms } from '../owner/owner-content.ts';
import { accountLinks } from './admin-pages.ts';
import { approverContent, handoverContent } from './handover-content.ts';
import { row } from '../kit/blocks.ts';

/** In the approver's own chat. They sign in again from it as well, where a reset in their name waits for that. */
export function handoverCard(request: Request, context: CardContext): Card {
  const { locale } = context;
  const { labels } = locale;
  const subject = subjectOf(request);
  const account =
    subject === null ? [] : [row(labels.account, subject.name), row(labels.signInName, subject.signInName, WHO_LIMIT)];
  const links = subject === null ? [] : accountLinks(subject, context);
  return personalCard(request, { ...approverContent(request, context), links }, account, locale);
}

/** To the owner who asked for themselves. They can say that it was someone else, with their sign-in. */
export function ownHandoverCard(request: RequestIn<'done'>, context: CardContext): Card {
  const { locale } = context;
  const { status } = request;
  const account = [row(locale.labels.signInName, address(status.subject), WHO_LIMIT)];
  if (status.disowned !== null) return personalCard(request, disownedContent(status, true, locale), account, locale);
  const content = handoverContent(status, 'to-owner', context);
  return personalCard(request, { ...content, confirms: notMeConfirms(status, locale) }, account, locale);
}
