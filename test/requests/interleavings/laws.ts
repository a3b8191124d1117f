/**
 * The invariants, whatever happens in whatever order: stated again, by what is stored, what the directory said and what it
 * was told, and not by how the verbs come to it.
 */
import assert from 'node:assert/strict';
import { type Sealed } from '../../../src/requests/model/secrets/sealed.ts';
import type { Rules } from '../../../src/requests/model/services.ts';
import type { Change, SecretBox } from '../../../src/requests/model/ports.ts';
import {
  type Decision,
  type Instant,
  type ObjectId,
  type RequestId,
  type RequestIn,
  isIn,
} from '../../../src/requests/model/request.ts';
import { type Task, areEnough, isApprovedByWhoMay } from './approvals.ts';
import { onBehalf } from './stored-clicks.ts';
import { hasRoom, isLegal } from './legal.ts';
import { type Memory, TEN_MINUTES, fresh, hearsWrongCode, lasted, showsCode, usesCode } from './stage/memory.ts';
import { isAccountedFor, scrambles, signsIn } from './secured.ts';

export type Laws = {
  readonly memories: ReadonlyMap<RequestId, Memory>;
  /** Every code, password and sign-in so far: none of them may be found anywhere. */
  readonly secrets: Set<string>;
  moved(task: Task, change: Change): void;
  written(task: Task, id: RequestId, write: Write): void;
  /** A pass was made, even if its answer may be lost. */
  given(task: Task, id: RequestId, pass: string, subject: ObjectId): void;
  /** A sign-in is used. */
  acted(id: RequestId, assertion: string | null): void;
  signedOut(id: RequestId): void;
  revealed(task: Task, id: RequestId, password: string): void;
};

export type Write = {
  readonly subject: ObjectId;
  readonly password: string;
  /** Did the directory accept it? */
  readonly taken: boolean;
  /** When the owner last changed the password, as the job was told; null if the last change was not theirs. */
  readonly changedByOwner: Instant | null;
};

type Options = Pick<Rules, 'approvalsPerHour' | 'resetAs' | 'handOver'>;

