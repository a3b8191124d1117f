import assert from 'node:assert/strict';
import { draft, submit } from '../../src/requests/ask.ts';
import { memory } from '../support/memory.ts';
import { AT, megan } from '../support/samples.ts';

const ask = { requester: megan, who: { id: megan.id }, reason: 'Forgotten' } as const;

describe('asking', () => {
  it('draws an id of 128 bits and a reference without letters that sound or look alike', () => {
    const request = draft(ask, AT);
    assert.equal(Buffer.from(request.id, 'base64url').length, 16);
    assert.match(request.reference, /^PR-[2-9A-HJKMNP-TV-Z]{6}$/);
    assert.notEqual(draft(ask, AT).id, request.id);
  });

  it('lives for an hour', () => assert.equal(draft(ask, AT).expiresAt, '2026-11-22T11:00:00.000Z'));

  it('cuts text that is too long', () => {
    const request = draft({ ...ask, who: { text: 'x'.repeat(5000) }, reason: 'y'.repeat(5000) }, AT);
    assert.deepEqual(request.who, { text: 'x'.repeat(254) });
    assert.equal(request.reason.length, 200);
  });

  it('is written down before anything is looked up, with its look-up and its expiry', async () => {
    const deps = memory([]);
    const request = draft(ask, AT);
    await submit(deps, request);
    assert.equal(deps.requests.get(request.id)?.status.state, 'asked');
    assert.deepEqual(
      deps.jobs.map(({ name }) => name),
      ['look-up', 'expire'],
    );
    assert.equal(deps.audits[0]?.action, 'asked');
  });

  it('refuses to overwrite a request that is there', async () => {
    const request = draft(ask, AT);
    await assert.rejects(submit(memory([request]), request), /stale/);
  });
});
