/** The requester's card, state by state. */
import type { Locale } from '../../locales/index.ts';
import { isOwn } from '../../requests/model/about.ts';
import {
  isIn,
  isUndecided,
  type Request,
  type RequestIn,
  type Undecided,
  WAITING,
} from '../../requests/model/request.ts';
import type { FailureReason } from '../../requests/model/reasons.ts';
import { JUST_ASKED_MS, REASON_LIMIT, WHO_LIMIT, later, waitsUntil } from '../../requests/rules/policy.ts';
import { decisionRows } from '../approvers/approval-rows.ts';
import type { CardContext } from '../kit/card-context.ts';
import { writtenText } from '../kit/text/failure-text.ts';
import { type Waiting, codePart, needsCode } from '../kit/identity-code.ts';
import { selfServiceHost, selfServicePage } from '../kit/links.ts';
import { lockdownNotice, needsTwo } from '../kit/lockdown-notice.ts';
import { disownedContent, notMeConfirms } from '../owner/owner-content.ts';
import { plainText } from '../kit/text/plain-text.ts';
import { type Content, said } from '../kit/card-content.ts';
import { advisedContent } from './advice-content.ts';
import { escalatedContent, refusedContent, uninvitedContent } from './refused-or-escalated.ts';
import { type Confirm, type Link, type Row, row, when } from '../kit/blocks.ts';

/** Failures that asking again may get past. */
const WORTH_ASKING_AGAIN: readonly FailureReason[] = [
  'home-moved',
  'directory-unavailable',
  'approval-void',
  'approver-unreachable',
  'not-carried-out',
  'not-signed-in',
];

/** What became of an account is for its owner and its approvers only. */
const ABOUT_THE_ACCOUNT: readonly FailureReason[] = [
  'not-allowed',
  'approval-void',
  'account-disabled',
  'home-moved',
  'changed-meanwhile',
];

export function progressContent(request: Request, context: CardContext): Content {
  const { locale } = context;
  const { progress, secrets, labels, buttons } = locale;
  const { status } = request;
  switch (status.state) {
    case 'asked': {
      const rows = [row(labels.reason, request.reason, REASON_LIMIT)];
      return { ...said(progress.asked), tone: 'accent', rows, notices: lockdownNotice(context, 'requester') };
    }
    case 'choosing': {
      const { candidates } = status;
      const words = candidates.length === 1 ? progress.confirming : progress.choosing;
      return { ...said(words), tone: 'accent', candidates, cancel: true };
    }
    case 'advised':
      return advisedContent(status.advice, context);
    case 'pending':
    case 'escalated':
    case 'withheld':
      return waitingContent({ ...request, status }, context);
    case 'approved': {
      const rows = approverRows({ ...request, status }, locale);
      const notices = lockdownNotice(context, 'requester');
      return { ...said(progress.approved), tone: 'accent', rows, notices, confirms: notMe(request, context) };
    }
    case 'resetting':
      return status.disowned === null
        ? resettingContent({ ...request, status }, context)
        : stoppedContent({ ...request, status }, locale);
    case 'done': {
      if (status.disowned !== null) return stoppedContent({ ...request, status }, locale);
      const { title, text, unread } = secrets[status.secret].handedOver;
      const texts = [text(plainText(status.decision.by.name))];
      if (status.handover.state !== 'erased') return { title, texts, tone: 'good' };
      return { title, texts: [unread], tone: 'warning', again: buttons.again };
    }
    case 'denied': {
      const { title, text, next } = progress.denied;
      const rows = [row(labels.denialReason, status.reason, REASON_LIMIT)];
      return { title, texts: [text(plainText(status.decision.by.name)), next], tone: 'attention', rows };
    }
    case 'cancelled':
      return { ...said(progress.cancelled), tone: 'emphasis', again: buttons.again };
    case 'expired':
      return { ...said(progress.expired), tone: 'warning', again: buttons.again };
    case 'superseded':
      return { ...said(progress.superseded), tone: 'emphasis' };
    case 'frozen':
      return stoppedContent({ ...request, status }, locale);
    case 'failed': {
      const { title, unexplained, [status.because]: failed } = progress.failed;
      if (!isOwn(request) && ABOUT_THE_ACCOUNT.includes(status.because)) {
        return { title, texts: [unexplained.what, unexplained.next], tone: 'attention' };
      }
      const texts = [`${failed.what} ${writtenText(status, 'others', context)}`, failed.next];
      const again = WORTH_ASKING_AGAIN.includes(status.because) ? { again: buttons.again } : {};
      return { title, texts, tone: 'attention', ...again };
    }
    case 'refused':
      return refusedContent(status.because, status.domain, locale);
    case 'uninvited':
      return uninvitedContent(status, locale);
    case 'invited': {
      const { invitedTitle, invited } = progress.outsider;
      const text = invited(plainText(status.decision.by.name), plainText(status.address, WHO_LIMIT));
      return { title: invitedTitle, texts: [text], tone: 'good' };
    }
    case 'handled':
      return { ...said(progress.handled), tone: 'good' };
    case 'redirected':
      return escalatedContent(status.subject, isOwn(request), locale);
  }
}

