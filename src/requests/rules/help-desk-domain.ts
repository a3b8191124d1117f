import type { HomeOrganisation } from '../model/home.ts';
import type { Account } from '../model/ports.ts';

/**
 * The domain whose help desk is responsible for a password. The organisation of the last sign-in says more than an address; for
 * a password that lives here, the sign-in name's domain counts. No help desk can help with personal accounts.
 */
export function helpDeskDomain(
  { home, signInName }: Account,
  organisation: HomeOrganisation | undefined,
): string | null {
  switch (home.where) {
    case 'elsewhere': {
      const personal = home.kind === 'microsoft-account' || home.kind === 'facebook';
      return personal ? null : (organisation?.domain ?? home.domain);
    }
    case 'our-identity-provider':
      return home.domain;
    case 'here':
      return signInName.slice(signInName.lastIndexOf('@') + 1);
    case 'nowhere':
    case 'application':
    case 'unsure':
      return null;
  }
}
