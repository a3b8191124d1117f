/** Which stored request may follow which: stated again, independently of `transitions.ts`. */
import assert from 'node:assert/strict';
import type { Change } from '../../../src/requests/model/ports.ts';
import { type ObjectId, type Request, type RequestIn, type State, isIn } from '../../../src/requests/model/request.ts';
import type { Task } from './approvals.ts';

/** Which state can follow which; a state that follows itself changes something else. */
const NEXT: Readonly<Record<State | 'nothing', readonly State[]>> = {
  nothing: ['asked'],
  asked: [
    'choosing',
    'advised',
    'refused',
    'withheld',
    'redirected',
    'uninvited',
    'escalated',
    'pending',
    'cancelled',
    'expired',
  ],
  choosing: ['asked', 'cancelled', 'expired'],
  advised: ['asked'],
  withheld: ['withheld', 'cancelled', 'expired'],
  superseded: ['frozen'],
  pending: ['superseded', 'pending', 'approved', 'denied', 'cancelled', 'expired', 'frozen'],
  approved: ['resetting', 'redirected', 'escalated', 'failed', 'frozen'],
  resetting: ['resetting', 'redirected', 'escalated', 'done', 'failed', 'frozen'],
  done: ['done'],
  escalated: ['superseded', 'escalated', 'handled', 'denied', 'cancelled', 'expired', 'frozen'],
  frozen: [],
  refused: [],
  redirected: [],
  uninvited: [],
  invited: [],
  handled: [],
  denied: [],
  cancelled: [],
  expired: [],
  failed: [],
};
const OPEN: readonly State[] = ['pending', 'escalated', 'approved', 'resetting'];
const BY_PEOPLE = [
  'chosen',
  'insisted',
  'code-shown',
  'code-wrong',
  'click-stored',
  'click-cleared',
  'first-approved',
  'approved',
  'denied',
  'cancelled',
  'handled',
  'revealed',
  'resumed',
  'disowned',
  'secured',
];
const HOUR_MS = 3_600_000;

/** Does the one follow the other, for the same person, and is it recorded correctly, with who did it? */
export function isLegal(task: Task, change: Change): void {
  follows(change.before, change.after);
  isWrittenDown(task, change);
}

function follows(before: Request | null, after: Request): void {
  const from = before === null ? 'nothing' : before.status.state;
  const to = after.status.state;
  assert.ok(NEXT[from].includes(to), `from ${from} to ${to}`);
  if (before === null) return;
  // What approvers have to decide again waits as long as a new request, and so does what goes on in spite of advice.
  const anew = (to === 'escalated' && (from === 'approved' || from === 'resetting')) || from === 'advised';
  const { expiresAt } = anew ? after : before;
  const { id, name } = after.requester;
  assert.deepEqual([id, name], [before.requester.id, before.requester.name], 'became somebody else’s request');
  assert.ok(after.requester.signInName === before.requester.signInName || from === 'asked');
  assert.deepEqual(
    { ...after, status: 0, who: 0, requester: 0 },
    { ...before, status: 0, who: 0, requester: 0, version: before.version + 1, expiresAt },
  );
  if (isIn(after, 'done') && after.status.disowned !== null) {
    assert.notEqual(after.status.handover.state, 'sealed', 'disowned, and still to be read');
  }
  if (isIn(after, 'done') && isIn(before, 'done')) isStillDone(before, after);
  if ('disowned' in before.status && before.status.disowned !== null) {
    assert.ok('disowned' in after.status && after.status.disowned !== null, 'the owner’s word was forgotten');
  }
  holdsNothingTooLong(after);
  const [first, now] = [subjectOf(before), subjectOf(after)];
  assert.ok(first === undefined || now === first, 'became a request for somebody else');
}

function isStillDone({ status: before }: RequestIn<'done'>, { status: after }: RequestIn<'done'>): void {
  if (before.handover.state !== 'sealed') {
    assert.deepEqual(after.handover, before.handover, 'a password that was gone came back');
  }
  assert.deepEqual([after.at, after.secret, after.confirmed], [before.at, before.secret, before.confirmed]);
  if (after.sessions !== before.sessions && after.sessions !== 'due') {
    assert.notEqual(before.scramble, 'due', 'signed out before the password was seen to');
  }
}

/** There is a sign-in only for a job that needs it, or may need it. */
function holdsNothingTooLong({ status }: Request): void {
  if (!('grant' in status) || status.grant === null || status.state !== 'done') return;
  const isNeeded = status.handover.state === 'sealed' || status.sessions === 'due' || status.scramble === 'due';
  assert.ok(isNeeded, 'a sign-in is kept for nothing');
}

function subjectOf({ status }: Request): ObjectId | undefined {
  return 'subject' in status ? status.subject?.id : undefined;
}

function isWrittenDown(task: Task, { after, audit }: Change): void {
  task.entries += 1;
  const source = task.by === null ? 'job' : task.what;
  assert.deepEqual([audit.request, audit.source, audit.detail['state']], [after.id, source, after.status.state]);
  const isByPeople = BY_PEOPLE.includes(audit.action) || audit.action === 'asked';
  assert.equal(audit.by?.id, isByPeople ? task.by?.id : undefined, `${audit.action} in another’s name`);
}

/**
 * One open request for an account; and no more in an hour before the approvers than the operator allows, and as many again for
 * people of whom none is there yet: for themselves, or for someone else.
 */
export function hasRoom({ after, audit }: Change, others: readonly Request[], most: number): void {
  const { state } = after.status;
  if (OPEN.includes(state)) {
    const same = others.filter((other) => OPEN.includes(other.status.state) && subjectOf(other) === subjectOf(after));
    assert.deepEqual(same, [], 'a second open request for the same account');
  }
  if (audit.action !== 'found' || state === 'redirected') return;
  const seen = others.filter(
    (other) =>
      subjectOf(other) !== undefined &&
      other.status.state !== 'redirected' &&
      Date.parse(other.askedAt) >= Date.parse(audit.at) - HOUR_MS,
  );
  const isOwn = (request: Request): boolean => subjectOf(request) === request.requester.id;
  const theirs = seen.filter(({ requester }) => requester.id === after.requester.id);
  const isFirst = theirs.every((other) => isOwn(other) !== isOwn(after));
  assert.ok(seen.length < (isFirst ? 2 * most : most), 'more than may reach the approvers in an hour');
}
