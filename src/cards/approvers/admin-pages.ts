/**
 * Microsoft's pages on which an admin does by hand what a card is about. Only documented addresses are listed, and none carries a
 * name or an address: a page of one account has its object id.
 */
import type { Cloud } from '../../requests/model/cloud.ts';
import type { ObjectId, Subject } from '../../requests/model/request.ts';
import type { Link } from '../kit/blocks.ts';
import type { CardContext } from '../kit/card-context.ts';
import { isGuest } from '../kit/account-and-home.ts';
import { GUEST_ACCOUNTS_PAGE } from '../kit/links.ts';

/** `guests`, `members`: lists in the Microsoft 365 admin center. `user`: one account in the Microsoft Entra admin center. */
type Pages = {
  readonly guests: string;
  readonly members: string;
  readonly user: ((id: ObjectId) => string) | null;
};

/** Where no page of a list is documented, the admin center's own page stands for it: the cards say Users > Guest users. */
const PAGES: Readonly<Record<Cloud, Pages>> = {
  public: {
    // Microsoft, "Manage sharing settings for SharePoint and OneDrive in Microsoft 365".
    guests: 'https://admin.microsoft.com/Adminportal/Home#/GuestUsers',
    // Microsoft, "Sign up for a free Dynamics 365 Marketing trial": it opens the Active users page.
    members: 'https://admin.microsoft.com/Adminportal/Home#/users',
    // As in the reports of Microsoft's Zero Trust Assessment (microsoft/zerotrustassessment).
    user: (id) =>
      `https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/${id}`,
  },
  // Both: Microsoft, "Manage volume licensing agreements".
  'us-government': home('https://portal.office365.us/adminportal/home'),
  'us-defense': home('https://portal.apps.mil/adminportal/home'),
  china: {
    // Microsoft 365 admin center help, for Microsoft 365 operated by 21Vianet; "Active users" as in "Remove a former employee".
    ...home('https://portal.partner.microsoftonline.cn/adminportal/'),
    members: 'https://go.microsoft.com/fwlink/p/?linkid=850628',
  },
};

function home(page: string): Pages {
  return { guests: page, members: page, user: null };
}

/** @returns buttons for this account: the list that it is in, its own page, and for a guest what a guest account is */
export function accountLinks(subject: Subject, context: CardContext): readonly Link[] {
  const { buttons } = context.locale;
  const { members, user } = PAGES[context.cloud];
  const own = user === null ? [] : [{ title: buttons.entraUser, url: user(subject.id) }];
  if (isGuest(subject)) return [guestsLink(context), ...own, aboutGuests(context)];
  return [{ title: buttons.adminCenter, url: members }, ...own];
}

/** Is the admin center the place where it is done by hand? Not what lives in Active Directory, at an identity provider or in an app. */
export function isSeenToThere({ home }: Pick<Subject, 'home'>): boolean {
  switch (home.where) {
    case 'here':
      return home.kind === 'cloud' || home.writeback;
    case 'unsure':
      return true;
    default:
      return false;
  }
}

/** Where a guest is added, and what a guest account is. */
export function guestLinks(context: CardContext): readonly Link[] {
  return [guestsLink(context), aboutGuests(context)];
}

function guestsLink({ locale, cloud }: CardContext): Link {
  return { title: locale.buttons.adminCenter, url: PAGES[cloud].guests };
}

function aboutGuests({ locale }: CardContext): Link {
  return { title: locale.buttons.guestAccounts, url: GUEST_ACCOUNTS_PAGE };
}
