import assert from 'node:assert/strict';
import { move, moveUntil } from '../../src/requests/move.ts';
import type { Request } from '../../src/requests/model/request.ts';
import { memory } from '../support/memory.ts';
import { AT, ID, lidia, pending, requestIn, statuses } from '../support/samples.ts';

const approved = { type: 'approved', by: lidia, grant: null } as const;

describe('moving a request', () => {
  it('stores it with its audit entry, which says where the transition came from', async () => {
    const deps = memory([pending()]);
    assert.deepEqual(await move(deps, 'test', pending(), approved), { moved: true, request: deps.requests.get(ID) });
    assert.deepEqual(
      deps.audits.map(({ action, source, at }) => [action, source, at]),
      [['approved', 'test', AT]],
    );
  });

  it('returns the changed request if someone else was first, and if the event does not fit', async () => {
    const now = requestIn(statuses.cancelled, { version: 4 });
    const deps = memory([now]);
    const expected = { moved: false, request: now, because: 'stale' };
    assert.deepEqual(await move(deps, 'test', pending(), approved), expected);
    assert.deepEqual(await move(deps, 'test', now, approved), expected);
    assert.deepEqual(deps.audits, []);
  });
});

describe('moving a request until it is decided', () => {
  it('decides again, on the request as it is then, each time someone else was first', async () => {
    const deps = memory([pending({}, { version: 5 })]);
    const seen: number[] = [];
    const result = await moveUntil(deps, 'test', pending({}, { version: 3 }), (request) => {
      seen.push(request.version);
      return { event: approved };
    });
    assert.deepEqual(seen, [3, 5]);
    assert.deepEqual(result, { moved: deps.requests.get(ID), by: approved });
  });

  it('ends with the first answer, which changes nothing', async () => {
    const deps = memory([pending()]);
    assert.deepEqual(await moveUntil(deps, 'test', pending(), () => ({ answer: 'no' })), { answer: 'no' });
    assert.deepEqual([deps.requests.get(ID), deps.audits], [pending(), []]);
  });

  it('never loops: an event that is not possible and a deleted request are errors', async () => {
    const done: Request = requestIn(statuses.done);
    await assert.rejects(
      moveUntil(memory([done]), 'test', done, () => ({ event: approved })),
      /approved is not possible in state done/,
    );
    await assert.rejects(
      moveUntil(memory([]), 'test', pending(), () => ({ event: approved })),
      /PR-TEST22 no longer exists/,
    );
  });
});
