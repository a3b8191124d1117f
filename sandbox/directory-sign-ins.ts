/** What the chat page does with the sign-ins of the local directory: tries a password, or lets one end as Entra's log has it. */
import { KNOWN_CODES, meaningOf } from '../src/directory/sign-in-help/error-codes.ts';
import { localeFor } from '../src/locales/index.ts';
import { recordSignIn } from './directory/administration.ts';
import type { LocalDirectory } from './directory/local-directory.ts';
import type { SignInResult } from './directory/passwords/credentials.ts';
import { findUser } from './directory/tenant.ts';
import type { DirectorySignIns } from './teams/page/page-routes.ts';

const VERDICTS: Readonly<Record<SignInResult, string>> = {
  ok: 'Signed in.',
  'must-change-password': 'The password is right, and must be changed now: it is a temporary one.',
  'wrong-password': 'Wrong password.',
  disabled: 'The password is right, but the account is disabled.',
  'no-password-here': 'Nobody with this user name has a password in this directory.',
};

export function directorySignIns(directory: LocalDirectory): DirectorySignIns {
  const { kinds } = localeFor('en').signIns;
  return {
    attempt(name, password) {
      const result = directory.signIn(name, password);
      return { admitted: result === 'ok' || result === 'must-change-password', verdict: VERDICTS[result] };
    },
    endings: KNOWN_CODES.flatMap((code) => {
      const kind = meaningOf(code);
      return kind === null ? [] : [{ code, meaning: kinds[kind].what('1', true) }];
    }),
    record(person, code) {
      const user = findUser(directory.tenant, person);
      if (user === undefined) throw new Error(`The directory has no user ${person}`);
      recordSignIn(directory.tenant, user, code, new Date());
    },
  };
}
