import assert from 'node:assert/strict';
import { erase, reveal } from '../../src/requests/reveal.ts';
import { type Memory, memory } from '../support/memory.ts';
import { ID, alex, grady, helga, megan, pending, requestIn, statusIn, statuses } from '../support/samples.ts';

function done(requester = megan): Memory {
  const deps = memory([]);
  const sealed = deps.secrets.seal(ID, 'Kqw7mx-3hbt9e-zp4vfa');
  const handover = { ...statuses.done.handover, sealed };
  const request = requestIn({ ...statuses.done, handover }, { requester });
  deps.requests.set(request.id, request);
  return deps;
}
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

  it('of two approvers it is the last one’s to hand over', async () => {
    const deps = done(alex);
    const request = deps.requests.get(ID);
    const status = { ...statusIn('done', request), firstApproval: { by: grady, at: '2026-11-22T09:59:00.000Z' } };
    deps.requests.set(ID, requestIn(status, { requester: alex }));
    assert.equal((await reveal(deps, ID, grady)).kind, 'not-yours');
    assert.equal((await reveal(deps, ID, helga)).kind, 'revealed');
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
    assert.equal((await reveal(memory([pending()]), ID, megan)).kind, 'gone');
  });
});
