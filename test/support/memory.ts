/** The ports in memory, for tests of the verbs: the same promises as the real ones, without a database or a network. */
import type { Deps } from '../../src/requests/deps.ts';
import {
  type Account,
  type AuditEntry,
  type Change,
  type Directory,
  type Job,
  type MayReset,
  type ResetResult,
} from '../../src/requests/ports.ts';
import type { Request } from '../../src/requests/request.ts';
import { isIn } from '../../src/requests/transitions.ts';
import { createSecretBox } from '../../src/secret-box.ts';
import { AT } from './samples.ts';

export type Memory = Deps & {
  readonly requests: Map<string, Request>;
  readonly audits: AuditEntry[];
  readonly jobs: Job[];
  readonly accounts: Map<string, Account>;
  /** Passwords as the directory was told to write them, in order. */
  readonly written: { readonly id: string; readonly password: string }[];
  /** Whom the directory was told to invite again, in order. */
  readonly invited: { readonly id: string; readonly mail: string }[];
  now: string;
  mayReset: MayReset | Error;
  resetResults: (ResetResult | Error)[];
  madeThisHour: number;
};

/** @param requests what is stored already @param accounts what the directory holds */
export function memory(requests: readonly Request[], accounts: readonly Account[] = []): Memory {
  const self: Memory = {
    requests: new Map(requests.map((request) => [request.id, request])),
    accounts: new Map(accounts.map((account) => [account.id, account])),
    audits: [],
    jobs: [],
    written: [],
    invited: [],
    helpDeskOf: () => undefined,
    now: AT,
    mayReset: { allowed: true },
    resetResults: [],
    madeThisHour: 1,
    clock: { now: () => self.now },
    secrets: createSecretBox(Buffer.alloc(32, 7)),
    notifier: { draw: () => Promise.resolve() },
    directory: directoryOf(() => self),
    store: {
      load: (id) => Promise.resolve(self.requests.get(id)),
      save: (change) => Promise.resolve(save(self, change)),
      latestOf: () => Promise.resolve([...self.requests.values()]),
      countSince: () => Promise.resolve(self.madeThisHour),
      inStates: (states) => Promise.resolve([...self.requests.values()].filter((request) => isIn(request, ...states))),
      audit: (entry) => {
        self.audits.push(entry);
        return Promise.resolve();
      },
    },
  };
  return self;
}

function save(self: Memory, change: Change): 'saved' | 'stale' | 'subject-busy' {
  const stored = self.requests.get(change.after.id);
  if (stored?.version !== change.before?.version) return 'stale';
  const open = (request: Request): string | null =>
    isIn(request, 'pending', 'approved', 'resetting') ? request.status.subject.id : null;
  const subject = open(change.after);
  const busy = [...self.requests.values()].some(
    (other) => subject !== null && other.id !== change.after.id && open(other) === subject,
  );
  if (busy) return 'subject-busy';
  self.requests.set(change.after.id, change.after);
  self.audits.push(change.audit);
  self.jobs.push(...change.jobs);
  return 'saved';
}

function directoryOf(self: () => Memory): Directory {
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
    roleNames: () => Promise.resolve([]),
    isApprover: () => Promise.resolve(true),
    mayReset: () => settle(self().mayReset),
    resetPassword: (id, password) => {
      self().written.push({ id, password });
      return settle(self().resetResults.shift() ?? { ok: true });
    },
  };
}

function settle<T>(value: T | Error): Promise<T> {
  return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
}
