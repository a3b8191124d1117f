import assert from 'node:assert/strict';
import { approve, deny } from '../../src/requests/decide.ts';
import { DirectoryUnavailable } from '../../src/requests/ports.ts';
import { memory } from '../support/memory.ts';
import { alex, helga, megan, meganSubject, requestIn } from '../support/samples.ts';

const pending = requestIn({ state: 'pending', subject: meganSubject });

describe('deciding', () => {
  it('an approver whose roles allow it approves: the reset is queued with the move', async () => {
    const deps = memory([pending]);
    assert.equal((await approve(deps, pending.id, helga)).kind, 'moved');
    assert.equal(deps.requests.get(pending.id)?.status.state, 'approved');
    assert.ok(deps.jobs.some(({ name }) => name === 'carry-out'));
  });

  it('the same click again gets the same answer and does nothing', async () => {
    const deps = memory([pending]);
    const first = await approve(deps, pending.id, helga);
    const jobs = deps.jobs.length;
    assert.deepEqual(await approve(deps, pending.id, helga), first);
    assert.equal(deps.jobs.length, jobs);
  });

  it('a click that comes after somebody else’s is told so', async () => {
    const deps = memory([pending]);
    await approve(deps, pending.id, helga);
    assert.equal((await approve(deps, pending.id, alex)).kind, 'already');
    assert.equal((await deny(deps, pending.id, helga, 'Changed my mind')).kind, 'already');
  });

  it('of two clicks at once one moves the request, the other is told so', async () => {
    const deps = memory([pending]);
    const outcomes = await Promise.all([approve(deps, pending.id, helga), approve(deps, pending.id, alex)]);
    assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['already', 'moved']);
    assert.equal(deps.jobs.filter(({ name }) => name === 'carry-out').length, 1);
  });

  it('a denial keeps its reason for the requester', async () => {
    const deps = memory([pending]);
    await deny(deps, pending.id, helga, 'Could not reach you');
    const status = deps.requests.get(pending.id)?.status;
    assert.equal(status?.state === 'denied' && status.reason, 'Could not reach you');
    assert.ok(!deps.jobs.some(({ name }) => name === 'carry-out'));
  });

  it('nobody decides for himself, and the attempt is recorded', async () => {
    const byAlex = requestIn({ state: 'pending', subject: meganSubject }, { requester: alex });
    const deps = memory([byAlex]);
    assert.deepEqual(await approve(deps, byAlex.id, alex), { kind: 'not-allowed', because: 'own-request' });
    assert.deepEqual(await deny(deps, byAlex.id, megan, 'x'), { kind: 'not-allowed', because: 'own-password' });
    assert.equal(deps.requests.get(byAlex.id)?.status.state, 'pending');
    assert.deepEqual(
      deps.audits.map(({ action, by }) => [action, by?.id]),
      [
        ['refused:approved', alex.id],
        ['refused:denied', megan.id],
      ],
    );
  });

  it('roles that do not reach are refused and recorded', async () => {
    const deps = memory([pending]);
    deps.mayReset = { allowed: false, because: 'role-too-low' };
    assert.deepEqual(await approve(deps, pending.id, helga), { kind: 'not-allowed', because: 'role-too-low' });
    assert.equal(deps.audits[0]?.detail['because'], 'role-too-low');
  });

  it('where rights cannot be read nothing moves', async () => {
    const deps = memory([pending]);
    deps.mayReset = new DirectoryUnavailable('503');
    await assert.rejects(approve(deps, pending.id, helga), DirectoryUnavailable);
    assert.equal(deps.requests.get(pending.id)?.status.state, 'pending');
  });

  it('an id that leads nowhere is unknown', async () => {
    assert.deepEqual(await approve(memory([]), 'no-such-request', helga), { kind: 'unknown' });
  });
});
