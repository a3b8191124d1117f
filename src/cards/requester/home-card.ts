/** The requester's card where the password lives elsewhere: where, who can reset it there, and what to send to whom. */
import type { Locale } from '../../locales/index.ts';
import { isOwn } from '../../requests/model/about.ts';
import type { Request, Subject } from '../../requests/model/request.ts';
import { WHO_LIMIT } from '../../requests/rules/policy.ts';
import { isConsumerDomain } from '../../requests/rules/consumer-domains.ts';
import type { Card } from '../kit/card.ts';
import { type DataOf, draw } from '../kit/draw.ts';
import {
  GUEST_ACCOUNTS_PAGE,
  isMicrosoftConsumerDomain,
  MICROSOFT_ACCOUNT_HELP,
  MICROSOFT_ACCOUNT_PAGE,
  resetPage,
} from '../kit/links.ts';
import { type Mail, mailtoLink } from '../kit/text/mailto.ts';
import { plainText, TEXT_LIMIT } from '../kit/text/plain-text.ts';
import {
  accountText,
  addressAtHome,
  domainOf,
  helpDeskRow,
  homeKey,
  homeName,
  invitationRow,
  isGuest,
} from '../kit/account-and-home.ts';
import { type Link, facts, opening, paragraphs, row, when } from '../kit/blocks.ts';

/** It says what is kept and why nothing was reset, and links only to documented pages. */
export function homeCard(request: Request, subject: Subject, locale: Locale): Card {
  const { labels, home } = locale;
  const own = isOwn(request);
  const texts = home.kinds[homeKey(subject.home)];
  const known = homeName(subject);
  const name = known ?? home.unnamed(own);
  const links = linksOf(subject, locale);
  const message = messageOf(request, subject, locale);
  return draw('home', {
    ...opening(locale, texts.title(own), 'accent', request.reference),
    lead: paragraphs(texts.lead(name, own)),
    facts: facts([
      ...when(known !== null, row(labels.homeDirectory, known ?? '', TEXT_LIMIT)),
      row(labels.account, accountText(request, locale) ?? '', TEXT_LIMIT),
      ...helpDeskRow(subject, locale),
      ...invitationRow(request, locale),
      row(labels.reference, request.reference),
    ]),
    links: links.slice(0, 1),
    moreLinks: [
      ...links.slice(1),
      ...when(isGuest(subject), { title: locale.buttons.guestAccounts, url: GUEST_ACCOUNTS_PAGE }),
    ],
    message,
    ifRefused: paragraphs(texts.ifRefused(name, own)),
    notes: paragraphs(home.kept(own), texts.why),
  });
}

/** First what the operator configured, then a page of our own, then the one for this kind of home. */
function linksOf(subject: Subject, locale: Locale): Link[] {
  const { helpDesk, page } = subject;
  const { buttons } = locale;
  return [
    ...(helpDesk?.link == null ? [] : [{ title: buttons.helpDeskPage, url: helpDesk.link }]),
    ...(page === null ? [] : [{ title: buttons.signInPage, url: page }]),
    ...linksOfKind(subject, locale),
  ];
}

function linksOfKind({ home, organisation }: Subject, { home: { kinds }, buttons }: Locale): Link[] {
  const url = resetPage(home, organisation);
  if (url === null) return [];
  const links: Link[] = [{ title: kinds[homeKey(home)].link, url }];
  if (homeKey(home) === 'microsoft-account') {
    links.push({ title: buttons.microsoftAccountHelp, url: MICROSOFT_ACCOUNT_HELP });
  }
  const domain = domainOf(home);
  const mayBePersonal = homeKey(home) === 'entra-organisation' && organisation === null;
  if (mayBePersonal && domain !== null && isMicrosoftConsumerDomain(domain)) {
    links.push({ title: buttons.microsoftAccountPage, url: MICROSOFT_ACCOUNT_PAGE });
  }
  return links;
}

/** A message to an admin, where there is one: personal accounts have none, and Google's only at a company. */
function messageOf(request: Request, subject: Subject, { home, buttons }: Locale): DataOf<'home'>['message'] {
  if (!hasAdmin(subject)) return [];
  const own = isOwn(request);
  const write = (limit: number): Mail => {
    const account = plainText(addressAtHome(subject), limit);
    const lines = home.message.lines({
      account,
      home: plainText(homeOfMessage(subject) ?? home.unnamed(false), limit),
      sender: plainText(request.requester.name, limit),
      reference: request.reference,
      own,
    });
    return { subject: home.message.subject(account), lines };
  };
  return [
    {
      title: buttons.messageForAdmin,
      intro: home.message.intro,
      lines: paragraphs(...write(WHO_LIMIT).lines),
      button: buttons.writeMail,
      mailto: mailtoLink(write, subject.helpDesk?.mail),
    },
  ];
}

function hasAdmin({ home, organisation }: Subject): boolean {
  const domain = domainOf(home);
  switch (homeKey(home)) {
    case 'entra-organisation':
      return organisation !== null || domain === null || !isConsumerDomain(domain);
    case 'partner-identity-provider':
      return true;
    case 'google':
      return domain !== null && !isConsumerDomain(domain);
    default:
      return false;
  }
}

/** For Google, the company matters, not the brand. */
function homeOfMessage(subject: Subject): string | null {
  return homeKey(subject.home) === 'google' ? domainOf(subject.home) : homeName(subject);
}
