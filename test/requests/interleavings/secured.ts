/** Invariants of acting in an approver's name, of "This was not me", and of an account after its reset. */
import assert from 'node:assert/strict';
import { asSealed } from '../../../src/requests/model/secrets/sealed.ts';
import type { Rules } from '../../../src/requests/model/services.ts';
import type { AuditEntry, SecretBox } from '../../../src/requests/model/ports.ts';
import { type Request, isIn } from '../../../src/requests/model/request.ts';
import type { Task } from './approvals.ts';
import type { Write } from './laws.ts';
import type { Memory } from './stage/memory.ts';
import type { Tenant } from './stage/tenant.ts';

/** The person who clicked brought it themselves, and it is stored, sealed, for this request only. */
export function signsIn(box: SecretBox, { resetAs }: Pick<Rules, 'resetAs'>, task: Task, memory: Memory): void {
  const { id, requester, status } = memory.request;
  assert.ok('grant' in status);
  const { subject, grant } = status;
  if (resetAs === 'app') {
    assert.equal(grant, null, 'a sign-in is kept that nothing needs');
    return;
  }
  assert.ok(grant !== null && task.assertion !== null, 'moved without a sign-in');
  assert.ok(task.by !== null && task.assertion.startsWith(`${task.by.id} `), 'moved with somebody else’s sign-in');
  const [by, sealed = ''] = grant.split(' ');
  assert.equal(by, task.by.id);
  const people = { request: id, subject: subject.id, requester: requester.id, approver: task.by.id };
  assert.equal(box.open({ content: 'sign-in', ...people }, asSealed(sealed)), task.assertion);
  assert.throws(() => box.open({ content: 'secret', ...people }, asSealed(sealed)), 'taken for a password');
  memory.signIns.add(task.assertion);
}

/** A password that nobody knows replaces only one that may be known. */
export function scrambles(memory: Memory, { password, taken, changedByOwner }: Write): void {
  const { request, sent, passwords } = memory;
  assert.ok(!sent.has(password) && !passwords.has(password), 'scrambled with a password that somebody may know');
  assert.ok(isIn(request, 'done'), 'scrambled before it was done');
  const { disowned, at } = request.status;
  const isOwners = changedByOwner !== null && changedByOwner > at;
  assert.ok(disowned !== null || !isOwners, 'the owner’s own change was scrambled');
  if (taken) memory.scrambles += 1;
}

/** What else is stored for a request, and by whom. @param before as it was; the memory has it as it is */
export function isAccountedFor(
  task: Task,
  memory: Memory,
  before: Request | null,
  { action, detail }: AuditEntry,
): void {
  const { status } = memory.request;
  const by = task.by?.id;
  switch (action) {
    case 'disowned':
      assert.ok('subject' in status && status.subject?.id === by, 'disowned by somebody else');
      Object.assign(memory, { scrambles: 0, signOuts: 0 });
      return;
    case 'resumed':
      assert.ok(isIn(memory.request, 'resetting') && before !== null && isIn(before, 'resetting'));
      assert.equal(by, memory.request.status.decision.by.id, 'another approver went on');
      assert.deepEqual(memory.request.status.attempt, before.status.attempt, 'another password is written');
      return;
    case 'secured':
      assert.ok('subject' in status && status.subject?.id !== by, 'secured by its owner');
      assert.notEqual(by, memory.request.requester.id, 'secured by whoever asked');
      assert.ok(task.by !== null && task.rights.get(task.by.id)?.allowed === true, 'secured by somebody who may not');
      return;
    case 'revealed':
      assert.ok(isIn(memory.request, 'done') && memory.request.status.disowned === null, 'shown though disowned');
      return;
    case 'scrambled':
      assert.ok(isIn(memory.request, 'done'));
      if (detail['result'] === 'done') assert.ok(memory.scrambles > 0, 'not scrambled since its owner disowned it');
      if (detail['result'] === 'not-needed') assert.equal(memory.request.status.disowned, null, 'left as it was');
      return;
    case 'sessions-ended':
      if (detail['result'] === 'done') assert.ok(memory.signOuts > 0, 'not signed out since its owner disowned it');
  }
}

/** At the end nothing is left to do, to read or to use, and nothing stays valid that nobody has seen. */
export function isAtRest({ request, passwords, passes, isOvertaken }: Memory, tenant: Tenant): void {
  assert.doesNotMatch(JSON.stringify(request.status), /"sealed"|"due"|"grant":"/);
  // What the directory clearly refused was sent, but never written.
  if (isIn(request, 'frozen')) assert.equal(passwords.size + passes.size, 0, 'frozen, and written');
  if (!isIn(request, 'done') || isOvertaken) return;
  const { subject, handover, scramble, disowned, secret } = request.status;
  const isSeen = handover.state === 'revealed' && disowned === null;
  const isLeftToApprovers = scramble === 'failed';
  if (isSeen || isLeftToApprovers) return;
  const { password, pass } = tenant.live(subject.id);
  assert.ok(password === null || !passwords.has(password), 'an unseen password lives on');
  // One that nobody saw or disowned expires by itself within minutes.
  if (secret === 'access-pass' && disowned !== null) assert.ok(pass === null || !passes.has(pass), 'a pass lives on');
}
