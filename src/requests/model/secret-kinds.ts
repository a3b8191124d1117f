/**
 * What the owner of a locked account can be given, and all that tells the kinds apart where nothing is done. A new kind has a
 * line in both lists here, a file in `jobs/secrets/` that makes it, and a file in each language with its words.
 */
import type { Chore } from './request.ts';
import type { Rules } from './services.ts';

/** A temporary password, or a Temporary Access Pass of Microsoft Entra. */
export const SECRETS = ['password', 'access-pass'] as const;
export type Secret = (typeof SECRETS)[number];

type Kind = {
  /** How many people have to approve it for an account that is not privileged. */
  readonly approvers: (rules: Pick<Rules, 'accessPassApprovers'>) => 1 | 2;
  /** What is to be done to the account where nobody read it in time. */
  readonly unread: Extract<Chore, 'due' | 'not-needed'>;
  /** Where its reader uses it. */
  readonly page: string;
};

export const SECRET_KINDS: Readonly<Record<Secret, Kind>> = {
  password: {
    approvers: () => 1,
    // It "never expires" (Microsoft, "Reset a user's password").
    unread: 'due',
    page: 'https://login.microsoftonline.com/',
  },
  'access-pass': {
    // It satisfies multifactor authentication.
    approvers: ({ accessPassApprovers }) => accessPassApprovers,
    // It is valid for minutes.
    unread: 'not-needed',
    // Where it is used up for a new password (Microsoft, "Configure Temporary Access Pass").
    page: 'https://mysignins.microsoft.com/security-info',
  },
};
