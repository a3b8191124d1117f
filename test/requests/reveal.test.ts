import assert from 'node:assert/strict';
import { erase, reveal } from '../../src/requests/reveal.ts';
import { type Memory, memory } from '../support/memory.ts';
import { AT, alex, helga, megan, meganSubject, requestIn } from '../support/samples.ts';

function done(requester = megan): Memory {
  const deps = memory([]);
  const sealed = deps.secrets.seal('AAAAAAAAAAAAAAAAAAAAAA', 'Kqw7mx-3hbt9e-zp4vfa');
  const handover = { state: 'sealed', sealed, until: '2026-11-22T10:10:00.000Z' } as const;
  const decision = { by: helga, at: AT };
  const request = requestIn({ state: 'done', subject: meganSubject, decision, at: AT, handover }, { requester });
  deps.requests.set(request.id, request);
  return deps;
}
const ID = 'AAAAAAAAAAAAAAAAAAAAAA';
const handoverOf = (deps: Memory): string | false => {
  const status = deps.requests.get(ID)?.status;
  return status?.state === 'done' && status.handover.state;
};

describe('the reveal', () => {
  it('shows the password to the subject who asked for himself, once', async () => {
    const deps = done();
    const first = await reveal(deps, ID, megan);
    assert.equal(first.kind === 'revealed' && first.password, 'Kqw7mx-3hbt9e-zp4vfa');
    assert.equal((await reveal(deps, ID, megan)).kind, 'gone');
    assert.equal(handoverOf(deps), 'revealed');
    assert.deepEqual(
      deps.audits.map(({ action, by }) => [action, by?.id]),
      [['revealed', megan.id]],
    );
  });

  it('of two clicks at once one sees it', async () => {
    const deps = done();
    const kinds = (await Promise.all([reveal(deps, ID, megan), reveal(deps, ID, megan)])).map(({ kind }) => kind);
    assert.deepEqual(kinds.sort(), ['gone', 'revealed']);
  });

  it('shows it to the approver where somebody else asked, and not to the asker or the subject', async () => {
    const deps = done(alex);
    assert.equal((await reveal(deps, ID, alex)).kind, 'not-yours');
    assert.equal((await reveal(deps, ID, megan)).kind, 'not-yours');
    assert.equal((await reveal(deps, ID, helga)).kind, 'revealed');
    assert.equal(deps.audits.filter(({ action }) => action === 'refused:revealed').length, 2);
  });

  it('never shows it to the approver of somebody who asked for himself', async () => {
    assert.equal((await reveal(done(), ID, helga)).kind, 'not-yours');
  });

  it('shows nothing after ten minutes, even where the erasing job is late', async () => {
    const deps = done();
    deps.now = '2026-11-22T10:10:00.000Z';
    assert.equal((await reveal(deps, ID, megan)).kind, 'gone');
  });

  it('an unread password is erased', async () => {
    const deps = done();
    await erase(deps, ID);
    assert.equal(handoverOf(deps), 'erased');
    assert.equal((await reveal(deps, ID, megan)).kind, 'gone');
  });

  it('erasing leaves a password that was shown as it is', async () => {
    const deps = done();
    await reveal(deps, ID, megan);
    await erase(deps, ID);
    assert.equal(handoverOf(deps), 'revealed');
  });

  it('an id that leads nowhere is unknown, an unfinished request shows nothing', async () => {
    assert.equal((await reveal(memory([]), 'none', megan)).kind, 'unknown');
    const pending = requestIn({ state: 'pending', subject: meganSubject });
    assert.equal((await reveal(memory([pending]), pending.id, megan)).kind, 'gone');
  });
});
