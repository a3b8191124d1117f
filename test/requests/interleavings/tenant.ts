/** A directory in memory whose facts change while requests are under way, and that fails when it is told to. */
import {
  type Account,
  type Directory,
  DirectoryRefused,
  DirectoryUnavailable,
  type ResetResult,
} from '../../../src/requests/ports.ts';
import type { PasswordHome } from '../../../src/requests/home.ts';
import type { Instant, ObjectId, Person } from '../../../src/requests/request.ts';
import { type Fault, type Name, PEOPLE } from './plan.ts';

const HOMES: Readonly<Record<'cloud' | 'on-premises' | 'google', PasswordHome>> = {
  cloud: { where: 'here', kind: 'cloud' },
  'on-premises': { where: 'here', kind: 'on-premises', writeback: false },
  google: { where: 'elsewhere', kind: 'google', domain: 'gmail.com' },
};
const TWINS: readonly string[] = ['megan', 'alex'] satisfies Name[];

type Member = {
  readonly account: Account;
  readonly rights: boolean;
  readonly privileged: boolean;
  readonly protected: boolean;
  readonly changedBy: 'owner' | 'bot' | null;
};

export type Tenant = {
  readonly directory: Omit<Directory, 'resetPassword'>;
  person(name: Name): Person;
  /** Toggles one of the facts about somebody. */
  toggle(fact: 'rights' | 'privileged' | 'protected', name: Name): void;
  move(name: Name, to: keyof typeof HOMES): void;
  /** Somebody changes his own password. */
  changeOwn(name: Name, at: Instant): void;
  /** Was the password last changed by its owner, at that moment? */
  wasOwners(id: ObjectId, at: Instant | null): boolean;
  /** What becomes of the next writes, one by one. */
  readonly faults: Fault[];
  /** How many calls from now on get no answer. */
  silent: number;
  /** @returns whether it was written, and how it is answered */
  write(id: ObjectId, password: string, at: Instant): { taken: boolean; answer: ResetResult | Error };
};

/** @param prefix makes the ids of this tenant's people different from those of every other */
export function createTenant(prefix: string): Tenant {
  const members = new Map<ObjectId, Member>(PEOPLE.map((name) => [prefix + name, memberOf(prefix + name, name)]));
  const of = (id: ObjectId): Member => members.get(id) ?? memberOf(id, id);
  const change = (id: ObjectId, facts: Partial<Member>): unknown => members.set(id, { ...of(id), ...facts });
  const changeAccount = (id: ObjectId, facts: Partial<Account>): unknown =>
    change(id, { account: { ...of(id).account, ...facts } });
  const weak = new Set<string>();
  const good = new Set<string>();
  const answered = <T>(value: T): Promise<T> => {
    if (self.silent === 0) return Promise.resolve(value);
    self.silent -= 1;
    return Promise.reject(new DirectoryUnavailable('down'));
  };
  const unasked = (): Promise<never> => Promise.reject(new Error('no verb asks the directory for this'));
  const self: Tenant = {
    directory: {
      find: (who) =>
        answered(
          [...members.values()]
            .map(({ account }) => account)
            .filter(({ id, mail }) => ('id' in who ? id === who.id : mail === who.text)),
        ),
      account: (id) => answered(members.get(id)?.account),
      homeOrganisation: () => Promise.resolve(undefined),
      ownPage: () => Promise.resolve(undefined),
      foreignDomain: () => answered(null),
      standing: (id) => {
        const { privileged, protected: isProtected } = of(id);
        return answered({ roles: [], privileged, protected: isProtected });
      },
      mayReset: (approver, subject) =>
        answered(
          of(approver).rights
            ? { allowed: true, privileged: of(subject).privileged }
            : { allowed: false, because: 'no-role' },
        ),
      isApprover: (id) => answered(of(id).rights),
      mayLockDown: (id) => answered(id === `${prefix}ada`),
      inviteAgain: unasked,
      checkAssertion: unasked,
      startReset: unasked,
      operation: unasked,
      revokeSessions: unasked,
      noticeAddresses: unasked,
      sendMail: unasked,
      giveAccessPass: unasked,
      accessPassPolicy: unasked,
    },
    person: (name) => ({ id: prefix + name, name }),
    toggle: (fact, name) => change(prefix + name, { [fact]: !of(prefix + name)[fact] }),
    move: (name, to) => changeAccount(prefix + name, { home: HOMES[to] }),
    changeOwn: (name, at) => {
      changeAccount(prefix + name, { lastPasswordChange: at });
      change(prefix + name, { changedBy: 'owner' });
    },
    wasOwners: (id, at) => of(id).changedBy === 'owner' && of(id).account.lastPasswordChange === at,
    faults: [],
    silent: 0,
    write: (id, password, at) => {
      // What was taken once is taken again, and what was too weak stays so.
      const drawn = weak.has(password) ? 'weak' : self.faults.shift();
      const fault = drawn === 'weak' && good.has(password) ? undefined : drawn;
      switch (fault) {
        case 'down':
          return { taken: false, answer: new DirectoryUnavailable('timeout') };
        case 'refused':
          return { taken: false, answer: new DirectoryRefused('Authorization_RequestDenied') };
        case 'not-allowed':
          return { taken: false, answer: { ok: false, because: 'not-allowed' } };
        case 'weak':
          weak.add(password);
          return { taken: false, answer: { ok: false, because: 'weak-password' } };
        case 'lost':
        case undefined:
          good.add(password);
          changeAccount(id, { lastPasswordChange: at });
          change(id, { changedBy: 'bot' });
          return { taken: true, answer: fault === 'lost' ? new DirectoryUnavailable('timeout') : { ok: true } };
      }
    },
  };
  return self;
}

function memberOf(id: ObjectId, name: string): Member {
  return {
    account: {
      id,
      name,
      signInName: `${name}@contoso.com`,
      mail: TWINS.includes(name) ? 'twins' : `${name}@contoso.com`,
      home: HOMES.cloud,
      lastPasswordChange: null,
    },
    rights: !TWINS.includes(name),
    privileged: name === 'boss',
    protected: false,
    changedBy: null,
  };
}
