/**
 * What the owner of a locked account can be given, and what tells the kinds apart. A new kind has its facts here, a file in
 * `jobs/secrets/` that makes it, who may give it in the directory's `MAY_GIVE`, and a file in each language with its words.
 */
import type { Chore } from '../request.ts';
import type { Rules } from '../services.ts';

/** Chosen here and sealed before it is written, so that every try writes the same one: a temporary password. */
export const CHOSEN_HERE = ['password'] as const;
/** Made by the directory, and known only afterwards: a Temporary Access Pass of Microsoft Entra. */
export const MADE_BY_THE_DIRECTORY = ['access-pass'] as const;
export const SECRETS = [...CHOSEN_HERE, ...MADE_BY_THE_DIRECTORY] as const;
export type Secret = (typeof SECRETS)[number];

type Kind = {
  /** How many people have to approve it for an account that is not privileged. */
  readonly approvers: (rules: Pick<Rules, 'accessPassApprovers'>) => 1 | 2;
  /** What is due to the account if nobody reads it in time. */
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
