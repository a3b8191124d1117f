import assert from 'node:assert/strict';
import type { Job } from '../../../src/requests/model/ports.ts';
import type { Request } from '../../../src/requests/model/request.ts';
import { work } from '../../../src/requests/jobs/run-job.ts';
import { type Memory, memory } from '../../support/memory.ts';
import { ID, meganAccount, pending, requestIn, sealed, statuses } from '../../support/samples.ts';

const done = requestIn({ ...statuses.done, handover: { ...statuses.done.handover, sealed: sealed('Kqw7mx') } });

async function worked(request: Request, job: Job): Promise<Memory> {
  const deps = memory([request], [meganAccount]);
  deps.now = job.name === 'expire' ? request.expiresAt : deps.now;
  await work(deps, job, { last: false });
  return deps;
}

describe('a job', () => {
  const table: readonly (readonly [Exclude<Job['name'], 'tell-owner' | 'tell-approver' | 'draw'>, Request, string])[] =
    [
      ['look-up', requestIn(statuses.asked), 'found'],
      ['carry-out', requestIn(statuses.approved), 'reset'],
      ['aftercare', requestIn(statuses['done and erased, scramble due']), 'scrambled'],
      ['remind', pending(), 'reminded'],
      ['expire', pending(), 'expired'],
      ['erase', done, 'erased'],
    ];
  for (const [name, request, action] of table) {
    it(`${name} does its work: ${action}`, async () => {
      const deps = await worked(request, { name, request: ID });
      assert.equal(deps.audits.at(-1)?.action, action);
    });
  }

  it('draw draws the request as it is stored', async () => {
    assert.deepEqual((await worked(done, { name: 'draw', request: ID })).drawn, [done]);
  });

  it('tell-owner notifies the owner of its event', async () => {
    for (const about of ['asked', 'denied', 'reset'] as const) {
      const deps = await worked(done, { name: 'tell-owner', request: ID, about });
      assert.deepEqual([deps.told, deps.drawn], [[{ request: done, about }], []]);
    }
  });

  it('for a deleted request does nothing', async () => {
    const deps = memory([]);
    for (const name of ['look-up', 'carry-out', 'aftercare', 'remind', 'expire', 'erase', 'draw'] as const) {
      await work(deps, { name, request: ID }, { last: true });
    }
    await work(deps, { name: 'tell-owner', request: ID, about: 'asked' }, { last: true });
    assert.deepEqual([deps.audits, deps.drawn, deps.told], [[], [], []]);
  });
});
