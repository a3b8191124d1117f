/** The facts that approvers see, in exact words and in the order in which they are weighed. */
import type { Locale } from '../../locales/index.ts';
import { isOwn, readerOf, subjectOf } from '../../requests/model/about.ts';
import {
  type Decision,
  isUndecided,
  type Request,
  type RequestIn,
  type State,
  type Status,
  type Subject,
} from '../../requests/model/request.ts';
import { REASON_LIMIT, WHO_LIMIT } from '../../requests/rules/policy.ts';
import { SECRET_KINDS } from '../../requests/model/secrets/secret-kinds.ts';
import { plainText, TEXT_LIMIT } from '../kit/text/plain-text.ts';
import { domainOf, homeKey, homeName, invitationRow } from '../kit/account-and-home.ts';
import { type Row, row, when } from '../kit/blocks.ts';

/** Which account it is, and no more. */
export function accountRows(request: Request, { labels }: Locale): readonly Row[] {
  const { who } = request;
  const subject = subjectOf(request);
  if (subject !== null) {
    return [
      row(labels.account, subject.name),
      row(labels.signInName, subject.signInName, WHO_LIMIT),
      row(labels.objectId, subject.id),
    ];
  }
  return 'text' in who ? [row(labels.account, who.text, WHO_LIMIT)] : [row(labels.objectId, who.id)];
}

/** Who asked, why and when. */
export function requesterRows(request: Request, { labels, values, dateTime }: Locale): readonly Row[] {
  const { requester, status } = request;
  const name = plainText(requester.name);
  const own = isOwn(request);
  return [
    row(labels.requester, own ? values.requesterIsOwner(name) : values.requesterIsOther(name), TEXT_LIMIT),
    ...when(
      !own && requester.signInName !== undefined,
      row(labels.requesterSignInName, requester.signInName ?? '', WHO_LIMIT),
    ),
    ...when(!own, row(labels.requesterId, requester.id)),
    row(labels.reason, request.reason, REASON_LIMIT),
    row(labels.asked, dateTime(request.askedAt)),
    ...when(isUndecided(status), row(labels.expires, dateTime(request.expiresAt))),
    row(labels.reference, request.reference),
  ];
}

/** The account, where its password lives, and what it gives access to. */
export function subjectRows(subject: Subject, status: Status, locale: Locale): readonly Row[] {
  const { labels, values, approval, dateTime } = locale;
  const { home, mail, created, lastPasswordChange, roles } = subject;
  const key = homeKey(home);
  const domain = domainOf(home);
  const organisation = subject.organisation === null ? null : homeName(subject);
  // Roles are read only where approvers see the request. Elsewhere, "none" would be an unchecked claim.
  const rolesRead = key === 'cloud' || 'firstApproval' in status || roles.length > 0;
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
    ...(created === null ? [] : [row(labels.created, dateTime(created))]),
    row(labels.lastPasswordChange, lastPasswordChange === null ? values.notKnown : dateTime(lastPasswordChange)),
    ...when(rolesRead, row(labels.roles, roles.join(', ') || values.none, TEXT_LIMIT)),
    ...selfServiceRow(subject, locale),
  ];
}

/** Whether a reset is needed at all: the owner may be able to do it themselves. */
function selfServiceRow({ selfService: open }: Subject, { selfService: words }: Locale): readonly Row[] {
  if (open === null) return [];
  return [row(words.label, open.isAdmin ? words.openToAdmin : words.open, TEXT_LIMIT)];
}

/** What became of it: who decided and when, what was handed over and to whom, what was done to the account since. */
export function outcomeRows(request: Request, locale: Locale): readonly Row[] {
  const { labels, dateTime } = locale;
  const { status } = request;
  const ended = 'at' in status ? [row(labels.ended, dateTime(status.at))] : [];
  const decision = decisionRows(status, locale);
  const disowned = disownedRow(status, locale);
  switch (status.state) {
    case 'denied':
      return [...decision, row(labels.denialReason, status.reason, REASON_LIMIT)];
    case 'redirected':
      return invitationRow(request, locale);
    case 'done':
      return [...decision, ...ended, ...disowned, ...afterRows({ ...request, status }, locale)];
    default:
      return [...decision, ...ended, ...disowned];
  }
}

function afterRows(request: RequestIn<'done'>, locale: Locale): readonly Row[] {
  const { status } = request;
  const { labels, approval, secrets, dateTime } = locale;
  const { handover, secret, confirmed, sessions, scramble } = status;
  const reader = plainText(readerOf(request).name);
  const at = dateTime(handover.state === 'sealed' ? handover.until : handover.at);
  const unread = handover.state === 'erased' && SECRET_KINDS[secret].unread === 'due';
  return [
    row(secrets[secret].label, approval.handover[handover.state](reader, at), TEXT_LIMIT),
    ...when(!confirmed, row(labels.confirmation, approval.unconfirmed, TEXT_LIMIT)),
    ...when(
      unread || status.disowned !== null || scramble !== 'not-needed',
      row(labels.scramble, approval.scramble[scramble]),
    ),
    ...(sessions === 'not-needed' ? [] : [row(labels.sessions, approval.sessions[sessions])]),
  ];
}

/** Who approved first, where two have to; who decided; and when. No row before that. */
export function decisionRows(status: Status, locale: Locale): readonly Row[] {
  const { labels } = locale;
  return [
    ...('firstApproval' in status ? wordRow(labels.firstApprovedBy, status.firstApproval, locale) : []),
    ...('decision' in status ? wordRow(labelOfDecision(status.state, labels), status.decision, locale) : []),
  ];
}

/** Which owner did not want it, and when they said so. No row where none did. */
export function disownedRow(status: Status, locale: Locale): readonly Row[] {
  const { stoppedBy, disownedBy } = locale.labels;
  return 'disowned' in status
    ? wordRow(status.state === 'frozen' ? stoppedBy : disownedBy, status.disowned, locale)
    : [];
}

function wordRow(label: string, word: Decision | null, { values, dateTime }: Locale): readonly Row[] {
  if (word === null) return [];
  return [row(label, values.byAt(plainText(word.by.name), dateTime(word.at)), TEXT_LIMIT)];
}

function labelOfDecision(state: State, labels: Locale['labels']): string {
  if (state === 'denied') return labels.deniedBy;
  if (state === 'invited') return labels.invitedBy;
  return state === 'handled' ? labels.handledBy : labels.approvedBy;
}
