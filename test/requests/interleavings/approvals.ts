/** Who must have approved, by what the click and the job were told. */
import assert from 'node:assert/strict';
import type { Lockdown, MayReset } from '../../../src/requests/model/ports.ts';
import type { Decision, Instant, ObjectId, Person, Request, Subject } from '../../../src/requests/model/request.ts';

/** One verb under way: who began it, when, and what it was told about rights and lockdown since. */
export type Task = {
  /** The verb, and its request. */
  readonly what: string;
  readonly by: Person | null;
  readonly typed: string;
  /** The sign-in that came with the click. */
  readonly assertion: string | null;
  readonly startedAt: Instant;
  readonly rights: Map<ObjectId, MayReset>;
  lockdown: Lockdown | null;
  /** How many audit entries it wrote. */
  entries: number;
};

/** An approval counts by what its own click was told about the approver, the account and the lockdown. */
export function isApprovedByWhoMay(task: Task, { status, requester, expiresAt }: Request): void {
  assert.ok(task.startedAt < expiresAt, 'approved when time was over');
  assert.ok('firstApproval' in status);
  const decision = 'decision' in status ? status.decision : null;
  const [now, first] = decision === null ? [status.firstApproval, null] : [decision, status.firstApproval];
  assert.equal(now?.by.id, task.by?.id, 'approved in another’s name');
  isNobodysOwn([now, first], requester, status.subject);
  const may = task.by === null ? undefined : task.rights.get(task.by.id);
  assert.ok(may?.allowed === true, 'approved by somebody who may not');
  assert.ok(task.lockdown !== null && task.lockdown.mode !== 'stopped', 'approved while all was stopped');
  const needsTwo = may.privileged || task.lockdown.mode === 'two-approvers';
  assert.ok(!needsTwo || decision === null || first !== null, 'approved by one where two are needed');
}

/** The same again for the write, by what its own job was told. */
export function areEnough(
  task: Task,
  approvals: readonly (Decision | null)[],
  requester: Person,
  subject: Subject,
): void {
  isNobodysOwn(approvals, requester, subject);
  const approvers = approvals.filter((approval) => approval !== null).map(({ by }) => by.id);
  const may = approvers.flatMap((id) => task.rights.get(id) ?? []).filter((each) => each.allowed);
  assert.equal(may.length, approvers.length, 'written although an approver may not');
  assert.ok(task.lockdown !== null && task.lockdown.mode !== 'stopped', 'written while all was stopped');
  const needsTwo = task.lockdown.mode === 'two-approvers' || may.some(({ privileged }) => privileged);
  assert.ok(!needsTwo || approvers.length === 2, 'written after one approval where two are needed');
}

function isNobodysOwn(approvals: readonly (Decision | null)[], requester: Person, subject: Subject): void {
  const approvers = approvals.filter((approval) => approval !== null).map(({ by }) => by.id);
  assert.ok(!approvers.includes(requester.id), 'approved by whoever asked');
  assert.ok(!approvers.includes(subject.id), 'approved by whose password it is');
  assert.equal(new Set(approvers).size, approvers.length, 'approved twice by the same person');
}
