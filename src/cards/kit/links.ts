/**
 * The pages where a password that lives elsewhere is reset. None is invented, and none carries a person's name.
 * Sources: Microsoft, "Self-service password reset deep dive" and "Reset a user's password in Microsoft Entra ID";
 * Google and Facebook, their own account recovery pages.
 */
import type { Signpost } from '../../requests/model/services.ts';
import type { Cloud } from '../../requests/model/cloud.ts';
import type { HomeOrganisation, PasswordHome } from '../../requests/model/home.ts';

export const WORK_ACCOUNT_PAGE = 'https://passwordreset.microsoftonline.com/';

/**
 * Where people of this organisation reset their own password. Sources: Microsoft Entra, "How it works: self-service password
 * reset"; Azure Government, "Compare Azure Government and global Azure"; Azure China, "Plan a self-service password reset deployment".
 */
const SELF_SERVICE_PAGES: Readonly<Record<Cloud, string>> = {
  public: WORK_ACCOUNT_PAGE,
  'us-government': 'https://passwordreset.microsoftonline.us/',
  'us-defense': 'https://passwordreset.microsoftonline.us/',
  china: 'https://passwordreset.activedirectory.windowsazure.cn/',
};

/** The same page in a language: `mkt` is its documented parameter. @param tag BCP 47; its most likely region is added */
export function selfServicePage(cloud: Cloud, tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize();
  return `${SELF_SERVICE_PAGES[cloud]}?mkt=${language}-${region}`;
}

/** Its host, for people who pass it on. */
export function selfServiceHost(cloud: Cloud): string {
  return new URL(SELF_SERVICE_PAGES[cloud]).host;
}

export const MICROSOFT_ACCOUNT_PAGE = 'https://account.live.com/password/reset';
export const MICROSOFT_ACCOUNT_HELP = 'https://support.microsoft.com/help/12429/microsoft-account-sign-in-cant';
export const GOOGLE_PAGE = 'https://accounts.google.com/signin/recovery';
/** "Guest users in the Microsoft 365 admin center". Without a language, Learn shows it in the reader's. */
export const GUEST_ACCOUNTS_PAGE = 'https://learn.microsoft.com/microsoft-365/admin/add-users/about-guest-users';
/** "Change your work or school account password in My Account". It shows the account of whoever signs in there. */
export const CHANGE_PASSWORD_PAGE = 'https://myaccount.microsoft.com/';
export const FACEBOOK_PAGE = 'https://www.facebook.com/login/identify';

/** Microsoft's pages for what a reset doesn't solve. They need no name: each shows the page of whoever signs in there. */
export const SIGNPOST_PAGES: Readonly<Record<Signpost, string | null>> = {
  // "Common problems with two-step verification for a work or school account".
  mfa: 'https://support.microsoft.com/topic/63acbb9b-16a1-47b9-8619-6a865e8071a5',
  phone: 'https://mysignins.microsoft.com/security-info',
  userName: null,
  disabled: null,
  licence: 'https://myaccount.microsoft.com/',
  suspicious: 'https://mysignins.microsoft.com/',
};

const DOMAIN = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u;
const MICROSOFT_CONSUMER = /^(?:outlook|hotmail|live|msn|passport)\.[a-z.]+$/u;

/**
 * @param organisation the home as Microsoft names it: only then is the domain known to be right, and the page may greet
 *   with that organisation's own look
 * @returns the page for this kind of home, or null where there is none to give
 */
export function resetPage(home: PasswordHome, organisation: HomeOrganisation | null): string | null {
  if (home.where !== 'elsewhere') return null;
  switch (home.kind) {
    case 'entra-organisation': {
      const domain = organisation?.domain ?? '';
      return DOMAIN.test(domain) ? `${WORK_ACCOUNT_PAGE}?whr=${domain}` : WORK_ACCOUNT_PAGE;
    }
    case 'unmanaged-entra-organisation':
      return WORK_ACCOUNT_PAGE;
    case 'microsoft-account':
      return MICROSOFT_ACCOUNT_PAGE;
    case 'google':
      return GOOGLE_PAGE;
    case 'facebook':
      return FACEBOOK_PAGE;
    case 'partner-identity-provider':
      return null;
  }
}

/** Addresses at these may be personal Microsoft accounts, even where the directory says that another organisation owns them. */
export function isMicrosoftConsumerDomain(domain: string): boolean {
  return MICROSOFT_CONSUMER.test(domain);
}
