/** An in-memory directory whose facts change while requests are under way, and that fails on demand. */
import { Password } from '../../../../src/requests/model/secrets/password.ts';
import { personCalled } from '../../../support/ids.ts';
import {
  type AccessPassResult,
  type Account,
  type Actor,
  type Directory,
  DirectoryRefused,
  DirectoryUnavailable,
  type OperationState,
  type ResetResult,
  type StartResult,
} from '../../../../src/requests/model/ports.ts';
import type { Instant, ObjectId, Person } from '../../../../src/requests/model/request.ts';
import { HOMES, type Member, memberOf } from './member.ts';
import { type Fault, type Home, type Name, PEOPLE } from '../plan.ts';

/** Whether it was written, and how it is answered. */
export type Wrote<Answer> = { readonly taken: boolean; readonly answer: Answer | Error };

export type Tenant = {
  readonly directory: Omit<Directory, 'resetPassword' | 'startReset' | 'giveAccessPass'>;
  person(name: Name): Person;
  /** Toggles one of the facts about someone. */
  toggle(fact: 'rights' | 'privileged' | 'protected', name: Name): void;
  move(name: Name, to: Home): void;
  /** Someone changes their own password. */
  changeOwn(name: Name, at: Instant): void;
  /** Did the owner last change the password, at that time? */
  wasOwners(id: ObjectId, at: Instant | null): boolean;
  /** What the account can sign in with, of what the bot wrote or made. */
  live(id: ObjectId): Pick<Member, 'password' | 'pass'>;
  /** A new assertion for someone who signs in. */
  signIn(id: ObjectId): string;
  signOut(id: ObjectId): void;
  /** The outcomes of the next writes, one by one. */
  readonly faults: Fault[];
  /** How many calls from now on get no answer. */
  silent: number;
  write(id: ObjectId, password: string, at: Instant): Wrote<ResetResult>;
  start(id: ObjectId, password: string, assertion: string, at: Instant): Wrote<StartResult>;
  give(id: ObjectId, actor: Actor): Wrote<AccessPassResult> & { readonly pass: string };
};

