/** The ports in memory, for tests of the verbs: the same promises as the real ones, without a database or a network. */
import type { Deps, Rules } from '../../src/requests/model/services.ts';
import type {
  Account,
  AuditEntry,
  Change,
  FormMessage,
  Job,
  Lockdown,
  Notice,
  RequestStore,
  SaveResult,
} from '../../src/requests/model/ports.ts';
import type { ClickEnd } from '../../src/requests/model/reasons.ts';
import {
  type ObjectId,
  type Request,
  type RequestId,
  UNDECIDED,
  WAITING,
  isIn,
} from '../../src/requests/model/request.ts';
import { type DirectoryState, directoryOf, directoryState } from './graph/memory-directory.ts';
import { AT, alexAccount, meganAccount, secrets } from './samples.ts';

/** What tests set, and what they find written. */
type StoreState = {
  readonly requests: Map<RequestId, Request>;
  readonly audits: AuditEntry[];
  readonly jobs: Job[];
  readonly cards: (FormMessage & { readonly request: string })[];
  /** What others store: one each time a request was read, right after it. */
  readonly overtakenBy: Request[];
  lockdown: Lockdown;
};

type State = StoreState &
  DirectoryState & {
    now: string;
    rules: Rules;
    /** The requests that were drawn, and those whose owners got mail, about what. */
    readonly drawn: Request[];
    /** Whom the bot cannot write to. */
    readonly unreachable: string[];
    /** The approvers who were told that nothing came of their click, and why. */
    readonly answered: [ObjectId, ClickEnd][];
    readonly told: { readonly request: Request; readonly about: Notice }[];
  };

export type Memory = Deps & State;

/** @param requests what is stored already @param accounts what the directory has */
export function memory(
  requests: readonly Request[],
  accounts: readonly Account[] = [meganAccount, alexAccount],
): Memory {
  const self: Memory = {
    ...directoryState(accounts),
    requests: new Map(requests.map((request) => [request.id, request])),
    audits: [],
    jobs: [],
    cards: [],
    drawn: [],
    unreachable: [],
    told: [],
    answered: [],
    overtakenBy: [],
    helpDeskOf: () => undefined,
    now: AT,
    rules: {
      requestMinutes: 60,
      requestsPerHour: 5,
      approvalsPerHour: 30,
      identityCode: true,
      resetAs: 'app',
      handOver: 'password',
      accessPassApprovers: 1,
      cloud: 'public',
      revokeSessions: true,
      selfService: 'first',
      helps: {},
    },
    lockdown: { mode: 'off' },
    clock: { now: () => self.now },
    secrets,
    notifier: {
      reaches: (person) => Promise.resolve(self.unreachable.includes(person) ? 'no' : 'yes'),
      draw: (request) => {
        self.drawn.push(request);
        return Promise.resolve();
      },
      tellApprover: (_request, approver, because) => {
        self.answered.push([approver.id, because]);
        return Promise.resolve();
      },
      tellOwner: (request, about) => {
        self.told.push({ request, about });
        return Promise.resolve();
      },
    },
    directory: directoryOf(() => self),
    store: storeOf(() => self),
  };
  return self;
}

function storeOf(self: () => StoreState): RequestStore {
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
    madeAt: (requester, since, most) => {
      const made = requests().filter((one) => one.requester.id === requester && one.askedAt >= since);
      return Promise.resolve(
        made
          .map(({ askedAt }) => askedAt)
          .sort()
          .reverse()[most - 1],
      );
    },
    latestReset: (subject, since) => {
      const resets = requests()
        .filter((request) => isIn(request, 'done'))
        .filter(({ status }) => status.subject.id === subject && status.at >= since)
        .sort((a, b) => (a.status.at < b.status.at ? 1 : -1));
      return Promise.resolve(resets[0]);
    },
    openFor: (subject) => Promise.resolve(requests().find((request) => openFor(request) === subject)),
    lockdown: () => Promise.resolve(self().lockdown),
    setLockdown: (lockdown, audit) => {
      self().lockdown = lockdown;
      self().audits.push(audit);
      const open = requests().filter((request) => isIn(request, 'pending', 'escalated', 'approved', 'resetting'));
      self().jobs.push(...open.map(({ id }): Job => ({ name: 'draw', request: id })));
      return Promise.resolve();
    },
    inStates: (states) => Promise.resolve(requests().filter((request) => isIn(request, ...states))),
    drawFor: () => Promise.resolve(),
    schedule: (jobs) => {
      self().jobs.push(...jobs);
      return Promise.resolve();
    },
    refused: (entry) => {
      self().audits.push(entry);
      return Promise.resolve();
    },
    audit: (entry) => {
      self().audits.push(entry);
      return Promise.resolve();
    },
  };
}

function save(self: StoreState, { before, after, audit, jobs, cap, card, limit, displaces }: Change): SaveResult {
  if (self.requests.get(after.id)?.version !== before?.version) return 'stale';
  const other = displaces?.after;
  if (other !== undefined && self.requests.get(other.id)?.version !== displaces?.before?.version) return 'stale';
  const others = [...self.requests.values()]
    .filter(({ id }) => id !== after.id)
    .map((one) => (one.id === other?.id ? other : one));
  const subject = openFor(after);
  if (subject !== null && others.some((other) => openFor(other) === subject)) return 'subject-busy';
  if (before?.status.state === 'asked' && isIn(after, ...WAITING) && after.requester.id !== after.status.subject.id) {
    const mine = others.filter((other) => other.requester.id === after.requester.id && isIn(other, ...WAITING));
    if (mine.some((other) => subjectOf(other) === subjectOf(after))) return 'asked-already';
  }
  if (cap !== undefined) {
    const seen = others.filter((other) => other.askedAt >= cap.since && wasSeen(other));
    const kind = (request: Request): boolean => subjectOf(request) === request.requester.id;
    const theirs = seen.some((other) => other.requester.id === after.requester.id && kind(other) === kind(after));
    if (seen.length >= cap.most + (theirs ? 0 : cap.reserve)) return 'too-busy';
  }
  if (limit !== undefined) {
    const made = others.filter((one) => one.requester.id === after.requester.id && one.askedAt >= limit.since);
    if (made.length >= limit.most) return 'too-many';
  }
  if (card !== undefined) {
    const { conversation, activity } = card;
    if (self.cards.some((other) => other.conversation === conversation && other.activity === activity)) {
      return 'card-taken';
    }
    self.cards.push({ ...card, request: after.id });
  }
  if (displaces !== undefined) {
    self.requests.set(displaces.after.id, displaces.after);
    self.audits.push(displaces.audit);
    self.jobs.push(...displaces.jobs);
  }
  self.requests.set(after.id, after);
  self.audits.push(audit);
  self.jobs.push(...jobs);
  return 'saved';
}

function subjectOf({ status }: Request): string | null {
  return 'subject' in status ? (status.subject?.id ?? null) : null;
}

function openFor(request: Request): string | null {
  return isIn(request, ...UNDECIDED, 'approved', 'resetting') ? request.status.subject.id : null;
}

/** Has it reached the approvers? */
function wasSeen({ status }: Request): boolean {
  return 'subject' in status && status.subject !== null && status.state !== 'redirected';
}