/**
 * While it waits for its approvers, or looks as if it did. A requester who asked for someone else reads the same in every case:
 * what the account may do, where its password lives and who decides are for its owner and its approvers only.
 */
function waitingContent(request: Request<Waiting>, context: CardContext): Content {
  const { locale } = context;
  const { labels, dateTime } = locale;
  const { status } = request;
  const own = isOwn(request);
  const code = needsCode(context) ? codePart(status, own, context) : { texts: [], button: [] };
  const content: Content = own && isUndecided(status) ? ownContent(status, context) : receivedContent(request, context);
  return {
    ...content,
    texts: [...content.texts, ...code.texts],
    notices: lockdownNotice(context, 'requester'),
    rows: [
      ...(own && isUndecided(status) ? decisionRows(status, locale) : []),
      ...(content.rows ?? []),
      row(labels.reason, request.reason, REASON_LIMIT),
      row(labels.asked, dateTime(request.askedAt)),
      row(labels.expires, dateTime(request.expiresAt)),
    ],
    showCode: code.button,
    cancel: true,
    confirms: notMe(request, context),
  };
}

/** For someone else's: whatever becomes of it, and whether the owner needs it at all. */
function receivedContent({ status, expiresAt }: Request<Waiting>, { locale, cloud }: CardContext): Content {
  const { title, text } = locale.progress.received(locale.dateTime(expiresAt));
  const yourself = status.subject.selfService === null ? '' : locale.selfService.forOther(selfServiceHost(cloud));
  return { title, texts: [text, yourself], tone: 'accent' };
}

/** For one's own account. It says so where they only have to wait. */
function ownContent(status: Undecided, context: CardContext): Content {
  const { locale } = context;
  const { title, secondTitle, secondText, wait } = locale.progress.pending;
  const waits = needsCode(context) ? '' : wait;
  if (status.firstApproval !== null) return { title: secondTitle, texts: [secondText, waits], tone: 'accent' };
  if (status.state === 'escalated') return escalatedContent(status.subject, true, locale);
  const lockedOut = status.signIns?.kind === 'locked-out' ? locale.signIns.lockedOut : '';
  const text = locale.secrets[context.handOver].pending(needsTwo(status, context));
  return { title, texts: [text, waits, lockedOut], tone: 'accent', links: selfServiceLinks(status, context) };
}

/** For whoever is not sent there first. */
function selfServiceLinks({ subject }: Undecided, { locale, selfService, cloud }: CardContext): readonly Link[] {
  return when(selfService === 'offer' && subject.selfService !== null, {
    title: locale.selfService.page,
    url: selfServicePage(cloud, locale.tag),
  });
}

/** Who has approved. Two approvers would tell a requester who is not the owner what the account may do. */
function approverRows(request: RequestIn<'approved'> | RequestIn<'resetting'>, locale: Locale): readonly Row[] {
  const { status } = request;
  return decisionRows(isOwn(request) ? status : { ...status, firstApproval: null }, locale);
}

function resettingContent(request: RequestIn<'resetting'>, context: CardContext): Content {
  const { locale } = context;
  const { progress, secrets, dateTime } = locale;
  const { status } = request;
  const { title, text } = secrets[status.attempt.secret].resetting;
  const approver = plainText(status.decision.by.name);
  return {
    title,
    texts: [
      status.step === 'sign-in-needed' ? progress.waits(approver, dateTime(waitsUntil(status.waitsSince))) : text,
    ],
    tone: 'accent',
    rows: approverRows(request, locale),
    confirms: notMe(request, context),
  };
}

/** Its owner did not want it. They read what becomes of it; another requester reads who stopped it. */
function stoppedContent(request: RequestIn<'frozen' | 'resetting' | 'done'>, locale: Locale): Content {
  const { title, text, disowned, next, own } = locale.progress.frozen;
  const { status } = request;
  const frozen = status.state === 'frozen';
  if (isOwn(request)) {
    if (!frozen) return disownedContent(status, true, locale);
    const { stopped, somebodyElse } = locale.owner;
    return { title: own, texts: [stopped(true), somebodyElse], tone: 'warning' };
  }
  const owner = plainText(status.subject.name);
  return { title, texts: [frozen ? text(owner) : disowned(owner), next], tone: 'emphasis' };
}

/**
 * Whoever has someone's Teams can ask in their name: the owner can say so from the same card. Not beside "Cancel" while they have
 * only just asked: until something is approved, whoever comes later finds it there.
 */
function notMe(request: Request, { locale, now }: CardContext): readonly Confirm[] {
  const { askedAt, status } = request;
  const hasJustAsked = isIn(request, ...WAITING) && now < later(askedAt, JUST_ASKED_MS);
  return isOwn(request) && !hasJustAsked ? notMeConfirms(status, locale) : [];
}
