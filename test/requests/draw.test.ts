import assert from 'node:assert/strict';
import type { Request } from '../../src/requests/model/request.ts';
import { work } from '../../src/requests/jobs/run-job.ts';
import { memory } from '../support/memory.ts';
import { ID, pending, requestIn, statuses } from '../support/samples.ts';

const before = pending();
const after = requestIn(statuses.done, { version: before.version + 1 });

/** Draws while someone else moves the request. @param takes in seconds @returns what was drawn, and what the job failed with */
async function drawn(takes: number, fails = false): Promise<{ drawn: readonly Request[]; failure: unknown }> {
  const deps = memory([before]);
  deps.overtakenBy.push(after);
  const draw: typeof deps.notifier.draw = (request) => {
    deps.drawn.push(request);
    deps.now = new Date(Date.parse(deps.now) + takes * 1_000).toISOString();
    return fails && request === before ? Promise.reject(new Error('Too late')) : Promise.resolve();
  };
  const notifier = { ...deps.notifier, draw };
  const job = work({ ...deps, notifier }, { name: 'draw', request: ID }, { last: false });
  const failure: unknown = await job.then(() => null).catch((error: unknown) => error);
  return { drawn: deps.drawn, failure };
}

describe('a draw that was overtaken', () => {
  it('leaves what is newer to the draw that follows from it', async () => {
    assert.deepEqual(await drawn(2), { drawn: [before], failure: null });
  });

  it('by an instance that hung is followed by another, until the request no longer changes', async () => {
    assert.deepEqual(await drawn(11), { drawn: [before, after], failure: null });
  });

  it('by an instance that hung is followed by another if it failed, and the job still fails', async () => {
    const { drawn: all, failure } = await drawn(11, true);
    assert.match(String(failure), /Too late/);
    assert.deepEqual(all, [before, after]);
  });
});
