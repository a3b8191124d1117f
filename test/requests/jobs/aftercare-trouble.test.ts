/** Aftercare that fails or is overtaken: nothing stays due, and no premature result counts. */
import assert from 'node:assert/strict';
import { asSealed } from '../../../src/requests/model/secrets/sealed.ts';
import { SealBroken } from '../../../src/requests/model/secrets/seal.ts';
import { aftercare } from '../../../src/requests/jobs/aftercare.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import type { Chore, Request, RequestIn } from '../../../src/requests/model/request.ts';
import { type Memory, memory } from '../../support/memory.ts';
import { AT, ID, megan, meganAccount, pending, requestIn, signIn, statusIn, statuses } from '../../support/samples.ts';

type Done = RequestIn<'done'>['status'];
const erased: Done = { ...statuses['done and erased, scramble due'], grant: signIn };
const shown: Done = { ...statuses['done and shown, sessions due'], grant: signIn };
const disowned: Done = { ...statuses['done and disowned, all due'], grant: signIn };

function after(status: Done, as: 'app' | 'approver' = 'app'): Memory {
  const deps = memory([requestIn(status)], [{ ...meganAccount, lastPasswordChange: null }]);
  deps.rules = { ...deps.rules, resetAs: as };
  deps.now = '2026-11-22T10:10:00.000Z';
  return deps;
}

const doneIn = (deps: Memory): Done => statusIn('done', deps.requests.get(ID));
const chores = (deps: Memory): readonly [scramble: Chore, sessions: Chore] => {
  const { scramble, sessions } = doneIn(deps);
  return [scramble, sessions];
};

describe('aftercare that does not succeed', () => {
  it('is tried again while the directory does not answer', async () => {
    for (const status of [erased, shown]) {
      const deps = after(status);
      const error = new DirectoryUnavailable('503');
      Object.assign(deps, { resetResults: [error], revokeResults: [error] });
      await assert.rejects(aftercare(deps, ID, false), error);
      assert.deepEqual(doneIn(deps), status);
      await aftercare(deps, ID, false);
      assert.ok(!chores(deps).includes('due'));
    }
  });

  for (const [when, error, last] of [
    ['after the last try', new DirectoryUnavailable('503'), true],
    ['at once where the directory refuses for good', new DirectoryRefused('403'), false],
  ] as const) {
    it(`is left to the approvers ${when}, and is logged; nothing stays due, and no sign-in in the row`, async () => {
      for (const status of [erased, shown, disowned]) {
        const deps = after(status, 'approver');
        Object.assign(deps, { startResults: [error], revokeResults: [error] });
        await assert.rejects(aftercare(deps, ID, last), error);
        const due = (chore: Chore): Chore => (chore === 'due' ? 'failed' : chore);
        assert.deepEqual([chores(deps), doneIn(deps).grant], [[due(status.scramble), due(status.sessions)], null]);
      }
    });
  }

  it('of the password does not keep anyone signed in', async () => {
    const deps = after(disowned);
    deps.resetResults = [new DirectoryUnavailable('503')];
    await assert.rejects(aftercare(deps, ID, true), DirectoryUnavailable);
    assert.deepEqual(chores(deps), ['failed', 'done']);
  });

  it('is left to the approvers at once if there is no sign-in, or it is no longer enough', async () => {
    const without = after({ ...disowned, grant: null }, 'approver');
    await aftercare(without, ID, false);
    assert.deepEqual([chores(without), without.written, without.signedOut], [['failed', 'failed'], [], []]);
    const tooOld = after(disowned, 'approver');
    tooOld.startResults = [{ ok: false, because: 'sign-in-needed' }];
    tooOld.revokeResults = [{ ok: false, because: 'sign-in-needed' }];
    await aftercare(tooOld, ID, false);
    assert.deepEqual([chores(tooOld), doneIn(tooOld).grant], [['failed', 'failed'], null]);
  });

  it('ends at once if the sign-in cannot be opened: trying again would not help', async () => {
    const deps = after({ ...disowned, grant: asSealed('spoilt') }, 'approver');
    await assert.rejects(aftercare(deps, ID, false), SealBroken);
    assert.deepEqual([chores(deps), doneIn(deps).grant], [['failed', 'failed'], null]);
  });

  it('does nothing if nothing is due, or there is no such reset', async () => {
    for (const request of [requestIn(statuses.done), pending()]) {
      const deps = memory([request], [meganAccount]);
      await aftercare(deps, ID, false);
      assert.deepEqual([deps.requests.get(ID), deps.audits, deps.written, deps.signedOut], [request, [], [], []]);
    }
    await aftercare(memory([]), ID, false);
  });
});

describe('aftercare while something else happens', () => {
  /** The same deps, whose directory lets someone else move the request while it acts. */
  function meanwhile(deps: Memory, becomes: Done): Memory {
    const other: Request = { ...requestIn(becomes), version: 4 };
    const moved = (): unknown => deps.requests.get(ID)?.version === 3 && deps.requests.set(ID, other);
    const { directory } = deps;
    return {
      ...deps,
      directory: {
        ...directory,
        account: (id) => (moved(), directory.account(id)),
        revokeSessions: (...of) => (moved(), directory.revokeSessions(...of)),
      },
    };
  }
  const sealed: Done = { ...statuses['done with a sign-in, sessions due'], grant: signIn };

  it('is recorded even if the password was read in between', async () => {
    const deps = after(sealed);
    await aftercare(meanwhile(deps, { ...sealed, handover: { state: 'revealed', at: AT } }), ID, false);
    assert.deepEqual([doneIn(deps).handover.state, chores(deps)], ['revealed', ['not-needed', 'done']]);
    assert.deepEqual(doneIn(deps).grant, null);
  });

  const word = { by: megan, at: AT };
  for (const [what, status, becomes] of [
    ['the sessions', sealed, { ...disowned, grant: signIn }],
    ['the sessions of somebody who has read', shown, { ...shown, disowned: word, scramble: 'due' }],
    ['a password that was changed', erased, { ...erased, disowned: word, sessions: 'due' }],
  ] as const) {
    it(`is done again if the owner disowned it in between: ${what}`, async () => {
      const deps = after(status);
      deps.accounts.set(megan.id, { ...meganAccount, lastPasswordChange: '2026-11-22T10:05:00.000Z' });
      await aftercare(meanwhile(deps, becomes), ID, false);
      await aftercare(deps, ID, false);
      assert.deepEqual([chores(deps), deps.written.length], [['done', 'done'], 1]);
      const results = deps.audits.map(({ action }) => action);
      assert.deepEqual(results, ['scrambled', 'sessions-ended']);
    });
  }

  it('is done once by two instances at once', async () => {
    const deps = after(disowned);
    await Promise.all([aftercare(deps, ID, false), aftercare(deps, ID, false)]);
    assert.deepEqual(
      deps.audits.map(({ action }) => action),
      ['scrambled', 'sessions-ended'],
    );
  });
});
