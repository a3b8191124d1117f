/** Cards that say one thing: a notice, an error, a click that came too late or was not allowed. */
import type { Locale } from '../locales/index.ts';
import { subjectOf } from '../requests/model/about.ts';
import type { Request } from '../requests/model/request.ts';
import type { NotAllowedReason } from '../requests/model/reasons.ts';
import type { CardContext } from './kit/card-context.ts';
import { decisionRows, disownedRow } from './approvers/approval-rows.ts';
import type { Card } from './kit/card.ts';
import { draw } from './kit/draw.ts';
import { TEXT_LIMIT } from './kit/plain-text.ts';
import { nameAndAddress } from './kit/account-and-home.ts';
import { titleForApprovers } from './approvers/headline.ts';
import { type Row, type Tone, facts, opening, paragraphs, row } from './kit/blocks.ts';

export { helpCard, welcomeCard } from './help-cards.ts';
export { pendingCard, statusCard } from './list-cards.ts';

/** One sentence, which may hold anything: it is shown as plain text. */
export function noticeCard(locale: Locale, text: string): Card {
  const [paragraph] = paragraphs(text);
  return draw('notice', { lang: locale.tag, fallbackText: locale.notice, text: paragraph?.text ?? '–' });
}

/** Something failed in here. The log knows what; the reference leads to it. */
export function errorCard(locale: Locale, reference: string): Card {
  const { error, labels } = locale;
  return message(locale, error.title, 'attention', [error.text], [row(labels.reference, reference)], reference);
}

/** A click on a request that was settled before: what became of it, by whom and when. */
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
  return message(locale, late.title, 'emphasis', [title, late.text], rows, request.reference);
}

/** A click by somebody who may not decide. The request stays as it is. */
export function notAllowedCard(locale: Locale, reason: NotAllowedReason): Card {
  const { notAllowed, approval } = locale;
  const title = reason === 'locked-down' ? approval.titles.stopped : notAllowed.title;
  return message(locale, title, 'warning', [notAllowed[reason]], []);
}

function message(
  locale: Locale,
  title: string,
  tone: Tone,
  texts: readonly string[],
  rows: readonly Row[],
  reference?: string,
): Card {
  return draw('message', {
    ...opening(locale, title, tone, reference),
    paragraphs: paragraphs(...texts),
    facts: facts(rows),
  });
}
