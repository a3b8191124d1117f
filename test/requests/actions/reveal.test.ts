import assert from 'node:assert/strict';
import { personCalled, requestCalled } from '../../support/ids.ts';
import { erase, reveal } from '../../../src/requests/actions/reveal.ts';
import { type Memory, memory } from '../../support/memory.ts';
import { type Person, type Request, type RequestIn, isIn } from '../../../src/requests/model/request.ts';
import {
  AT,
  ID,
  alex,
  caller,
  grady,
  lidia,
  megan,
  pending,
  requestIn,
  sealed,
  statusIn,
  statuses,
} from '../../support/samples.ts';

function done(requester = megan): Memory {
  const deps = memory([]);
  const handover = { ...statuses.done.handover, sealed: sealed('Kqw7mx-3hbt9e-zp4vfa', requester) };
  const request = requestIn({ ...statuses.done, handover }, { requester });
  deps.requests.set(request.id, request);
  return deps;
}
const refusals = (deps: Memory) => deps.audits.map(({ action, by, detail }) => [action, by, detail['because']]);
const handoverOf = (deps: Memory): string | false => {
  const status = deps.requests.get(ID)?.status;
  return status?.state === 'done' && status.handover.state;
};

describe('a password in a row that was tampered with', () => {
  const [eve, asked] = [{ id: personCalled('Eve'), name: 'Eve' }, done(alex).requests.get(ID)];
  const own = done().requests.get(ID);
  assert.ok(asked !== undefined && own !== undefined && isIn(asked, 'done') && isIn(own, 'done'));
  const readable = (
    request: RequestIn<'done'>,
    changes: Partial<Pick<RequestIn<'done'>['status'], 'decision' | 'subject'>>,
  ): Request => ({
    ...request,
    status: { ...request.status, ...changes },
  });
  const eves = { ...asked.status.subject, ...eve };
  const table: readonly (readonly [string, Request, Person])[] = [
    ['the approver', readable(asked, { decision: { by: eve, at: AT } }), eve],
    ['the approver of an owner’s own', readable(own, { decision: { by: eve, at: AT } }), megan],
    ['the requester', { ...asked, requester: eve }, lidia],
    ['requester and account', { ...readable(asked, { subject: eves }), requester: eve }, eve],
    ['the account', readable(asked, { subject: eves }), lidia],
  ];
  for (const [what, request, reader] of table) {
    it(`opens for nobody if another person is ${what} now; refused, and on record`, async () => {
      const deps = memory([request]);
      assert.deepEqual(await reveal(deps, ID, caller(reader)), { kind: 'broken', request });
      assert.deepEqual(refusals(deps), [['refused:revealed', reader, 'seal-broken']]);
      assert.equal(handoverOf(deps), 'sealed');
    });
  }
});

