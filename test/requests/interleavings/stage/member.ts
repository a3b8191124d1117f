/** Someone in that directory: their facts, and what the bot has done to their account. */
import type { PasswordHome } from '../../../../src/requests/model/home.ts';
import type { Account } from '../../../../src/requests/model/ports.ts';
import type { ObjectId } from '../../../../src/requests/model/request.ts';
import type { Home, Name } from '../plan.ts';

export const HOMES: Readonly<Record<Home, PasswordHome>> = {
  cloud: { where: 'here', kind: 'cloud' },
  'on-premises': { where: 'here', kind: 'on-premises', writeback: false },
  'written-back': { where: 'here', kind: 'on-premises', writeback: true },
  google: { where: 'elsewhere', kind: 'google', domain: 'gmail.com' },
};
const TWINS: readonly string[] = ['megan', 'alex'] satisfies Name[];

export type Member = {
  readonly account: Account;
  readonly rights: boolean;
  readonly privileged: boolean;
  readonly protected: boolean;
  readonly changedBy: 'owner' | 'bot' | null;
  /** What the bot wrote or made last; null if the owner has chosen a password since, or there is no pass. */
  readonly password: string | null;
  readonly pass: string | null;
};

export function memberOf(id: ObjectId, name: string): Member {
  return {
    account: {
      id,
      name,
      signInName: `${name}@contoso.com`,
      mail: TWINS.includes(name) ? 'twins' : `${name}@contoso.com`,
      home: HOMES.cloud,
      created: null,
      lastPasswordChange: null,
    },
    rights: !TWINS.includes(name),
    privileged: name === 'emily',
    protected: false,
    changedBy: null,
    password: null,
    pass: null,
  };
}
