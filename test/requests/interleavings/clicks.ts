/** What people click, and what must be true of the answer. */
import assert from 'node:assert/strict';
import { approve, deny, handled, resume, secure } from '../../../src/requests/actions/approvers/decide.ts';
import type { Outcome } from '../../../src/requests/actions/approvers/judge-click.ts';
import type { Caller, Deps } from '../../../src/requests/model/services.ts';
import { disown } from '../../../src/requests/actions/disown.ts';
import { showCode } from '../../../src/requests/actions/identity-code.ts';
import { cancel, choose, insist } from '../../../src/requests/actions/own-request.ts';
import type { ObjectId, Person, RequestId } from '../../../src/requests/model/request.ts';
import { reveal } from '../../../src/requests/actions/reveal.ts';
import type { Task } from './approvals.ts';
import type { Laws } from './laws.ts';
import type { Typed, Verb } from './plan.ts';

export type Click = {
  readonly verb: Verb;
  readonly by: Person;
  readonly id: RequestId;
  readonly typed: string;
  readonly assertion: string | null;
  /** The account they pick, if there is one to pick. */
  readonly account: ObjectId;
};

export type Codes = Map<RequestId, readonly string[]>;

/** What an approver types who heard the code right, or wrong. @param wrong any digit */
export function typedOf(codes: Codes, id: RequestId, typed: Typed, wrong: number): string {
  const shown = codes.get(id) ?? [];
  switch (typed) {
    case 'right':
      return shown.at(-1) ?? '98765';
    case 'earlier':
      return shown.at(-2) ?? '98765';
    case 'wrong':
      return `1234${wrong}`;
    case 'none':
      return '';
  }
}

/** Carries out a click. @param codes what was shown for each request so far @throws if the answer cannot be true */
export async function clicked(deps: Deps, task: Task, click: Click, laws: Laws, codes: Codes): Promise<void> {
  const { verb, by, id, typed, assertion, account } = click;
  const caller: Caller = { person: by, source: task.what };
  if (assertion !== null) laws.secrets.add(assertion);
  switch (verb) {
    case 'approve':
      isAnswered(task, await approve(deps, id, caller, { code: typed, assertion }));
      return;
    case 'deny':
      isAnswered(task, await deny(deps, id, caller, 'No'));
      return;
    case 'handled':
      isAnswered(task, await handled(deps, id, caller, typed));
      return;
    case 'cancel': {
      const state = (await cancel(deps, id, caller))?.status.state ?? 'not theirs';
      assert.ok(!['asked', 'choosing', 'pending'].includes(state), `a cancellation was not heard: ${state}`);
      return;
    }
    case 'choose':
      await choose(deps, id, caller, account);
      return;
    case 'insist': {
      const answer = await insist(deps, id, caller);
      assert.ok(answer === undefined || answer.requester.id === by.id, 'went on for another person');
      return;
    }
    case 'show-code': {
      const shown = await showCode(deps, id, caller, (codes.get(id)?.length ?? 0) + 1);
      if (shown.kind !== 'shown') return;
      laws.secrets.add(shown.digits);
      codes.set(id, [...(codes.get(id) ?? []), shown.digits]);
      return;
    }
    case 'disown': {
      const { kind } = await disown(deps, id, caller);
      assert.ok(kind !== 'not-yours' || task.entries > 0, 'somebody else’s word was not written down');
      return;
    }
    case 'resume':
      isAnswered(task, await resume(deps, id, caller, assertion), false);
      return;
    case 'secure':
      isAnswered(task, await secure(deps, id, caller, assertion), false);
      return;
    case 'reveal': {
      const revealed = await reveal(deps, id, caller);
      if (revealed.kind === 'revealed') laws.revealed(task, id, revealed.password.cleartext());
    }
  }
}

/** A refused person is in the audit trail; one who is told that their approval or denial counts is in the row. */
function isAnswered(task: Task, outcome: Outcome, isDecision = true): void {
  const isRefused =
    outcome.kind === 'code' ||
    outcome.kind === 'not-allowed' ||
    outcome.kind === 'unknown' ||
    (outcome.kind === 'sign-in' && outcome.because === 'other-person');
  assert.ok(!isRefused || task.entries > 0, `${outcome.kind} was not written down`);
  if (outcome.kind !== 'moved' || !isDecision) return;
  const { status } = outcome.request;
  const names = [
    'decision' in status ? status.decision.by.id : null,
    'firstApproval' in status ? status.firstApproval?.by.id : null,
  ];
  assert.ok(names.includes(task.by?.id), 'told that their click counts, and it does not');
}
