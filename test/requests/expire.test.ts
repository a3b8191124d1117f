import assert from 'node:assert/strict';
import { expire, remind } from '../../src/requests/expire.ts';
import { isIn } from '../../src/requests/transitions.ts';
import { memory } from '../support/memory.ts';
import { ID, pending, requestIn, statusIn, statuses } from '../support/samples.ts';

describe('expiring', () => {
  for (const [name, status] of Object.entries(statuses)) {
    const waits = isIn(requestIn(status), 'asked', 'choosing', 'pending');
    it(`${waits ? 'ends' : 'leaves'} a request that is ${name}`, async () => {
      const deps = memory([requestIn(status)]);
      await expire(deps, ID);
      assert.equal(deps.requests.get(ID)?.status.state, waits ? 'expired' : status.state);
    });
  }

  it('ends it although a reminder came in between', async () => {
    const deps = memory([pending()]);
    deps.overtakenBy.push(pending({ reminded: true }, { version: 4 }));
    await expire(deps, ID);
    assert.equal(deps.requests.get(ID)?.status.state, 'expired');
  });

  it('leaves it where an approval came in between', async () => {
    const deps = memory([pending()]);
    deps.overtakenBy.push(requestIn(statuses.approved, { version: 4 }));
    await expire(deps, ID);
    assert.equal(deps.requests.get(ID)?.status.state, 'approved');
  });

  it('does nothing where there is no request', () => expire(memory([]), ID));
});

describe('reminding', () => {
  it('marks a request that waits, and has its cards drawn', async () => {
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

  it('leaves what was decided, and what nobody can decide', async () => {
    for (const status of Object.values(statuses)) {
      if (status.state === 'pending') continue;
      const deps = memory([requestIn(status)]);
      await remind(deps, ID);
      assert.deepEqual([deps.requests.get(ID)?.status, deps.audits], [status, []]);
    }
  });

  it('is not lost because a wrong code came in between', async () => {
    const deps = memory([pending()]);
    deps.overtakenBy.push(pending({ codesShown: 2 }, { version: 4 }));
    await remind(deps, ID);
    assert.ok(statusIn('pending', deps.requests.get(ID)).reminded);
  });

  it('does nothing where there is no request', () => remind(memory([]), ID));
});
