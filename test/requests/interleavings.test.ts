/**
 * Whatever people do at the same time, whatever fails, whatever changes in the middle: the laws hold. Random plans on the
 * real store; a failure prints its seed, and the plan in the smallest form that was found. `INTERLEAVINGS=1000` plays so many.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Request, State } from '../../src/requests/request.ts';
import type { Laws } from './interleavings/laws.ts';
import { type Act, type Step, plans } from './interleavings/plan.ts';
import { play } from './interleavings/play.ts';
import { type Stage, openStage } from './interleavings/stage.ts';

const ORDERED = process.env['INTERLEAVINGS'];
const RUNS = Number(ORDERED ?? 60);
const LIMIT_MS = ORDERED === undefined ? 12_000 : 60_000 + RUNS * 300;
const OVER: readonly State[] = [
  'refused',
  'redirected',
  'escalated',
  'handled',
  'denied',
  'cancelled',
  'expired',
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

  async function played(steps: readonly Step[]): Promise<Laws> {
    run += 1;
    const laws = await play(stage, steps, run);
    await stage.inspect(laws);
    for (const { request, passwords } of laws.memories.values()) {
      assert.ok(OVER.includes(request.status.state), `stands still: ${request.status.state}`);
      assert.ok(!holdsPassword(request), 'a password that nobody read is still there');
      assert.ok(request.status.state !== 'done' || passwords.size === 1);
    }
    return laws;
  }

  it('go all the way where nothing is in it, by two approvers where two are needed', async () => {
    const forward = (by: 'helga' | 'grady'): Act => ({ act: 'forward', request: 0, by });
    const acts: readonly Act[] = [
      { act: 'ask', by: 'megan', who: 'boss' },
      ...[forward('helga'), forward('helga'), forward('helga')],
      ...[forward('grady'), forward('grady'), forward('grady'), forward('grady')],
    ];
    const { memories, secrets } = await played(acts.map((act) => ({ ...act, calls: 50, order: 0 })));
    const [memory, ...others] = memories.values();
    assert.ok(memory?.request.status.state === 'done' && memory.request.status.firstApproval !== null);
    assert.deepEqual([memory.codes, memory.passwords.size, memory.revealed, others], [2, 1, 1, []]);
    assert.equal(secrets.size, 3, 'two codes and a password');
  });

  it('keep the laws, in whatever order', async () => {
    const laws = fc.asyncProperty(plans, async (steps) => {
      await played(steps);
    });
    await fc.assert(laws, { numRuns: RUNS, interruptAfterTimeLimit: LIMIT_MS });
  });
});

function holdsPassword({ status }: Request): boolean {
  return 'sealed' in status || ('handover' in status && status.handover.state === 'sealed');
}
