/**
 * Whatever people do at the same time, whatever fails, and whatever changes meanwhile, the invariants hold. Random plans on the
 * real store; a failure prints its seed, and the plan in the smallest form that was found. `INTERLEAVINGS=1000` plays so many.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { State } from '../../src/requests/model/request.ts';
import type { Laws } from './interleavings/laws.ts';
import { type Act, type Plan, plans } from './interleavings/plan.ts';
import { play } from './interleavings/play.ts';
import { isAtRest } from './interleavings/secured.ts';
import { type Stage, openStage } from './interleavings/stage/stage.ts';

const ORDERED = process.env['INTERLEAVINGS'];
const RUNS = Number(ORDERED ?? 60);
const LIMIT_MS = ORDERED === undefined ? 12_000 : 60_000 + RUNS * 300;
const OVER: readonly State[] = [
  'superseded',
  'advised',
  'refused',
  'redirected',
  'handled',
  'denied',
  'cancelled',
  'expired',
  'frozen',
  'done',
  'failed',
];

describe('Requests, whatever happens at the same time', function () {
  this.timeout(LIMIT_MS + 60_000);
  let stage: Stage;
  let run = 0;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.dispose());

  async function played(plan: Plan): Promise<Laws> {
    run += 1;
    const { laws, tenant } = await play(stage, plan, run);
    await stage.inspect(laws);
    for (const memory of laws.memories.values()) {
      const { state } = memory.request.status;
      assert.ok(OVER.includes(state), `stands still: ${state}`);
      isAtRest(memory, tenant);
    }
    return laws;
  }

  /** Each act ends before the next one begins. */
  const inTurn = (resetAs: Plan['resetAs'], acts: readonly Act[], changes: Partial<Plan> = {}): Promise<Laws> =>
    played({
      ...{ resetAs, handOver: 'password', revokeSessions: true },
      steps: acts.map((act) => ({ ...act, calls: 50, order: 0 })),
      ...changes,
    });
  const forward = (by: 'lidia' | 'grady'): Act => ({ act: 'forward', request: 0, by });
  const signOut: Act = { act: 'sign-out', request: 0 };
  const disown: Act = { act: 'disown', request: 0 };
  const byLidia = (times: number): Act[] => Array.from({ length: times }, () => forward('lidia'));
  /** Looked up, a code shown, approved: the write is next. */
  const approved: readonly Act[] = [{ act: 'ask', by: 'megan', who: 'megan' }, ...byLidia(3)];

  it('reach the end if nothing interferes, with two approvers if two are needed', async () => {
    const { memories, secrets } = await inTurn('app', [
      { act: 'ask', by: 'megan', who: 'emily' },
      ...byLidia(3),
      ...[forward('grady'), forward('grady'), forward('grady'), forward('grady'), forward('grady')],
    ]);
    const [memory, ...others] = memories.values();
    assert.ok(memory?.request.status.state === 'done' && memory.request.status.firstApproval !== null);
    assert.deepEqual([memory.codes, memory.passwords.size, memory.revealed, others], [2, 1, 1, []]);
    assert.equal(memory.signOuts, 1);
    const kept = [...secrets].filter((secret) => !secret.includes(' signs in '));
    assert.equal(kept.length, 3, 'two codes and a password');
  });

  for (const handOver of ['password', 'access-pass'] as const) {
    it(`reach the end in the approver’s name, even if they have to sign in again (${handOver})`, async () => {
      const acts = [...approved, signOut, ...byLidia(5)];
      const [memory] = (await inTurn('approver', acts, { handOver })).memories.values();
      assert.ok(memory?.request.status.state === 'done' && memory.request.status.handover.state === 'revealed');
      assert.deepEqual([memory.signIns.size, memory.revealed, memory.signOuts], [2, 1, 1]);
    });
  }

  it('are secured in another approver’s name if the owner disowned it and the first approver is signed out', async () => {
    const acts = [...approved, ...byLidia(1), disown, signOut, ...byLidia(1), forward('grady'), ...byLidia(1)];
    const [memory] = (await inTurn('approver', acts)).memories.values();
    assert.ok(memory?.request.status.state === 'done' && memory.request.status.disowned !== null);
    const { scramble, sessions } = memory.request.status;
    assert.deepEqual(
      [scramble, sessions, memory.scrambles, memory.signOuts, memory.revealed],
      ['done', 'done', 1, 1, 0],
    );
  });

  for (const resetAs of ['app', 'approver'] as const) {
    it(`show nobody a password that was written and disowned (${resetAs})`, async () => {
      const acts: Act[] = [...approved, { act: 'fault', fault: 'lost' }, ...byLidia(1), disown, ...byLidia(3)];
      const [memory] = (await inTurn(resetAs, acts)).memories.values();
      assert.ok(memory?.request.status.state === 'done' && memory.request.status.handover.state === 'erased');
      assert.deepEqual([memory.passwords.size, memory.scrambles, memory.signOuts, memory.revealed], [1, 1, 1, 0]);
    });
  }

  it('end if the approver does not sign in again, and nobody else can for them', async () => {
    const resume = { act: 'click', verb: 'resume', by: 'grady', request: 0, typed: 'none', brings: 'own' } as const;
    const acts: Act[] = [...approved, signOut, ...byLidia(1), resume];
    const [memory] = (await inTurn('approver', acts)).memories.values();
    assert.ok(memory?.request.status.state === 'failed' && memory.request.status.because === 'not-signed-in');
    assert.equal(memory.passwords.size, 0);
  });

  it('sign out an owner who disowned it, even if the password cannot be scrambled', async () => {
    const acts: Act[] = [...approved, ...byLidia(1), disown, { act: 'fault', fault: 'down' }];
    const [memory] = (await inTurn('app', acts)).memories.values();
    assert.ok(memory?.request.status.state === 'done');
    assert.deepEqual([memory.request.status.scramble, memory.request.status.sessions], ['failed', 'done']);
  });

  it('are frozen if the owner is in time', async () => {
    const [memory] = (await inTurn('app', [...approved, disown, ...byLidia(3)])).memories.values();
    assert.deepEqual([memory?.request.status.state, memory?.sent.size], ['frozen', 0]);
  });

  it('keep the invariants, in any order', async () => {
    const laws = fc.asyncProperty(plans, async (plan) => {
      await played(plan);
    });
    await fc.assert(laws, { numRuns: RUNS, interruptAfterTimeLimit: LIMIT_MS });
  });
});