export function createLaws(box: SecretBox, rules: Options): Laws {
  const memories = new Map<RequestId, Memory>();
  const secrets = new Set<string>();
  const memoryOf = (id: RequestId): Memory => {
    const memory = memories.get(id);
    assert.ok(memory !== undefined, 'a request that was never stored');
    return memory;
  };
  return {
    memories,
    secrets,
    moved: (doer, change) => {
      const { before, after } = change;
      const task = before === null ? doer : onBehalf(doer, change, memoryOf(after.id));
      isLegal(task, change);
      const others = [...memories.values()].map(({ request }) => request).filter(({ id }) => id !== after.id);
      hasRoom(change, others, rules.approvalsPerHour);
      if (before === null) memories.set(after.id, fresh(after));
      else assert.deepEqual(before, memoryOf(after.id).request, 'moved from another row than was stored');
      const memory = memoryOf(after.id);
      memory.request = after;
      follow(task, change, memory);
    },
    written: (task, id, write) => {
      const memory = memoryOf(id);
      const { status } = memory.request;
      secrets.add(write.password);
      assert.ok('subject' in status && status.subject?.id === write.subject, 'written for somebody else');
      if (task.what.startsWith('aftercare')) scrambles(memory, write);
      else writes(memory, task, write);
    },
    given: (task, id, pass, subject) => {
      const memory = memoryOf(id);
      const { status, requester } = memory.request;
      secrets.add(pass);
      assert.equal(rules.handOver, 'access-pass', 'a pass where passwords are handed over');
      assert.ok('subject' in status && status.subject?.id === subject, 'given for somebody else');
      if (task.what.startsWith('aftercare')) return;
      memory.passes.add(pass);
      if (isIn(memory.request, 'resetting')) areEnough(task, approvalsOf(memory.request), requester, status.subject);
      else memory.isOvertaken = true;
    },
    acted: (id, assertion) => {
      assert.equal(assertion !== null, rules.resetAs === 'approver', 'acted with other rights than was ordered');
      assert.ok(
        assertion === null || memoryOf(id).signIns.has(assertion),
        'acted with a sign-in that was not for this',
      );
    },
    signedOut: (id) => {
      memoryOf(id).signOuts += 1;
    },
    revealed: (task, id, secret) => {
      const memory = memoryOf(id);
      const { request, passwords, sent, passes } = memory;
      memory.revealed += 1;
      assert.equal(memory.revealed, 1, 'shown twice');
      assert.ok(isIn(request, 'done'));
      assert.ok((request.status.secret === 'password' ? sent : passes).has(secret), 'another secret than was written');
      assert.ok(
        [...passwords].every((password) => password === secret),
        'another password than was taken',
      );
      const { subject, decision, at } = request.status;
      const owner = subject.id === request.requester.id ? request.requester : decision.by;
      assert.equal(task.by?.id, owner.id, 'shown to somebody else');
      assert.ok(lasted(at, task.startedAt) < TEN_MINUTES, 'shown too late');
    },
  };

  /** The write of the one password to hand over. */
  function writes(memory: Memory, task: Task, { password, taken, changedByOwner }: Write): void {
    const { request, passwords, sent } = memory;
    const { status } = request;
    assert.ok(
      'decision' in status || status.state === 'redirected' || status.state === 'escalated',
      'frozen, and written',
    );
    const approvedAt = 'decision' in status ? status.decision.at : '';
    assert.ok(changedByOwner === null || changedByOwner <= approvedAt, 'the owner’s own change was overwritten');
    // A job that its own retry overtook may still write the same value.
    if (isIn(request, 'resetting')) {
      const { attempt } = request.status;
      assert.ok(attempt.secret === 'password');
      assert.equal(opened(box, request, attempt.sealed), password, 'written before it was sealed in the row');
      areEnough(task, approvalsOf(request), request.requester, request.status.subject);
    } else memory.isOvertaken = true;
    assert.equal(rules.handOver, 'password', 'a password where passes are handed over');
    sent.add(password);
    if (taken) passwords.add(password);
    assert.ok(passwords.size <= 1, 'a second value was written');
  }

  function follow(task: Task, { before, after, audit }: Change, memory: Memory): void {
    switch (audit.action) {
      case 'code-shown':
        showsCode(task, after, memory, audit.at);
        return;
      case 'code-wrong':
        hearsWrongCode(task, memory);
        return;
      case 'first-approved':
      case 'approved':
      case 'handled':
        usesCode(box, task, after, memory);
        isApprovedByWhoMay(task, after);
        if (audit.action === 'approved') signsIn(box, rules, task, memory);
        return;
      case 'home-moved':
        // Approvers have to decide again, each with their own code.
        Object.assign(memory, { code: null, codes: 0 });
        break;
      case 'reset':
        assert.ok(isIn(after, 'done'));
        assert.equal(after.status.secret, rules.handOver);
        if (!after.status.confirmed) assert.equal(rules.resetAs, 'approver', 'unconfirmed, though it was told at once');
        else assert.equal(memory.passwords.size + Math.min(memory.passes.size, 1), 1, 'done without a write');
        return;
      case 'resumed':
      case 'secured':
        signsIn(box, rules, task, memory);
    }
    isAccountedFor(task, memory, before, audit);
  }
}

/** As it was sealed: for whose account, who asked, and who decided. */
function opened(box: SecretBox, { id, requester, status }: RequestIn<'resetting'>, sealed: Sealed<'secret'>): string {
  const people = { subject: status.subject.id, requester: requester.id, approver: status.decision.by.id };
  return box.open({ content: 'secret', request: id, ...people }, sealed);
}

function approvalsOf({ status }: RequestIn<'resetting'>): readonly (Decision | null)[] {
  return [status.decision, status.firstApproval];
}