describe('the reveal', () => {
  it('shows the password once to the subject who asked for themselves', async () => {
    const deps = done();
    const first = await reveal(deps, ID, caller(megan));
    assert.equal(first.kind === 'revealed' && first.password.cleartext(), 'Kqw7mx-3hbt9e-zp4vfa');
    assert.equal((await reveal(deps, ID, caller(megan))).kind, 'gone');
    assert.equal(handoverOf(deps), 'revealed');
    assert.deepEqual(refusals(deps), [
      ['revealed', megan, undefined],
      ['refused:revealed', megan, 'revealed'],
    ]);
  });

  it('shows it to one of two simultaneous clicks', async () => {
    const deps = done();
    const kinds = (await Promise.all([reveal(deps, ID, caller(megan)), reveal(deps, ID, caller(megan))])).map(
      ({ kind }) => kind,
    );
    assert.deepEqual(kinds.sort(), ['gone', 'revealed']);
  });

  it('shows it to the approver if someone else asked, and not to the requester or the subject', async () => {
    const deps = done(alex);
    assert.equal((await reveal(deps, ID, caller(alex))).kind, 'not-yours');
    assert.equal((await reveal(deps, ID, caller(megan))).kind, 'not-yours');
    assert.equal((await reveal(deps, ID, caller(lidia))).kind, 'revealed');
    assert.equal(deps.audits.filter(({ action }) => action === 'refused:revealed').length, 2);
  });

  it('never shows it to the approver if the subject asked', async () => {
    assert.equal((await reveal(done(), ID, caller(lidia))).kind, 'not-yours');
  });

  it('shows it to the second of two approvers', async () => {
    const deps = done(alex);
    const request = deps.requests.get(ID);
    const status = { ...statusIn('done', request), firstApproval: { by: grady, at: '2026-11-22T09:59:00.000Z' } };
    deps.requests.set(ID, requestIn(status, { requester: alex }));
    assert.equal((await reveal(deps, ID, caller(grady))).kind, 'not-yours');
    assert.equal((await reveal(deps, ID, caller(lidia))).kind, 'revealed');
  });

  it('shows it until ten minutes are over', async () => {
    const deps = done();
    deps.now = '2026-11-22T10:09:59.999Z';
    assert.equal((await reveal(deps, ID, caller(megan))).kind, 'revealed');
  });

  it('shows nothing after ten minutes, even if the erasing job is late, and erases it then', async () => {
    const deps = done();
    deps.now = '2026-11-22T10:10:00.000Z';
    assert.deepEqual(await reveal(deps, ID, caller(megan)), { kind: 'gone', request: deps.requests.get(ID) });
    const { handover, scramble } = statusIn('done', deps.requests.get(ID));
    assert.deepEqual([handover, scramble], [{ state: 'erased', at: deps.now }, 'due']);
    assert.ok(deps.jobs.some(({ name }) => name === 'aftercare'));
    assert.deepEqual(refusals(deps), [
      ['erased', null, undefined],
      ['refused:revealed', megan, 'erased'],
    ]);
  });

  it('works even if a result of the aftercare came in between', async () => {
    const deps = done();
    const request = requestIn(statusIn('done', deps.requests.get(ID)), { version: 4 });
    deps.overtakenBy.push(request);
    const shown = await reveal(deps, ID, caller(megan));
    assert.deepEqual([shown.kind, deps.requests.get(ID)?.version], ['revealed', 5]);
  });

  it('shows nothing if its owner disowned it in between', async () => {
    const deps = done();
    deps.overtakenBy.push(requestIn(statuses['done and disowned, all due'], { version: 4 }));
    assert.equal((await reveal(deps, ID, caller(megan))).kind, 'gone');
    assert.deepEqual(refusals(deps), [['refused:revealed', megan, 'erased']]);
  });

  it('changes nothing if the password cannot be opened, and is refused', async () => {
    const deps = memory([requestIn(statuses.done)]);
    assert.equal((await reveal(deps, ID, caller(megan))).kind, 'broken');
    assert.deepEqual(deps.requests.get(ID), requestIn(statuses.done));
    assert.deepEqual(refusals(deps), [['refused:revealed', megan, 'seal-broken']]);
  });

  it('erases an unread password', async () => {
    const deps = done();
    await erase(deps, ID);
    assert.equal(handoverOf(deps), 'erased');
    assert.equal((await reveal(deps, ID, caller(megan))).kind, 'gone');
  });

  it('erases an unread password even if a result of the aftercare came in between', async () => {
    const deps = done();
    deps.overtakenBy.push(requestIn(statusIn('done', deps.requests.get(ID)), { version: 4 }));
    await erase(deps, ID);
    assert.equal(handoverOf(deps), 'erased');
  });

  it('erases nothing if nothing is sealed, or there is no request', async () => {
    const deps = memory([pending()]);
    await erase(deps, ID);
    await erase(deps, requestCalled('none'));
    assert.deepEqual([deps.requests.get(ID), deps.audits], [pending(), []]);
  });

  it('does not erase a password that was shown', async () => {
    const deps = done();
    await reveal(deps, ID, caller(megan));
    await erase(deps, ID);
    assert.equal(handoverOf(deps), 'revealed');
  });

  it('refuses an unknown id, and shows nothing of an unfinished request; both are on record', async () => {
    const empty = memory([]);
    assert.equal((await reveal(empty, requestCalled('none'), caller(megan))).kind, 'unknown');
    const unfinished = memory([pending()]);
    assert.equal((await reveal(unfinished, ID, caller(megan))).kind, 'gone');
    assert.deepEqual(
      [refusals(empty), refusals(unfinished)],
      [[['refused:revealed', megan, 'unknown-request']], [['refused:revealed', megan, 'not-done']]],
    );
  });

  it('shows nothing of a reset that was disowned, erased or shown; each attempt is on record', async () => {
    const table = [
      ['done and disowned, all due', 'erased'],
      ['done and erased', 'erased'],
      ['done and shown', 'revealed'],
    ] as const;
    for (const [name, because] of table) {
      const deps = memory([requestIn(statuses[name])]);
      assert.equal((await reveal(deps, ID, caller(megan))).kind, 'gone');
      assert.deepEqual(refusals(deps), [['refused:revealed', megan, because]]);
    }
  });
});
