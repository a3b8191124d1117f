/** The requester's card while his request goes its way, and how it ended. */
import type { Locale } from '../locales/index.ts';
import type { Candidate, RefusalReason, Request, Subject } from '../requests/request.ts';
import { type Card, type View, cardLayout } from './card.ts';
import { isConsumerDomain, resetPage, WORK_ACCOUNT_PAGE } from './links.ts';
import { plainText, REASON_LIMIT, TEXT_LIMIT, WHO_LIMIT } from './plain-text.ts';
import { accountText, helpDeskRow, homeKey, homeName, isOwn } from './subject.ts';
import layout from './templates/progress.json' with { type: 'json' };
import { type Link, type Tone, facts, opening, paragraphs, row, when } from './view.ts';

const draw = cardLayout(layout);

/** What a state says. `again` names the button that starts anew, where that makes sense. */
type Scene = {
  readonly title: string;
  readonly texts: readonly string[];
  readonly tone: Tone;
  readonly rows?: readonly View[];
  readonly candidates?: readonly Candidate[];
  readonly cancel?: boolean;
  readonly again?: string;
  readonly links?: readonly Link[];
};

/** One card for every state that has no card of its own (`redirected`, and `done` for oneself, have one). */
export function progressCard(request: Request, locale: Locale): Card {
  const { labels, buttons } = locale;
  const scene = sceneOf(request, locale);
  const account = accountText(request, locale);
  const { candidates = [], cancel = false, again, links = [] } = scene;
  return draw({
    ...opening(locale, scene.title, scene.tone, request.reference),
    request: request.id,
    paragraphs: paragraphs(...scene.texts),
    candidates: candidates.map(({ id, name, signInName }, index) => ({
      account: id,
      name: `${index + 1}. ${plainText(name)}`,
      signInName: plainText(signInName, WHO_LIMIT),
      button: buttons.choose(index + 1),
    })),
    facts: facts([
      ...when(account !== null && candidates.length === 0, row(labels.account, account ?? '', TEXT_LIMIT)),
      ...(scene.rows ?? []),
      row(labels.reference, request.reference),
    ]),
    again: when(again !== undefined, { title: again ?? '' }),
    links,
    cancel: when(cancel, { title: buttons.cancelRequest }),
  });
}

function sceneOf(request: Request, locale: Locale): Scene {
  const { progress, labels, values, buttons, dateTime } = locale;
  const { status } = request;
  const reason = row(labels.reason, request.reason, REASON_LIMIT);
  switch (status.state) {
    case 'asked':
      return { ...said(progress.asked), tone: 'accent', rows: [reason] };
    case 'choosing':
      return { ...said(progress.choosing), tone: 'accent', candidates: status.candidates, cancel: true };
    case 'pending': {
      const rows = [
        reason,
        row(labels.asked, dateTime(request.askedAt)),
        row(labels.expires, dateTime(request.expiresAt)),
      ];
      return { ...said(progress.pending(isOwn(request))), tone: 'accent', rows, cancel: true };
    }
    case 'approved':
    case 'resetting': {
      const { by, at } = status.decision;
      const rows = [row(labels.approvedBy, values.byAt(plainText(by.name), dateTime(at)), TEXT_LIMIT)];
      return { ...said(progress[status.state]), tone: 'accent', rows };
    }
    case 'done': {
      const { title, text } = progress.doneForOther;
      const texts = [text(plainText(status.decision.by.name))];
      if (status.handover.state !== 'erased') return { title, texts, tone: 'good' };
      return { title, texts: [progress.doneUnread], tone: 'warning', again: buttons.again };
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
    case 'failed': {
      const { what, next } = progress.failed[status.because];
      const again = status.because === 'home-moved' || status.because === 'directory-unavailable';
      const scene: Scene = { title: progress.failed.title, texts: [what, next], tone: 'attention' };
      return again ? { ...scene, again: buttons.again } : scene;
    }
    case 'refused':
      return refused(status.because, status.domain, locale);
    case 'redirected':
    case 'escalated':
      return escalated(status.subject, isOwn(request), locale);
  }
}

function said({ title, text }: { readonly title: string; readonly text: string }): Pick<Scene, 'title' | 'texts'> {
  return { title, texts: [text] };
}

/** The words for "not found" and "not for you" are the same, so that nobody learns which accounts exist. */
function refused(because: RefusalReason, domain: string | null, { progress, buttons }: Locale): Scene {
  const { title, text } = progress.refused[because];
  const workPage: Link = { title: buttons.workAccountPage, url: WORK_ACCOUNT_PAGE };
  switch (because) {
    case 'not-found': {
      const foreign = domain !== null && !isConsumerDomain(domain);
      const texts = foreign ? [text, progress.maybeElsewhere(plainText(domain))] : [text];
      return { title, texts, tone: 'warning', again: buttons.again, links: foreign ? [workPage] : [] };
    }
    case 'only-for-yourself':
      return { title, texts: [text], tone: 'warning', again: buttons.start };
    case 'requester-unknown':
      return { title, texts: [text], tone: 'warning', links: [workPage] };
    case 'directory-unavailable':
      return { title, texts: [text], tone: 'attention', again: buttons.again };
    case 'already-open':
    case 'too-many':
      return { title, texts: [text], tone: 'warning' };
  }
}

/** A person takes over. Where it is certain where the password lives, that is said, and the page for it given. */
function escalated(subject: Subject, own: boolean, locale: Locale): Scene {
  const { progress, home, buttons } = locale;
  const key = homeKey(subject.home);
  const { lead, link } = home.kinds[key];
  const certain = key !== 'cloud' && key !== 'unsure' && key !== 'on-premises-writeback';
  const url = resetPage(subject.home, subject.organisation);
  return {
    title: progress.escalated.title,
    texts: [progress.escalated.text, certain ? lead(homeName(subject) ?? home.unnamed(own), own) : ''],
    tone: 'warning',
    rows: helpDeskRow(subject, locale),
    links: [
      ...(subject.helpDesk?.link == null ? [] : [{ title: buttons.helpDeskPage, url: subject.helpDesk.link }]),
      ...(subject.page === null ? [] : [{ title: buttons.ownResetPage, url: subject.page }]),
      ...(url === null ? [] : [{ title: link, url }]),
    ],
  };
}
