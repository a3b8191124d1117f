/** The answers to an approver's click that changes nothing: the request was settled before, or they may not decide. */
import type { Locale } from '../../locales/index.ts';
import { subjectOf } from '../../requests/model/about.ts';
import type { NotAllowedReason } from '../../requests/model/reasons.ts';
import type { Request } from '../../requests/model/request.ts';
import { nameAndAddress } from '../kit/account-and-home.ts';
import { row } from '../kit/blocks.ts';
import type { Card } from '../kit/card.ts';
import type { CardContext } from '../kit/card-context.ts';
import { TEXT_LIMIT } from '../kit/text/plain-text.ts';
import { messageCard } from '../message-cards.ts';
import { decisionRows, disownedRow } from './approval-rows.ts';
import { titleForApprovers } from './headline.ts';

/** The request was settled before: what became of it, by whom and when. */
export function alreadyDecidedCard(context: Pick<CardContext, 'locale' | 'handOver'>, request: Request): Card {
  const { locale } = context;
  const { late, labels, dateTime } = locale;
  const { status } = request;
  const subject = subjectOf(request);
  const rows = [
    ...decisionRows(status, locale),
    ...('at' in status ? [row(labels.ended, dateTime(status.at))] : []),
    ...disownedRow(status, locale),
    row(labels.account, subject === null ? '' : nameAndAddress(subject), TEXT_LIMIT),
    row(labels.reference, request.reference),
  ];
  const title = titleForApprovers(status, context);
  return messageCard(locale, late.title, 'emphasis', [title, late.text], rows, request.reference);
}

/** This person may not decide. */
export function notAllowedCard(locale: Locale, reason: NotAllowedReason): Card {
  const { notAllowed, approval } = locale;
  const title = reason === 'locked-down' ? approval.titles.stopped : notAllowed.title;
  return messageCard(locale, title, 'warning', [notAllowed[reason]], []);
}
