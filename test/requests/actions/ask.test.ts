import assert from 'node:assert/strict';
import { type Ask, type Made, draft, submit as submitted } from '../../../src/requests/actions/ask.ts';
import type { Deps } from '../../../src/requests/model/services.ts';
import { memory } from '../../support/memory.ts';
import type { Request } from '../../../src/requests/model/request.ts';
import { createSecretBox } from '../../../src/crypto/secret-box.ts';
import { AT, alex, megan } from '../../support/samples.ts';

const ask = { requester: megan, who: { id: megan.id }, reason: 'Forgotten' } as const;
const KEY = 'form';
const FORM = {
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  conversation: 'a:1',
  activity: '1',
  locale: '',
} as const;

/** Asks; the request is not refused. */
async function submit(deps: Deps, by: Ask, made: Omit<Made, 'source'>) {
  const answer = await submitted(deps, by, { ...made, source: 'test' });
  assert.notEqual(answer.result, 'too-many');
  assert.ok('request' in answer);
  return answer;
}

describe('asking', () => {
  it('makes an id of 128 bits, and a reference without letters that sound or look alike', () => {
    const request = draft(ask, memory([]), KEY);
    assert.equal(Buffer.from(request.id, 'base64url').length, 16);
    assert.match(request.reference, /^PR-[2-9A-HJKMNP-TV-Z]{6}$/);
  });

  it('makes the same id and reference for the same person and key, and different ones otherwise', () => {
    const names = ({ id, reference }: Request): string[] => [id, reference];
    const first = names(draft(ask, memory([]), KEY));
    assert.deepEqual(names(draft({ ...ask, reason: 'In other words' }, memory([]), KEY)), first);
    for (const other of [draft(ask, memory([]), 'other'), draft({ ...ask, requester: alex }, memory([]), KEY)]) {
      assert.notEqual(other.id, first[0]);
      assert.notEqual(other.reference, first[1]);
    }
    const ownKey = { ...memory([]), secrets: createSecretBox([Buffer.alloc(32, 1)]) };
    assert.notEqual(draft(ask, ownKey, KEY).id, first[0], 'nobody guesses it who does not have the secret key');
  });

  it('makes a request that waits as long as the operator says', () => {
    const deps = memory([]);
    assert.deepEqual(
      [draft(ask, deps, KEY).askedAt, draft(ask, deps, KEY).expiresAt],
      [AT, '2026-11-22T11:00:00.000Z'],
    );
    deps.rules = { ...deps.rules, requestMinutes: 20 };
    assert.equal(draft(ask, deps, KEY).expiresAt, '2026-11-22T10:20:00.000Z');
  });

  it('cuts text that is too long', () => {
    const request = draft({ ...ask, who: { text: 'x'.repeat(5000) }, reason: 'y'.repeat(5000) }, memory([]), KEY);
    assert.deepEqual(request.who, { text: 'x'.repeat(254) });
    assert.equal(request.reason.length, 200);
  });

  it('stores the request before anything is looked up, with its look-up and expiry jobs', async () => {
    const deps = memory([]);
    const { result, request } = await submit(deps, ask, { key: KEY, card: FORM });
    assert.equal(result, 'saved');
    assert.equal(deps.requests.get(request.id)?.status.state, 'asked');
    assert.deepEqual(deps.cards, [{ ...FORM, request: request.id }]);
    assert.deepEqual(
      deps.jobs.map(({ name }) => name),
      ['look-up', 'expire'],
    );
    assert.deepEqual(
      deps.audits.map(({ action, by, source }) => [action, by, source]),
      [['asked', megan, 'test']],
    );
  });

  it('does not store the same request again, whatever became of it, nor with other words while it is open', async () => {
    const deps = memory([]);
    const { request } = await submit(deps, ask, { key: KEY, card: FORM });
    const again = await submit(deps, { ...ask, reason: 'In other words' }, { key: KEY, card: FORM });
    assert.deepEqual(again, { result: 'stale', request });
    const over = { ...request, version: 2, status: { state: 'cancelled', at: AT, subject: null } } as const;
    deps.requests.set(request.id, over);
    assert.deepEqual(await submit(deps, ask, { key: KEY, card: FORM }), { result: 'stale', request: over });
    assert.equal(deps.audits.length, 1);
  });

  it('makes one new request if a form whose request has ended is sent with other words', async () => {
    const deps = memory([]);
    const { request } = await submit(deps, ask, { key: KEY, card: undefined });
    deps.requests.set(request.id, { ...request, version: 2, status: { state: 'cancelled', at: AT, subject: null } });
    const anew = { ...ask, reason: 'In other words' };
    const second = await submit(deps, anew, { key: KEY, card: undefined });
    assert.equal(second.result, 'saved');
    assert.notEqual(second.request.id, request.id);
    assert.equal((await submit(deps, anew, { key: KEY, card: undefined })).request, second.request);
    assert.equal(deps.requests.size, 2);
  });

  it('stores nothing if the message is another request’s card', async () => {
    const deps = memory([]);
    await submit(deps, ask, { key: 'other', card: FORM });
    assert.equal((await submit(deps, ask, { key: KEY, card: FORM })).result, 'card-taken');
    assert.equal(deps.requests.size, 1);
  });

  it('is refused beyond the hourly limit: nothing is stored, and the person is told when they can ask again', async () => {
    const deps = memory([]);
    const times = ['10:00', '10:10', '10:20', '10:30', '10:40'].map((time) => `2026-11-22T${time}:00.000Z`);
    for (const [n, now] of times.entries()) {
      deps.now = now;
      await submit(deps, ask, { key: `${n}`, card: undefined });
    }
    const [requests, audits, jobs] = [deps.requests.size, deps.audits.length, deps.jobs.length];
    const beyond = { key: 'beyond', card: undefined, source: 'test' };
    assert.deepEqual(await submitted(deps, ask, beyond), { result: 'too-many', again: '2026-11-22T11:00:00.000Z' });
    assert.deepEqual([deps.requests.size, deps.audits.length, deps.jobs.length], [requests, audits, jobs]);
    await submit(deps, ask, { key: '4', card: undefined });
    await submit(deps, { ...ask, requester: alex }, beyond);
    deps.now = '2026-11-22T11:00:00.001Z';
    assert.equal((await submit(deps, ask, beyond)).result, 'saved');
  });
});
