/** The single sign-on token that a Teams client sends, as Entra signs it for the person signed in there. */
import type { LocalAuthority } from '../../authority/local-authority.ts';

/** The person's own, as usual; or, for tests, one that is wrong in this way. */
export type Brought = 'own' | 'expired' | 'for-another-app' | 'garbage' | { readonly of: string };

const ANOTHER_APP = '00000000-0000-4000-8000-00000000a999';

/** Whose session it is, by object id. */
export function holderOf(person: string, brought: Brought): string {
  return typeof brought === 'object' ? brought.of : person;
}

/** @param person object id of the client's user */
export function broughtToken(
  { singleSignOn }: Pick<LocalAuthority, 'singleSignOn'>,
  person: string,
  brought: Brought,
): Promise<string> {
  switch (brought) {
    case 'expired': {
      const exp = Math.floor(Date.now() / 1000) - 60;
      return singleSignOn(person, { exp, iat: exp - 3600, nbf: exp - 3600 });
    }
    case 'for-another-app':
      return singleSignOn(person, { aud: ANOTHER_APP });
    case 'garbage':
      return Promise.resolve('this is no token');
    default:
      return singleSignOn(holderOf(person, brought));
  }
}
