/** What cards say about the subject of a request and about the home of its password. */
import type { HomeKey, Locale } from '../../locales/index.ts';
import { isOwn, subjectOf } from '../../requests/model/about.ts';
import type { PasswordHome } from '../../requests/model/home.ts';
import type { Request, Subject } from '../../requests/model/request.ts';
import { WHO_LIMIT } from '../../requests/rules/policy.ts';
import { plainText, TEXT_LIMIT } from './text/plain-text.ts';
import { type Row, row } from './blocks.ts';

/** Whose password it is, in the words of the requester; null where only an id is known. */
export function accountText(request: Request, locale: Locale): string | null {
  const { who } = request;
  const subject = subjectOf(request);
  if (subject !== null)
    return isOwn(request) ? `${locale.values.yourself} (${address(subject)})` : nameAndAddress(subject);
  if (isOwn(request)) return locale.values.yourself;
  return 'text' in who ? plainText(who.text, WHO_LIMIT) : null;
}

/** Whose password it is, in the words of anyone else. */
export function nameAndAddress(subject: Subject): string {
  return `${plainText(subject.name)} (${address(subject)})`;
}

/** The address by which people know the account: a guest's sign-in name here means nothing to anyone. */
export function address(subject: Subject): string {
  return plainText(subject.mail ?? subject.signInName, WHO_LIMIT);
}

/**
 * The address by which the home directory knows the account: one of the organisation's own domain, or else the one by which the
 * home was found. Where there is none, the name: an address of ours means nothing there.
 */
export function addressAtHome({ home, organisation, name, mail }: Subject): string {
  if (home.where !== 'elsewhere') return plainText(name, WHO_LIMIT);
  const isOf = (domain: string | null | undefined) => (address: string) =>
    domain != null && address.toLowerCase().endsWith(`@${domain.toLowerCase()}`);
  const addresses = home.addresses ?? [mail ?? ''].filter(isOf(home.domain));
  return plainText(addresses.find(isOf(organisation?.domain)) ?? addresses[0] ?? name, WHO_LIMIT);
}

/** The key under which `locales/` keeps the texts about a home. */
export function homeKey(home: PasswordHome): HomeKey {
  switch (home.where) {
    case 'here':
      if (home.kind === 'cloud') return 'cloud';
      return home.writeback ? 'on-premises-writeback' : 'on-premises';
    case 'elsewhere':
    case 'nowhere':
      return home.kind;
    case 'our-identity-provider':
    case 'application':
    case 'unsure':
      return home.where;
  }
}

/** Do they sign in with an account of their own? */
export function isGuest({ home }: Pick<Subject, 'home'>): boolean {
  return home.where === 'elsewhere' || home.where === 'nowhere';
}

/** The name of the home, with its domain; null where neither is known. The name was chosen by a stranger. */
export function homeName({ home, organisation }: Subject): string | null {
  const brand = home.where === 'elsewhere' ? brandOf(home.kind) : null;
  if (brand !== null) return brand;
  const domain = organisation?.domain ?? domainOf(home);
  if (organisation !== null && organisation.name !== '') {
    return `${plainText(organisation.name)} (${plainText(organisation.domain)})`;
  }
  return domain === null ? null : plainText(domain);
}

/** Name, telephone and mail of the help desk that the operator knows for this home; no row where they know none. */
export function helpDeskRow({ helpDesk }: Subject, { labels }: Locale): readonly Row[] {
  if (helpDesk === null) return [];
  const { name, phone, mail } = helpDesk;
  return [row(labels.helpDesk, [name, phone, mail].filter((part) => part !== null).join(', '), TEXT_LIMIT)];
}

/** Who sent an invitation again, and when; no row before that. */
export function invitationRow({ status }: Request, { labels, values, dateTime }: Locale): readonly Row[] {
  if (status.state !== 'redirected' || status.invitedAgain === null) return [];
  const { by, at } = status.invitedAgain;
  return [row(labels.invitedAgain, values.byAt(plainText(by.name), dateTime(at)), TEXT_LIMIT)];
}

/** The domain of a home, where one can be read from the account. */
export function domainOf(home: PasswordHome): string | null {
  return 'domain' in home ? home.domain : null;
}

function brandOf(kind: HomeKey): string | null {
  switch (kind) {
    case 'microsoft-account':
      return 'Microsoft';
    case 'google':
      return 'Google';
    case 'facebook':
      return 'Facebook';
    default:
      return null;
  }
}
