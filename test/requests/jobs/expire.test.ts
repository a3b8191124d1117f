import assert from 'node:assert/strict';
import { expire, remind } from '../../../src/requests/jobs/expire.ts';
import { type Request, UNDECIDED, isIn } from '../../../src/requests/model/request.ts';
import { type Memory, memory } from '../../support/memory.ts';
import { AT, ID, SEALED, megan, pending, requestIn, statusIn, statuses } from '../../support/samples.ts';

/** When every request here expires. */
const OVER = '2026-11-22T11:00:00.000Z';

describe('expiring', () => {
  for (const [name, status] of Object.entries(statuses)) {
    const waits = isIn(requestIn(status), 'asked', 'choosing', ...UNDECIDED);
    it(`${waits ? 'ends' : 'leaves'} a request that is ${name}`, async () => {
      const deps = Object.assign(memory([requestIn(status)]), { now: waits ? OVER : AT });
      await expire(deps, ID);
      assert.equal(deps.requests.get(ID)?.status.state, waits ? 'expired' : status.state);
    });
  }

  it('ends it even if a reminder came in between', async () => {
    const deps = Object.assign(memory([pending()]), { now: OVER });
    deps.overtakenBy.push(pending({ reminded: true }, { version: 4 }));
    await expire(deps, ID);
    assert.equal(deps.requests.get(ID)?.status.state, 'expired');
  });

  it('leaves it if its time was extended after the job was created', async () => {
    const deps = Object.assign(memory([requestIn(statuses.escalated, { expiresAt: '2026-11-22T12:00:00.000Z' })]), {
      now: OVER,
    });
    await expire(deps, ID);
    assert.equal(deps.requests.get(ID)?.status.state, 'escalated');
    deps.now = '2026-11-22T12:00:00.000Z';
    await expire(deps, ID);
    assert.equal(deps.requests.get(ID)?.status.state, 'expired');
  });

  it('leaves it if an approval came in between', async () => {
    const deps = memory([pending()]);
    deps.overtakenBy.push(requestIn(statuses.approved, { version: 4 }));
    await expire(deps, ID);
    assert.equal(deps.requests.get(ID)?.status.state, 'approved');
  });

  it('does nothing without a request', () => expire(memory([]), ID));
});

describe('the end of a wait for the approver’s sign-in', () => {
  const waits = requestIn(statuses['resetting, waits for a sign-in']);
  const accepted = requestIn(statuses['resetting, accepted, waits for a sign-in']);

  async function expired(request: Request, now: string): Promise<Memory> {
    const deps = memory([request]);
    deps.now = now;
    await expire(deps, ID);
    return deps;
  }

  it('fails a reset that nobody accepted: not-signed-in', async () => {
    const deps = await expired(waits, '2026-11-22T10:30:00.000Z');
    const { because, tried } = statusIn('failed', deps.requests.get(ID));
    assert.deepEqual([because, tried], ['not-signed-in', false]);
  });

  it('treats an accepted one as done, not confirmed: its password can be read', async () => {
    const deps = await expired(accepted, '2026-11-22T10:30:00.000Z');
    const { confirmed, handover, sessions, grant } = statusIn('done', deps.requests.get(ID));
    assert.deepEqual([confirmed, sessions, grant], [false, 'due', null]);
    assert.deepEqual(handover, { state: 'sealed', sealed: SEALED, until: '2026-11-22T10:40:00.000Z', reminded: false });
  });

  it('shows nobody a password that was accepted and then disowned', async () => {
    const disowned = requestIn({ ...accepted.status, disowned: { by: megan, at: AT } });
    const deps = await expired(disowned, '2026-11-22T10:30:00.000Z');
    const { handover, scramble } = statusIn('done', deps.requests.get(ID));
    assert.deepEqual([handover.state, scramble], ['erased', 'due']);
  });

  it('fails an access pass that was not made', async () => {
    const pass = requestIn({ ...waits.status, attempt: { secret: 'access-pass', step: 'begun' }, triedAt: [AT] });
    const deps = await expired(pass, '2026-11-22T10:30:00.000Z');
    const { because, tried } = statusIn('failed', deps.requests.get(ID));
    assert.deepEqual([because, tried], ['not-signed-in', true]);
  });

  it('does not come before half an hour, except for the minute by which clocks may differ', async () => {
    assert.equal((await expired(waits, '2026-11-22T10:28:59.999Z')).requests.get(ID), waits);
    statusIn('failed', (await expired(waits, '2026-11-22T10:29:00.000Z')).requests.get(ID));
  });

  it('does not come if the reset has moved on, or waits again', async () => {
    for (const status of [
      statuses['resetting with a sign-in'],
      { ...waits.status, waitsSince: '2026-11-22T10:20:00.000Z' },
    ]) {
      const deps = await expired(requestIn(status), '2026-11-22T10:30:00.000Z');
      assert.deepEqual([deps.requests.get(ID)?.status, deps.audits], [status, []]);
    }
  });

  it('does not come if the approver signs in at that moment', async () => {
    const deps = memory([waits]);
    deps.now = '2026-11-22T10:30:00.000Z';
    deps.overtakenBy.push(requestIn(statuses['resetting with a sign-in'], { version: 4 }));
    await expire(deps, ID);
    assert.equal(statusIn('resetting', deps.requests.get(ID)).step, 'under-way');
  });
});

describe('reminding', () => {
  it('marks an open request, and has its cards drawn', async () => {
    const deps = memory([pending()]);
    await remind(deps, ID);
    assert.ok(statusIn('pending', deps.requests.get(ID)).reminded);
    assert.deepEqual(deps.jobs, [{ name: 'draw', request: ID }]);
  });

  it('happens once', async () => {
    const deps = memory([pending()]);
    await remind(deps, ID);
    await remind(deps, ID);
    assert.equal(deps.audits.length, 1);
  });

  it('leaves decided requests, and those that nobody can decide', async () => {
    for (const status of Object.values(statuses)) {
      if (status.state === 'pending' || status.state === 'escalated') continue;
      const deps = memory([requestIn(status)]);
      await remind(deps, ID);
      assert.deepEqual([deps.requests.get(ID)?.status, deps.audits], [status, []]);
    }
  });

  it('is not lost if a wrong code came in between', async () => {
    const deps = memory([pending()]);
    deps.overtakenBy.push(pending({ codesShown: 2 }, { version: 4 }));
    await remind(deps, ID);
    assert.ok(statusIn('pending', deps.requests.get(ID)).reminded);
  });

  it('does nothing without a request', () => remind(memory([]), ID));
});
