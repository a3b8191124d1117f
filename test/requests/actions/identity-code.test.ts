import assert from 'node:assert/strict';
import { requestCalled } from '../../support/ids.ts';
import { type CodeShown, showCode } from '../../../src/requests/actions/identity-code.ts';
import { type Memory, memory } from '../../support/memory.ts';
import {
  AT,
  ID,
  alex,
  caller,
  hashOf,
  lidia,
  megan,
  pending,
  requestIn,
  statusIn,
  statuses,
} from '../../support/samples.ts';

const fresh = pending({ code: null, codesShown: 0 });

/** What asking for each of these codes in turn shows. */
async function shownFor(deps: Memory, ...numbers: readonly number[]): Promise<CodeShown['kind'][]> {
  const kinds: CodeShown['kind'][] = [];
  for (const number of numbers) kinds.push((await showCode(deps, ID, caller(megan), number)).kind);
  return kinds;
}

async function digitsFor(deps: Memory, number: number): Promise<string | null> {
  const shown = await showCode(deps, ID, caller(megan), number);
  return shown.kind === 'shown' ? shown.digits : null;
}

describe('showing the requester their code', () => {
  it('shows six digits, valid for ten minutes, and stores only a keyed hash of them', async () => {
    const deps = memory([fresh]);
    const shown = await showCode(deps, ID, caller(megan), 1);
    assert.ok(shown.kind === 'shown');
    assert.match(shown.digits, /^\d{6}$/);
    assert.equal(shown.until, '2026-11-22T10:10:00.000Z');
    const { code, codesShown } = statusIn('pending', deps.requests.get(ID));
    assert.deepEqual([code, codesShown], [{ hash: hashOf(shown.digits), until: shown.until, wrong: [] }, 1]);
    assert.deepEqual(shown.request, deps.requests.get(ID));
    for (const written of [deps.requests.get(ID), deps.audits, deps.jobs]) {
      assert.ok(!JSON.stringify(written).includes(shown.digits));
    }
    assert.deepEqual(
      deps.audits.map(({ action, by: who, source }) => [action, who, source]),
      [['code-shown', megan, 'test']],
    );
  });

  it('makes another code for every request and every number, with leading zeros where they come', async () => {
    const digits = await Promise.all(
      Array.from({ length: 300 }, async (_, at) => {
        const id = requestCalled(`request ${at}`);
        const shown = await showCode(memory([pending({ code: null, codesShown: 0 }, { id })]), id, caller(megan), 1);
        return shown.kind === 'shown' ? shown.digits : '';
      }),
    );
    assert.ok(digits.every((code) => /^\d{6}$/.test(code)) && digits.some((code) => code.startsWith('0')));
    assert.ok(new Set(digits).size > 290);
    const deps = memory([fresh]);
    assert.notEqual(await digitsFor(deps, 1), await digitsFor(deps, 2));
  });

  it('leaves the card visible until the code is invalid, then has it redrawn', async () => {
    const deps = memory([fresh]);
    await showCode(deps, ID, caller(megan), 1);
    assert.deepEqual(deps.jobs, [{ name: 'draw', request: ID, at: '2026-11-22T10:10:00.000Z' }]);
  });

  it('shows the same code again while it is good, and records it once', async () => {
    const deps = memory([fresh]);
    const first = await digitsFor(deps, 1);
    assert.equal(await digitsFor(deps, 1), first);
    assert.equal(statusIn('pending', deps.requests.get(ID)).codesShown, 1);
    assert.equal(deps.audits.length, 1);
  });

  it('shows two simultaneous clicks the same code', async () => {
    const deps = memory([fresh]);
    const [one, other] = await Promise.all([digitsFor(deps, 1), digitsFor(deps, 1)]);
    assert.equal(one, other);
    assert.equal(statusIn('pending', deps.requests.get(ID)).codesShown, 1);
  });

  it('shows another one where the last one is not good any more, or an earlier version made it', async () => {
    const hash = hashOf('000000');
    const usedUp = ['1', '2', '3', '4', '5'].map((digits) => hashOf(digits));
    for (const code of [
      { hash, until: AT, wrong: [] },
      { hash, until: '2026-11-22T10:10:00.000Z', wrong: usedUp },
      { hash, until: '2026-11-22T10:10:00.000Z', wrong: [] },
    ]) {
      const deps = memory([pending({ code, codesShown: 1 })]);
      assert.equal((await showCode(deps, ID, caller(megan), 1)).kind, 'shown');
      assert.equal(statusIn('pending', deps.requests.get(ID)).codesShown, 2);
    }
  });

  it('shows the next one when asked for it, and never one out of order', async () => {
    const kinds = await shownFor(memory([fresh]), 0, 1, 3, 2, 3);
    assert.deepEqual(kinds, ['gone', 'shown', 'shown', 'shown', 'shown']);
    const deps = memory([fresh]);
    await shownFor(deps, 1, 3);
    assert.equal(
      statusIn('pending', deps.requests.get(ID)).codesShown,
      1,
      'the third is not due yet: the first is shown',
    );
  });

  it('shows at most five for one request', async () => {
    const deps = memory([fresh]);
    await shownFor(deps, 1, 2, 3, 4, 5, 6);
    assert.equal(statusIn('pending', deps.requests.get(ID)).codesShown, 5);
  });

  it('shows it even if a reminder came in between', async () => {
    const deps = memory([fresh]);
    deps.overtakenBy.push(pending({ code: null, codesShown: 0, reminded: true }, { version: 4 }));
    assert.equal((await showCode(deps, ID, caller(megan), 1)).kind, 'shown');
    assert.ok(statusIn('pending', deps.requests.get(ID)).reminded);
  });

  it('shows none while no approver needs one', async () => {
    for (const status of Object.values(statuses)) {
      if (['pending', 'escalated', 'withheld'].includes(status.state)) continue;
      const deps = memory([requestIn(status)]);
      assert.deepEqual(await showCode(deps, ID, caller(megan), 1), { kind: 'gone', request: requestIn(status) });
      assert.deepEqual(deps.audits, []);
    }
  });

  it('shows none if the operator has turned codes off', async () => {
    const deps = memory([fresh]);
    deps.rules = { ...deps.rules, identityCode: false };
    assert.deepEqual(await showCode(deps, ID, caller(megan), 1), { kind: 'gone', request: fresh });
  });

  it('shows it only to the requester, not to an approver or the account’s owner', async () => {
    const deps = memory([pending({ code: null, codesShown: 0 }, { requester: alex })]);
    for (const person of [lidia, megan]) {
      assert.deepEqual(await showCode(deps, ID, caller(person), 1), { kind: 'not-yours' });
    }
    assert.deepEqual(await showCode(deps, requestCalled('none'), caller(lidia), 1), { kind: 'not-yours' });
    const entry = (who: object, request: string | null) => ({
      ...{ at: AT, action: 'refused:code-shown', by: who, request, source: 'test' },
      detail: { reference: request === null ? null : 'PR-TEST22', because: 'not-the-requester' },
    });
    assert.deepEqual(deps.audits, [entry(lidia, ID), entry(megan, ID), entry(lidia, null)]);
    assert.equal((await showCode(deps, ID, caller(alex), 1)).kind, 'shown');
  });
});