/** @param prefix makes the ids of this tenant's people unique */
export function createTenant(prefix: string): Tenant {
  const idOf = (name: Name): ObjectId => personCalled(prefix + name);
  const members = new Map(PEOPLE.map((name) => [idOf(name), memberOf(idOf(name), name)]));
  const of = (id: ObjectId): Member => members.get(id) ?? memberOf(id, id);
  const change = (id: ObjectId, facts: Partial<Member>): unknown => members.set(id, { ...of(id), ...facts });
  const changeAccount = (id: ObjectId, facts: Partial<Account>): unknown =>
    change(id, { account: { ...of(id).account, ...facts } });
  const [weak, good] = [new Set<string>(), new Set<string>()];
  /** Whose each still valid assertion is. */
  const signIns = new Map<string, ObjectId>();
  const operations: OperationState[] = [];
  let made = 0;
  const answered = <T>(value: T): Promise<T> => {
    if (self.silent === 0) return Promise.resolve(value);
    self.silent -= 1;
    return Promise.reject(new DirectoryUnavailable('down'));
  };
  const unasked = (): Promise<never> => Promise.reject(new Error('no verb asks the directory for this'));
  /** Why Entra itself would refuse an approver who acts. */
  const obstacle = (actor: Actor): 'sign-in-needed' | 'not-allowed' | null => {
    if (actor.as === 'app') return null;
    const approver = signIns.get(actor.assertion);
    if (approver === undefined) return 'sign-in-needed';
    return of(approver).rights ? null : 'not-allowed';
  };
  const take = (id: ObjectId, password: string, at: Instant): void => {
    good.add(password);
    changeAccount(id, { lastPasswordChange: at });
    change(id, { changedBy: 'bot', password });
  };
  /** What was accepted once is accepted again, and what was too weak stays so. */
  const faultOf = (password: string): Fault | undefined => {
    if (weak.has(password)) return 'weak';
    const drawn = self.faults.shift();
    const isOfThePassword = drawn === 'weak' || drawn === 'weak-later' || drawn === 'undone';
    return isOfThePassword && good.has(password) ? undefined : drawn;
  };
  const tooWeak = (password: string) => {
    weak.add(password);
    return { taken: false, answer: { ok: false, because: 'weak-password' } } as const;
  };
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
      // Slow or silent, it is left out.
      selfService: (id) => Promise.resolve(id === idOf('emily') ? { isAdmin: false } : null),
      signIns: () => Promise.resolve(null),
      securityInfoChanged: () => Promise.resolve(null),
      foreignDomain: () => answered(null),
      standing: (id) => {
        const { privileged, protected: isProtected } = of(id);
        return answered({ roles: [], privileged, protected: isProtected });
      },
      mayReset: ({ approver, subject }) =>
        answered(
          of(approver).rights
            ? { allowed: true, privileged: of(subject).privileged }
            : { allowed: false, because: 'no-role' },
        ),
      isApprover: (id) => answered(of(id).rights),
      mayLockDown: (id) => answered(id === idOf('allan')),
      checkAssertion: (person, assertion) => {
        const owner = signIns.get(assertion);
        return answered(owner === undefined ? 'sign-in-needed' : owner === person ? 'ok' : 'other-person');
      },
      operation: (operation, { assertion }) =>
        answered(
          signIns.has(assertion)
            ? (operations[Number(operation)] ?? { state: 'unconfirmed' })
            : { state: 'sign-in-needed' },
        ),
      revokeSessions: (_, actor) => {
        const because = obstacle(actor);
        return answered(because === null ? { ok: true } : { ok: false, because });
      },
      accessPassPolicy: () =>
        answered({ enabled: true, minimumLifetimeMinutes: 10, maximumLifetimeMinutes: 60, usableOnce: true }),
      mayInvite: unasked,
      invite: unasked,
      inviteAgain: unasked,
      noticeAddresses: unasked,
      sendMail: unasked,
    },
    person: (name) => ({ id: idOf(name), name }),
    toggle: (fact, name) => change(idOf(name), { [fact]: !of(idOf(name))[fact] }),
    move: (name, to) => changeAccount(idOf(name), { home: HOMES[to] }),
    changeOwn: (name, at) => {
      changeAccount(idOf(name), { lastPasswordChange: at });
      change(idOf(name), { changedBy: 'owner', password: null });
    },
    wasOwners: (id, at) => of(id).changedBy === 'owner' && of(id).account.lastPasswordChange === at,
    live: of,
    signIn: (id) => {
      const assertion = `${id} signs in ${(made += 1)}`;
      signIns.set(assertion, id);
      return assertion;
    },
    signOut: (id) => {
      for (const [assertion, owner] of [...signIns]) if (owner === id) signIns.delete(assertion);
    },
    faults: [],
    silent: 0,
    write: (id, password, at) => {
      const fault = faultOf(password);
      if (fault === 'weak') return tooWeak(password);
      const refused = refusal(fault);
      if (refused !== null) return { taken: false, answer: refused };
      take(id, password, at);
      return { taken: true, answer: fault === 'lost' ? new DirectoryUnavailable('timeout') : { ok: true } };
    },
    start: (id, password, assertion, at) => {
      const because = obstacle({ as: 'approver', assertion });
      if (because !== null) return { taken: false, answer: { ok: false, because } };
      const fault = faultOf(password);
      if (fault === 'weak') return tooWeak(password);
      if (fault === 'weak-later') weak.add(password);
      const refused = refusal(fault);
      if (refused !== null) return { taken: false, answer: refused };
      const taken = fault !== 'weak-later' && fault !== 'undone';
      if (taken) take(id, password, at);
      const operation = String(operations.push(endOf(fault)) - 1);
      const answer =
        fault === 'lost' ? new DirectoryUnavailable('timeout') : ({ ok: true, operation, pollAfterMs: null } as const);
      return { taken, answer };
    },
    give: (id, actor) => {
      const pass = `${id} passes ${(made += 1)}`;
      const because = obstacle(actor);
      if (because !== null) return { taken: false, pass, answer: { ok: false, because } };
      const fault = self.faults.shift();
      const refused = fault === 'weak' ? ({ ok: false, because: 'policy' } as const) : refusal(fault);
      if (refused !== null) return { taken: false, pass, answer: refused };
      change(id, { pass });
      const given = { ok: true, pass: new Password(pass) } as const;
      return { taken: true, pass, answer: fault === 'lost' ? new DirectoryUnavailable('timeout') : given };
    },
  };
  return self;
}

/** Null: it does not prevent any write. */
function refusal(fault: Fault | undefined): Error | { readonly ok: false; readonly because: 'not-allowed' } | null {
  switch (fault) {
    case 'down':
      return new DirectoryUnavailable('timeout');
    case 'refused':
      return new DirectoryRefused('Authorization_RequestDenied');
    case 'not-allowed':
      return { ok: false, because: 'not-allowed' };
    default:
      return null;
  }
}

function endOf(fault: Fault | undefined): OperationState {
  switch (fault) {
    case 'weak-later':
      return { state: 'failed', because: 'weak-password' };
    case 'undone':
      return { state: 'failed', because: null };
    case 'unconfirmed':
      return { state: 'unconfirmed' };
    default:
      return { state: 'succeeded' };
  }
}
