/** The facts that approvers see, in exact words and in the order in which they are weighed. */
import type { Locale } from '../locales/index.ts';
import type { Decision, Request, State, Status, Subject } from '../requests/request.ts';
import type { View } from './card.ts';
import { plainText, REASON_LIMIT, TEXT_LIMIT, WHO_LIMIT } from './plain-text.ts';
import { domainOf, homeKey, homeName, invitationRow, isOwn } from './subject.ts';
import { row, when } from './view.ts';

/** In groups: the outcome where there is one, the account, who asks and why. */
export function approvalRows(request: Request, locale: Locale): readonly (readonly View[])[] {
  const { labels, values, dateTime } = locale;
  const { requester, status } = request;
  const subject = 'subject' in status ? status.subject : null;
  const name = plainText(requester.name);
  const own = isOwn(request);
  return [
    outcomeRows(request, locale),
    subject === null ? askedRows(request, locale) : subjectRows(subject, locale),
    [
      row(labels.requester, own ? values.requesterIsOwner(name) : values.requesterIsOther(name), TEXT_LIMIT),
      ...when(!own, row(labels.requesterId, requester.id)),
      row(labels.reason, request.reason, REASON_LIMIT),
      row(labels.asked, dateTime(request.askedAt)),
      ...when(status.state === 'pending', row(labels.expires, dateTime(request.expiresAt))),
      row(labels.reference, request.reference),
    ],
  ];
}

function askedRows({ who }: Request, { labels }: Locale): readonly View[] {
  return 'text' in who ? [row(labels.account, who.text, WHO_LIMIT)] : [row(labels.objectId, who.id)];
}

function subjectRows(subject: Subject, { labels, values, approval, dateTime }: Locale): readonly View[] {
  const { home, mail, lastPasswordChange, roles } = subject;
  const key = homeKey(home);
  const domain = domainOf(home);
  const organisation = subject.organisation === null ? null : homeName(subject);
  return [
    row(labels.account, subject.name),
    row(labels.signInName, subject.signInName, WHO_LIMIT),
    ...when(
      mail !== null && mail.toLowerCase() !== subject.signInName.toLowerCase(),
      row(labels.mail, mail ?? '', WHO_LIMIT),
    ),
    row(labels.objectId, subject.id),
    row(labels.home, approval.homes[key](domain === null ? '' : ` (${plainText(domain)})`), TEXT_LIMIT),
    ...when(organisation !== null, row(labels.homeDirectory, organisation ?? '', TEXT_LIMIT)),
    row(labels.lastPasswordChange, lastPasswordChange === null ? values.notKnown : dateTime(lastPasswordChange)),
    // Roles are looked up only where a reset is possible: elsewhere "none" would be a claim that nobody checked.
    ...when(key === 'cloud' || roles.length > 0, row(labels.roles, roles.join(', ') || values.none, TEXT_LIMIT)),
  ];
}

function outcomeRows(request: Request, locale: Locale): readonly View[] {
  const { labels, dateTime, approval } = locale;
  const { status } = request;
  const ended = 'at' in status ? [row(labels.ended, dateTime(status.at))] : [];
  const decision = decisionRows(status, locale);
  if (status.state === 'denied') return [...decision, row(labels.denialReason, status.reason, REASON_LIMIT)];
  if (status.state === 'redirected') return invitationRow(request, locale);
  if (status.state !== 'done') return [...decision, ...ended];
  const { handover, subject, decision: approved } = status;
  const reader = plainText(isOwn(request) ? subject.name : approved.by.name);
  const at = dateTime(handover.state === 'sealed' ? handover.until : handover.at);
  return [...decision, ...ended, row(labels.handover, approval.handover[handover.state](reader, at), TEXT_LIMIT)];
}

/** Who approved first, where two have to; who decided; and when. No row where nobody has. */
export function decisionRows(status: Status, { labels, values, dateTime }: Locale): readonly View[] {
  const word = (label: string, { by, at }: Decision): View =>
    row(label, values.byAt(plainText(by.name), dateTime(at)), TEXT_LIMIT);
  const first = 'firstApproval' in status ? status.firstApproval : null;
  return [
    ...(first === null ? [] : [word(labels.firstApprovedBy, first)]),
    ...('decision' in status ? [word(labelOfDecision(status.state, labels), status.decision)] : []),
  ];
}

function labelOfDecision(state: State, labels: Locale['labels']): string {
  if (state === 'denied') return labels.deniedBy;
  return state === 'handled' ? labels.handledBy : labels.approvedBy;
}
