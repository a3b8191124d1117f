/** What is remembered of a request besides its row, and the invariants of the codes shown for it. */
import assert from 'node:assert/strict';
import type { SecretBox } from '../../../../src/requests/model/ports.ts';
import type { Instant, ObjectId, Request } from '../../../../src/requests/model/request.ts';
import type { Task } from '../approvals.ts';

const CODES = 5;
const TRIES = 5;
export const TEN_MINUTES = 600_000;

export type Memory = {
  request: Request;
  code: { readonly hash: string; readonly at: Instant; readonly wrong: Set<string>; used: boolean } | null;
  codes: number;
  /** The values sent to be written, and those that the directory accepted. */
  readonly sent: Set<string>;
  readonly passwords: Set<string>;
  /** The passes made to be handed over. */
  readonly passes: Set<string>;
  /** The sign-ins brought for it. */
  readonly signIns: Set<string>;
  /** The clicks that had to wait, the latest of each approver. */
  readonly clicks: Map<ObjectId, Task>;
  revealed: number;
  /** Scrambles and session ends since its owner last disowned it. */
  scrambles: number;
  signOuts: number;
  /** Has a job written after its own retry overtook it? Then nobody can know which value is valid. */
  isOvertaken: boolean;
};

export function fresh(request: Request): Memory {
  return {
    ...{ request, code: null, codes: 0, revealed: 0, scrambles: 0, signOuts: 0, isOvertaken: false },
    ...{ sent: new Set(), passwords: new Set(), passes: new Set(), signIns: new Set(), clicks: new Map() },
  };
}

export function showsCode(task: Task, after: Request, memory: Memory, at: Instant): void {
  assert.ok('code' in after.status && after.status.code !== null);
  assert.equal(task.by?.id, after.requester.id, 'a code was shown to somebody else');
  memory.code = { hash: after.status.code.hash, at, wrong: new Set(), used: false };
  memory.codes += 1;
  assert.ok(memory.codes <= CODES, 'too many codes');
}

export function hearsWrongCode(task: Task, { code }: Memory): void {
  code?.wrong.add(task.typed);
  assert.ok((code?.wrong.size ?? 0) <= TRIES, 'more tries than a code bears');
}

export function usesCode(box: SecretBox, task: Task, after: Request, { code }: Memory): void {
  assert.ok(code !== null, 'approved without a code');
  assert.equal(
    box.hash(after.id, `${after.requester.id} ${task.typed}`),
    code.hash,
    'approved with another code than the last one',
  );
  assert.ok(!code.used, 'a code was used twice');
  assert.ok(code.wrong.size < TRIES, 'approved with a code that was used up');
  assert.ok(lasted(code.at, task.startedAt) < TEN_MINUTES, 'approved with a code whose time was over');
  code.used = true;
}

export function lasted(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}
