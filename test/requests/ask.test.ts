import assert from 'node:assert/strict';
import { draft, submit } from '../../src/requests/ask.ts';
import { memory } from '../support/memory.ts';
import { AT, megan } from '../support/samples.ts';

const ask = { requester: megan, who: { id: megan.id }, reason: 'Forgotten' } as const;

describe('asking', () => {
  it('draws an id of 128 bits and a reference without letters that sound or look alike', () => {
    const request = draft(ask, memory([]));
    assert.equal(Buffer.from(request.id, 'base64url').length, 16);
    assert.match(request.reference, /^PR-[2-9A-HJKMNP-TV-Z]{6}$/);
    assert.notEqual(draft(ask, memory([])).id, request.id);
  });

  it('waits for its approvers as long as the operator says', () => {
    const deps = memory([]);
    assert.deepEqual([draft(ask, deps).askedAt, draft(ask, deps).expiresAt], [AT, '2026-11-22T11:00:00.000Z']);
    deps.rules = { ...deps.rules, requestMinutes: 20 };
    assert.equal(draft(ask, deps).expiresAt, '2026-11-22T10:20:00.000Z');
  });

  it('cuts text that is too long', () => {
    const request = draft({ ...ask, who: { text: 'x'.repeat(5000) }, reason: 'y'.repeat(5000) }, memory([]));
    assert.deepEqual(request.who, { text: 'x'.repeat(254) });
    assert.equal(request.reason.length, 200);
  });

  it('is written down before anything is looked up, with its look-up and its expiry', async () => {
    const deps = memory([]);
    const request = draft(ask, memory([]));
    await submit(deps, request);
    assert.equal(deps.requests.get(request.id)?.status.state, 'asked');
    assert.deepEqual(
      deps.jobs.map(({ name }) => name),
      ['look-up', 'expire'],
    );
    assert.deepEqual(
      deps.audits.map(({ action, by, source }) => [action, by, source]),
      [['asked', megan, 'test']],
    );
  });

  it('refuses to overwrite a request that is there', async () => {
    const request = draft(ask, memory([]));
    await assert.rejects(submit(memory([request]), request), /stale/);
  });
});
