/** The requester's card where there is nothing to approve: the ask was refused, or a person takes over. */
import type { Locale } from '../../locales/index.ts';
import type { Outsider, Subject } from '../../requests/model/request.ts';
import type { RefusalReason } from '../../requests/model/reasons.ts';
import { WHO_LIMIT } from '../../requests/rules/policy.ts';
import { isConsumerDomain } from '../../requests/rules/consumer-domains.ts';
import { resetPage, WORK_ACCOUNT_PAGE } from '../kit/links.ts';
import { plainText } from '../kit/text/plain-text.ts';
import type { Content } from '../kit/card-content.ts';
import { helpDeskRow, homeKey, homeName } from '../kit/account-and-home.ts';
import { type Link, click, when } from '../kit/blocks.ts';

/** The words for "not found" and "not for you" are the same, so that nobody learns which accounts exist. */
export function refusedContent(because: RefusalReason, domain: string | null, { progress, buttons }: Locale): Content {
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
    case 'already-open': {
      const clicks = [click('own-requests', buttons.ownRequests, 'positive')];
      return { title, texts: [text], tone: 'accent', clicks };
    }
    case 'requester-unknown':
      return { title, texts: [text], tone: 'warning', links: [workPage] };
    case 'too-many-found':
      return { title, texts: [text], tone: 'warning', again: buttons.again };
    case 'directory-unavailable':
      return { title, texts: [text], tone: 'attention', again: buttons.again };
    default:
      return { title, texts: [text], tone: 'warning' };
  }
}

/** Nobody here has the address: where to ask, and that an admin can invite its owner. */
export function uninvitedContent({ address, domain }: Outsider, { progress, buttons }: Locale): Content {
  const { title, text, next } = progress.outsider;
  const work = !isConsumerDomain(domain);
  return {
    title,
    texts: [text(plainText(address, WHO_LIMIT)), ...when(work, progress.maybeElsewhere(plainText(domain))), next],
    tone: 'warning',
    again: buttons.again,
    links: when(work, { title: buttons.workAccountPage, url: WORK_ACCOUNT_PAGE }),
  };
}

/** A person takes over. If it is certain where the password lives, the card says so and links to its page. */
export function escalatedContent(subject: Subject, own: boolean, locale: Locale): Content {
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
