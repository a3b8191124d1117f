/** An in-memory directory that answers as tests tell it to, and records what it was told. */
import { objectIdOf } from '../../../src/requests/model/ids.ts';
import { Password } from '../../../src/requests/model/secrets/password.ts';
import type {
  AccessPassPolicy,
  AccessPassResult,
  Account,
  Actor,
  AssertionCheck,
  Directory,
  InviteResult,
  MayInvite,
  MayReset,
  OperationState,
  PassTerms,
  ResetResult,
  RevokeResult,
  SelfService,
  Standing,
  StartResult,
} from '../../../src/requests/model/ports.ts';
import type { ObjectId } from '../../../src/requests/model/request.ts';
import type { Secret } from '../../../src/requests/model/secrets/secret-kinds.ts';
import type { SignInLog } from '../../../src/requests/model/sign-ins.ts';

/** What tests set, and what they find written. An `Error` is thrown; several answers are given once each, in order. */
export type DirectoryState = {
  readonly accounts: Map<ObjectId, Account>;
  /** The passwords it was told to write, in order; `as`: in whose name, by their assertion. */
  readonly written: { readonly id: string; readonly password: string; readonly as: Actor }[];
  /** Whom it was told to invite again, in order. */
  readonly invited: { readonly id: string; readonly mail: string }[];
  /** Whose sessions it was told to end. */
  readonly signedOut: { readonly id: string; readonly as: Actor }[];
  /** The access passes it was told to make. */
  readonly passes: (PassTerms & { readonly id: string; readonly as: Actor })[];
  /** The operations that were polled, with whose assertion. */
  readonly looks: { readonly operation: string; readonly assertion: string }[];
  /** The assertions it was told to check. */
  readonly checked: { readonly person: string; readonly assertion: string }[];
  /** What every approver may do, except those listed. */
  mayReset: MayReset | Error;
  readonly mayResetBy: Map<ObjectId, MayReset | Error>;
  /** What every approver may do if this is handed over, if it differs. */
  readonly mayResetWith: Map<Secret, MayReset>;
  isApprover: boolean | Error;
  mayInvite: MayInvite | Error;
  /** The addresses it was told to invite, and in which language. */
  readonly guests: { readonly address: string; readonly language: string }[];
  mayLockDown: boolean | Error;
  standing: Standing | Error;
  selfService: SelfService | null;
  securityInfoChanged: string | null;
  signIns: SignInLog | null;
  assertionCheck: AssertionCheck | Error;
  accessPassPolicy: AccessPassPolicy | Error;
  /** If none is left, everything succeeds. */
  resetResults: (ResetResult | Error)[];
  startResults: (StartResult | Error)[];
  operations: (OperationState | Error)[];
  revokeResults: (RevokeResult | Error)[];
  accessPassResults: (AccessPassResult | Error)[];
  inviteResults: (InviteResult | Error)[];
};

/** The account of every guest that it makes. */
export const GUEST_MADE = objectIdOf('99999999-0000-4000-8000-000000000001');

/** A directory with these accounts, with which everything succeeds. */
export function directoryState(accounts: readonly Account[]): DirectoryState {
  return {
    accounts: new Map(accounts.map((account) => [account.id, account])),
    written: [],
    invited: [],
    signedOut: [],
    passes: [],
    looks: [],
    checked: [],
    mayReset: { allowed: true, privileged: false },
    mayResetBy: new Map(),
    mayResetWith: new Map(),
    isApprover: true,
    mayInvite: { allowed: true },
    guests: [],
    inviteResults: [],
    mayLockDown: true,
    standing: { roles: [], privileged: false, protected: false },
    selfService: null,
    signIns: null,
    securityInfoChanged: null,
    assertionCheck: 'ok',
    accessPassPolicy: { enabled: true, minimumLifetimeMinutes: 10, maximumLifetimeMinutes: 480, usableOnce: false },
    resetResults: [],
    startResults: [],
    operations: [],
    revokeResults: [],
    accessPassResults: [],
  };
}

export function directoryOf(self: () => DirectoryState): Directory {
  return {
    find: (who) =>
      Promise.resolve(
        [...self().accounts.values()].filter((account) =>
          'id' in who ? account.id === who.id : [account.id, account.mail, account.name].includes(who.text),
        ),
      ),
    account: (id) => Promise.resolve(self().accounts.get(id)),
    homeOrganisation: () => Promise.resolve(undefined),
    ownPage: () => Promise.resolve(undefined),
    selfService: () => Promise.resolve(self().selfService),
    signIns: () => Promise.resolve(self().signIns),
    securityInfoChanged: () => Promise.resolve(self().securityInfoChanged),
    foreignDomain: (address) => {
      const [, domain] = /^.+@([^@]+)$/.exec(address.toLowerCase()) ?? [];
      return Promise.resolve(domain === 'contoso.com' ? null : (domain ?? null));
    },
    inviteAgain: (id, mail) => {
      self().invited.push({ id, mail });
      return Promise.resolve();
    },
    mayInvite: () => settle(self().mayInvite),
    invite: (address, language) => {
      self().guests.push({ address, language });
      return settle(self().inviteResults.shift() ?? { ok: true, account: GUEST_MADE });
    },
    standing: () => settle(self().standing),
    isApprover: () => settle(self().isApprover),
    mayLockDown: () => settle(self().mayLockDown),
    mayReset: ({ approver, secret }) =>
      settle(self().mayResetBy.get(approver) ?? self().mayResetWith.get(secret) ?? self().mayReset),
    resetPassword: ({ id }, password) => {
      self().written.push({ id, password: password.cleartext(), as: { as: 'app' } });
      return settle(self().resetResults.shift() ?? { ok: true });
    },
    checkAssertion: (person, assertion) => {
      self().checked.push({ person, assertion });
      return settle(self().assertionCheck);
    },
    startReset: ({ id }, password, as) => {
      const { written, startResults } = self();
      written.push({ id, password: password.cleartext(), as });
      return settle(startResults.shift() ?? { ok: true, operation: `operations/${written.length}`, pollAfterMs: null });
    },
    operation: (operation, { assertion }) => {
      self().looks.push({ operation, assertion });
      return settle(self().operations.shift() ?? { state: 'succeeded' });
    },
    revokeSessions: (id, as) => {
      self().signedOut.push({ id, as });
      return settle(self().revokeResults.shift() ?? { ok: true });
    },
    giveAccessPass: (id, terms, as) => {
      const { passes, accessPassResults } = self();
      passes.push({ id, ...terms, as });
      return settle(accessPassResults.shift() ?? { ok: true, pass: new Password(`pass-${passes.length}`) });
    },
    accessPassPolicy: () => settle(self().accessPassPolicy),
    noticeAddresses: unasked,
    sendMail: unasked,
  };
}

function unasked(): Promise<never> {
  return Promise.reject(new Error('no verb asks the directory for this'));
}

function settle<T>(value: T | Error): Promise<T> {
  return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
}
