/**
 * What must hold whatever happens, in which order: stated once more, by what is stored, what the directory said and what it
 * was told, and not by how the verbs come to it.
 */
import assert from 'node:assert/strict';
import type { Change, SecretBox } from '../../../src/requests/ports.ts';
import type { Instant, ObjectId, Request, RequestId } from '../../../src/requests/request.ts';
import { type Task, areEnough, isApprovedByWhoMay } from './approvals.ts';
import { hasRoom, isLegal } from './legal.ts';

const TRIES = 5;
const CODES = 5;
const TEN_MINUTES = 600_000;

/** What is remembered of a request beside its row. */
export type Memory = {
  request: Request;
  code: { readonly hash: string; readonly at: Instant; readonly wrong: Set<string>; used: boolean } | null;
  codes: number;
  /** The values that the directory took. */
  readonly passwords: Set<string>;
  revealed: number;
};

export type Laws = {
  readonly memories: ReadonlyMap<RequestId, Memory>;
  /** Every code and password there was: none of them may be found anywhere. */
  readonly secrets: Set<string>;
  moved(task: Task, change: Change): void;
  written(task: Task, id: RequestId, write: Write): void;
  revealed(task: Task, id: RequestId, password: string): void;
};

export type Write = {
  readonly subject: ObjectId;
  readonly password: string;
  /** Did the directory take it? */
  readonly taken: boolean;
  /** Has the owner changed the password since the approval, as the job was told? */
  readonly overOwners: boolean;
};

export function createLaws(box: SecretBox, most: { readonly approvalsPerHour: number }): Laws {
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
    moved: (task, change) => {
      const { before, after } = change;
      isLegal(task, change);
      const others = [...memories.values()].map(({ request }) => request).filter(({ id }) => id !== after.id);
      hasRoom(change, others, most.approvalsPerHour);
      if (before === null)
        memories.set(after.id, { request: after, code: null, codes: 0, passwords: new Set(), revealed: 0 });
      else assert.deepEqual(before, memoryOf(after.id).request, 'moved from another row than was stored');
      const memory = memoryOf(after.id);
      memory.request = after;
      follow(task, change, memory);
    },
    written: (task, id, { subject, password, taken, overOwners }) => {
      const {
        request: { status, requester },
        passwords,
      } = memoryOf(id);
      secrets.add(password);
      assert.ok(!overOwners, 'the owner’s own change was overwritten');
      assert.ok('subject' in status && status.subject?.id === subject, 'written for somebody else');
      // A job that was overtaken by its repetition may still write what that has written.
      if (status.state === 'resetting') {
        assert.equal(box.open(id, status.sealed), password, 'written before it was sealed in the row');
        areEnough(task, [status.decision, status.firstApproval], requester, status.subject);
      }
      if (taken) passwords.add(password);
      assert.ok(passwords.size <= 1, 'a second value was written');
    },
    revealed: (task, id, password) => {
      const memory = memoryOf(id);
      const { status, requester } = memory.request;
      memory.revealed += 1;
      assert.equal(memory.revealed, 1, 'shown twice');
      assert.deepEqual([...memory.passwords], [password], 'another password than was written');
      assert.ok(status.state === 'done');
      const owner = status.subject.id === requester.id ? requester : status.decision.by;
      assert.equal(task.by?.id, owner.id, 'shown to somebody else');
      assert.ok(lasted(status.at, task.startedAt) < TEN_MINUTES, 'shown too late');
    },
  };

  function follow(task: Task, { after, audit }: Change, memory: Memory): void {
    switch (audit.action) {
      case 'code-shown':
        assert.ok('code' in after.status && after.status.code !== null);
        assert.equal(task.by?.id, after.requester.id, 'a code was shown to somebody else');
        memory.code = { hash: after.status.code.hash, at: audit.at, wrong: new Set(), used: false };
        memory.codes += 1;
        assert.ok(memory.codes <= CODES, 'too many codes');
        return;
      case 'code-wrong':
        memory.code?.wrong.add(task.typed);
        assert.ok((memory.code?.wrong.size ?? 0) <= TRIES, 'more tries than a code bears');
        return;
      case 'first-approved':
      case 'approved':
        usesTheCode(task, after, memory);
        isApprovedByWhoMay(task, after);
        return;
      case 'reset':
        assert.equal(memory.passwords.size, 1, 'done without a write');
    }
  }

  function usesTheCode(task: Task, after: Request, { code }: Memory): void {
    assert.ok(code !== null, 'approved without a code');
    assert.equal(box.hash(after.id, task.typed), code.hash, 'approved with another code than the last one');
    assert.ok(!code.used, 'a code was used twice');
    assert.ok(code.wrong.size < TRIES, 'approved with a code that was used up');
    assert.ok(lasted(code.at, task.startedAt) < TEN_MINUTES, 'approved with a code whose time was over');
    code.used = true;
  }
}

function lasted(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}
