/** What happened to the requests and their accounts: everything once, nothing lost. */
import type { LocalDirectory } from '../../../sandbox/directory/local-directory.ts';
import { subjectOf } from '../../../src/requests/model/about.ts';
import type { Request } from '../../../src/requests/model/request.ts';
import { isIn } from '../../../src/requests/model/request.ts';
import type { Told } from '../people/request.ts';

export type Effects = {
  /** How many requests are in each state. */
  readonly states: Readonly<Record<string, number>>;
  readonly notFinal: readonly string[];
  /** People saw a request that is not stored. */
  readonly lost: readonly string[];
  /** One ask, several requests. */
  readonly doubled: readonly string[];
  /** How many calls to Graph wrote a password: the same value again is a retry, and changes nothing. */
  readonly writes: { readonly changed: number; readonly repeated: number; readonly most: number };
  readonly wrongWrites: readonly string[];
  readonly notSignedOut: readonly string[];
  /** A password was shown that is not the one that was written, or twice. */
  readonly wrongShown: readonly string[];
  /** It was revealed, and the answer reached nobody. */
  readonly shownToNobody: number;
  /** A sealed secret is left in the row of a request that no longer needs it. */
  readonly secretsKept: readonly string[];
};

const OPEN = ['asked', 'choosing', 'pending', 'escalated', 'withheld', 'approved', 'resetting'] as const;

export function effectsOf(requests: readonly Request[], told: readonly Told[], { tenant }: LocalDirectory): Effects {
  const stored = new Map<string, Request>(requests.map((request) => [request.id, request]));
  const names = (found: readonly Request[]): string[] =>
    found.map(({ reference, status }) => `${reference} (${status.state})`);
  const writes = Map.groupBy(tenant.passwordWrites, ({ user }) => user);
  const changesOf = (request: Request): string[] =>
    (writes.get(subjectOf(request)?.id ?? '') ?? []).filter(({ changed }) => changed).map(({ password }) => password);
  const signedOut = new Set(tenant.sessionsRevoked.map(({ user }) => user));
  const made = Map.groupBy(
    requests.filter((request) => !isIn(request, 'refused')),
    ({ requester }) => requester.id,
  );
  const seen = told.filter(({ request }) => request !== null);
  const passwords = told.flatMap(({ request, passwords: shown }) => {
    const row = stored.get(request ?? '');
    return row === undefined || shown.length === 0 ? [] : [{ row, shown }];
  });
  const changed = tenant.passwordWrites.filter((write) => write.changed).length;
  return {
    states: Object.fromEntries([...Map.groupBy(requests, stateOf)].map(([state, found]) => [state, found.length])),
    notFinal: names(requests.filter((request) => isIn(request, ...OPEN))),
    lost: seen.flatMap(({ request }) => (stored.has(request ?? '') ? [] : [request ?? ''])),
    doubled: [...made.values()].filter((several) => several.length > 1).map((several) => names(several).join(', ')),
    writes: {
      changed,
      repeated: tenant.passwordWrites.length - changed,
      most: Math.max(0, ...requests.map((request) => changesOf(request).length - scrambles(request))),
    },
    wrongWrites: names(requests.filter((request) => changesOf(request).length !== expectedWrites(request))),
    notSignedOut: names(
      requests.filter((request) => isIn(request, 'done') && !signedOut.has(subjectOf(request)?.id ?? '')),
    ),
    wrongShown: names(
      passwords.filter(({ row, shown }) => shown.length > 1 || shown[0] !== changesOf(row)[0]).map(({ row }) => row),
    ),
    shownToNobody: requests.filter(isRevealed).length - passwords.length,
    secretsKept: names(requests.filter(({ status }) => JSON.stringify(status).includes('"sealed":'))),
  };
}

/** With the reason, where someone would ask for it. */
function stateOf({ status }: Request): string {
  return 'because' in status ? `${status.state} (${status.because})` : status.state;
}

function isRevealed(request: Request): boolean {
  return isIn(request, 'done') && request.status.handover.state === 'revealed';
}

/** A password that nobody read, or that its owner disowned, is replaced by one that nobody knows. */
function scrambles(request: Request): number {
  return isIn(request, 'done') && request.status.scramble === 'done' ? 1 : 0;
}

function expectedWrites(request: Request): number {
  return isIn(request, 'done') ? 1 + scrambles(request) : 0;
}
