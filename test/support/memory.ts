/** The ports in memory, for tests of the verbs: the same promises as the real ones, without a database or a network. */
import type { Deps, Rules } from '../../src/requests/deps.ts';
import type {
  Account,
  AuditEntry,
  Change,
  Directory,
  Job,
  Lockdown,
  MayReset,
  RequestStore,
  ResetResult,
  SaveResult,
  Standing,
} from '../../src/requests/ports.ts';
import type { Request } from '../../src/requests/request.ts';
import { isIn } from '../../src/requests/transitions.ts';
import { AT, secrets } from './samples.ts';

/** What the tests set, and what they find written. */
type State = {
  readonly requests: Map<string, Request>;
  readonly audits: AuditEntry[];
  readonly jobs: Job[];
  readonly accounts: Map<string, Account>;
  /** Passwords as the directory was told to write them, in order. */
  readonly written: { readonly id: string; readonly password: string }[];
  /** Whom the directory was told to invite again, in order. */
  readonly invited: { readonly id: string; readonly mail: string }[];
  /** What others store: one each time that a request was read, right after it. */
  readonly overtakenBy: Request[];
  now: string;
  rules: Rules;
  lockdown: Lockdown;
  /** What every approver may, except those who are listed. */
  mayReset: MayReset | Error;
  readonly mayResetBy: Map<string, MayReset | Error>;
  isApprover: boolean | Error;
  mayLockDown: boolean | Error;
  standing: Standing | Error;
  resetResults: (ResetResult | Error)[];
  madeThisHour: number;
};

export type Memory = Deps & State;

/** @param requests what is stored already @param accounts what the directory holds */
export function memory(requests: readonly Request[], accounts: readonly Account[] = []): Memory {
  const self: Memory = {
    requests: new Map(requests.map((request) => [request.id, request])),
    accounts: new Map(accounts.map((account) => [account.id, account])),
    audits: [],
    jobs: [],
    written: [],
    invited: [],
    overtakenBy: [],
    helpDeskOf: () => undefined,
    now: AT,
    rules: { requestMinutes: 60, requestsPerHour: 5, approvalsPerHour: 30, identityCode: true },
    source: 'test',
    lockdown: { mode: 'off' },
    mayReset: { allowed: true, privileged: false },
    mayResetBy: new Map(),
    isApprover: true,
    mayLockDown: true,
    standing: { roles: [], privileged: false, protected: false },
    resetResults: [],
    madeThisHour: 1,
    clock: { now: () => self.now },
    secrets,
    notifier: { draw: () => Promise.resolve() },
    directory: directoryOf(() => self),
    store: storeOf(() => self),
  };
  return self;
}

function storeOf(self: () => State): RequestStore {
  const requests = (): Request[] => [...self().requests.values()];
  return {
    load: (id) => {
      const seen = self().requests.get(id);
      const other = self().overtakenBy.shift();
      if (other !== undefined) self().requests.set(other.id, other);
      return Promise.resolve(seen);
    },
    save: (change) => Promise.resolve(save(self(), change)),
    latestOf: () => Promise.resolve(requests()),
    countSince: () => Promise.resolve(self().madeThisHour),
    latestReset: (subject, since) => {
      const resets = requests()
        .filter((request) => isIn(request, 'done'))
        .filter(({ status }) => status.subject.id === subject && status.at >= since)
        .sort((a, b) => (a.status.at < b.status.at ? 1 : -1));
      return Promise.resolve(resets[0]);
    },
    lockdown: () => Promise.resolve(self().lockdown),
    setLockdown: (lockdown, audit) => {
      self().lockdown = lockdown;
      self().audits.push(audit);
      const open = requests().filter((request) => isIn(request, 'pending', 'escalated', 'approved', 'resetting'));
      self().jobs.push(...open.map(({ id }): Job => ({ name: 'draw', request: id })));
      return Promise.resolve();
    },
    inStates: (states) => Promise.resolve(requests().filter((request) => isIn(request, ...states))),
    audit: (entry) => {
      self().audits.push(entry);
      return Promise.resolve();
    },
  };
}

function save(self: State, { before, after, audit, jobs, cap }: Change): SaveResult {
  if (self.requests.get(after.id)?.version !== before?.version) return 'stale';
  const others = [...self.requests.values()].filter(({ id }) => id !== after.id);
  const subject = openFor(after);
  if (subject !== null && others.some((other) => openFor(other) === subject)) return 'subject-busy';
  if (cap !== undefined) {
    const seen = others.filter((other) => other.askedAt >= cap.since && wasSeen(other));
    if (seen.length >= cap.most) return 'too-busy';
  }
  self.requests.set(after.id, after);
  self.audits.push(audit);
  self.jobs.push(...jobs);
  return 'saved';
}

function openFor(request: Request): string | null {
  return isIn(request, 'pending', 'approved', 'resetting') ? request.status.subject.id : null;
}

/** Has it reached the approvers? */
function wasSeen({ status }: Request): boolean {
  return 'subject' in status && status.subject !== null && status.state !== 'redirected';
}

function directoryOf(self: () => State): Directory {
  return {
    find: (who) =>
      Promise.resolve(
        [...self().accounts.values()].filter((account) =>
          'id' in who ? account.id === who.id : [account.mail, account.name].includes(who.text),
        ),
      ),
    account: (id) => Promise.resolve(self().accounts.get(id)),
    homeOrganisation: () => Promise.resolve(undefined),
    ownPage: () => Promise.resolve(undefined),
    foreignDomain: (address) => {
      const [, domain] = /^.+@([^@]+)$/.exec(address.toLowerCase()) ?? [];
      return Promise.resolve(domain === 'contoso.com' ? null : (domain ?? null));
    },
    inviteAgain: (id, mail) => {
      self().invited.push({ id, mail });
      return Promise.resolve();
    },
    standing: () => settle(self().standing),
    isApprover: () => settle(self().isApprover),
    mayLockDown: () => settle(self().mayLockDown),
    mayReset: (approver) => settle(self().mayResetBy.get(approver) ?? self().mayReset),
    resetPassword: (id, password) => {
      self().written.push({ id, password });
      return settle(self().resetResults.shift() ?? { ok: true });
    },
    checkAssertion: unasked,
    startReset: unasked,
    operation: unasked,
    revokeSessions: unasked,
    noticeAddresses: unasked,
    sendMail: unasked,
    giveAccessPass: unasked,
    accessPassPolicy: unasked,
  };
}

function unasked(): Promise<never> {
  return Promise.reject(new Error('no verb asks the directory for this'));
}

function settle<T>(value: T | Error): Promise<T> {
  return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
}
