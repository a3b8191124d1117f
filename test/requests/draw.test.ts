import assert from 'node:assert/strict';
import { work } from '../../src/requests/jobs/run-job.ts';
import { memory } from '../support/memory.ts';
import { ID, pending, requestIn, statuses } from '../support/samples.ts';

const before = pending();
const after = requestIn(statuses.done, { version: before.version + 1 });

describe('a draw that was overtaken', () => {
  it('is followed by another, until the request no longer changes', async () => {
    const deps = memory([before]);
    deps.overtakenBy.push(after);
    await work(deps, { name: 'draw', request: ID }, { last: false });
    assert.deepEqual(deps.drawn, [before, after]);
  });

  it('is followed by another if it failed, and the job still fails', async () => {
    const { drawn, ...deps } = memory([before]);
    deps.overtakenBy.push(after);
    const draw: typeof deps.notifier.draw = (request) => {
      drawn.push(request);
      return request === before ? Promise.reject(new Error('Too late')) : Promise.resolve();
    };
    const notifier = { ...deps.notifier, draw };
    await assert.rejects(work({ ...deps, notifier }, { name: 'draw', request: ID }, { last: false }), /Too late/);
    assert.deepEqual(drawn, [before, after]);
  });
});
