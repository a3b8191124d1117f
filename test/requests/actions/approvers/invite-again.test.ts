import assert from 'node:assert/strict';
import { requestCalled } from '../../../support/ids.ts';
import { inviteAgain } from '../../../../src/requests/actions/approvers/decide.ts';
import { type Account, DirectoryRefused, DirectoryUnavailable } from '../../../../src/requests/model/ports.ts';
import type { Request, Status } from '../../../../src/requests/model/request.ts';
import { work } from '../../../../src/requests/jobs/run-job.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import {
  AT,
  caller,
  guestAccount,
  lidia,
  megan,
  meganAccount,
  meganSubject,
  nothingMore,
  pending,
  requestIn,
} from '../../../support/samples.ts';

const invited: Account = { ...guestAccount, home: { where: 'nowhere', kind: 'invitation-not-redeemed' } };
const redirected: Status = {
  state: 'redirected',
  invitedAgain: null,
  checking: [],
  subject: { ...invited, ...nothingMore },
};
const waiting = requestIn(redirected);

const statusOf = (deps: Memory): Status | undefined => deps.requests.get(waiting.id)?.status;
const withDirectory = (deps: Memory, changes: Partial<Memory['directory']>): Memory => ({
  ...deps,
  directory: { ...deps.directory, ...changes },
});

describe('inviting again', () => {
  it('an approver can send the invitation again, which is recorded, and the cards are redrawn', async () => {
    const deps = memory([waiting], [invited, meganAccount]);
    assert.equal((await inviteAgain(deps, waiting.id, caller(lidia))).kind, 'moved');
    assert.deepEqual(deps.invited, [{ id: invited.id, mail: invited.mail }]);
    assert.deepEqual(statusOf(deps), { ...redirected, invitedAgain: { by: lidia, at: AT } });
    assert.deepEqual(
      deps.audits.map(({ action, by, detail }) => [action, by, detail['subject']]),
      [['invited-again', lidia, invited.id]],
    );
    assert.deepEqual(deps.jobs, [{ name: 'draw', request: waiting.id }]);
  });

  it('a second click gets the same answer, and no second mail is sent', async () => {
    const deps = memory([waiting], [invited, meganAccount]);
    const first = await inviteAgain(deps, waiting.id, caller(lidia));
    assert.deepEqual(await inviteAgain(deps, waiting.id, caller(megan)), first);
    assert.equal(deps.invited.length, 1);
    assert.equal(deps.audits.length, 1);
  });

  it('of two simultaneous clicks one is recorded, and both get the result', async () => {
    const deps = memory([waiting], [invited, meganAccount]);
    const [one, other] = await Promise.all([
      inviteAgain(deps, waiting.id, caller(lidia)),
      inviteAgain(deps, waiting.id, caller(megan)),
    ]);
    assert.deepEqual(one, other);
    assert.equal(deps.audits.length, 1);
  });

  it('nobody without a resetting role can send one, before or after; the attempt is recorded', async () => {
    const sent = requestIn({ ...redirected, invitedAgain: { by: lidia, at: AT } });
    for (const request of [waiting, sent]) {
      const deps = withDirectory(memory([request], [invited, meganAccount]), {
        isApprover: () => Promise.resolve(false),
      });
      assert.deepEqual(await inviteAgain(deps, request.id, caller(megan)), { kind: 'not-allowed', because: 'no-role' });
      assert.deepEqual(deps.invited, []);
      assert.deepEqual(statusOf(deps), request.status);
      const [audit] = deps.audits;
      assert.deepEqual(
        [audit?.action, audit?.by, audit?.detail['because']],
        ['refused:invited-again', megan, 'no-role'],
      );
    }
  });

  it('uses the account’s present address', async () => {
    const deps = memory([waiting], [{ ...invited, mail: 'new@forthcoffee.com' }, meganAccount]);
    await inviteAgain(deps, waiting.id, caller(lidia));
    assert.deepEqual(deps.invited, [{ id: invited.id, mail: 'new@forthcoffee.com' }]);
  });

  for (const [what, asker] of [
    ['is gone', []],
    ['is disabled', [{ ...meganAccount, home: { where: 'unsure', because: 'disabled' } }]],
    ['signs in elsewhere now', [{ ...guestAccount, id: meganAccount.id }]],
  ] as const satisfies readonly (readonly [string, readonly Account[]])[]) {
    it(`nothing is sent for someone who ${what}, which is refused and recorded`, async () => {
      const deps = memory([waiting], [invited, ...asker]);
      assert.deepEqual(await inviteAgain(deps, waiting.id, caller(lidia)), {
        kind: 'ended',
        because: 'invitation-stopped',
        refused: 'requester-void',
      });
      assert.deepEqual(deps.invited, []);
      assert.equal(deps.audits[0]?.detail['because'], 'requester-void');
    });
  }

  const meanwhile: readonly (readonly [string, Account | undefined])[] = [
    ['has accepted in the meantime', guestAccount],
    ['is gone', undefined],
    ['has no address', { ...invited, mail: null }],
  ];
  for (const [what, account] of meanwhile) {
    it(`nothing is sent to someone who ${what}`, async () => {
      const deps = memory([waiting], account === undefined ? [meganAccount] : [account, meganAccount]);
      assert.deepEqual(await inviteAgain(deps, waiting.id, caller(lidia)), {
        kind: 'ended',
        because: 'invitation-not-needed',
      });
      assert.deepEqual(deps.invited, []);
      assert.deepEqual(statusOf(deps), redirected);
    });
  }

  const others: readonly Request[] = [
    requestIn({ state: 'redirected', invitedAgain: null, checking: [], subject: { ...guestAccount, ...nothingMore } }),
    pending({ subject: { ...meganSubject, home: invited.home } }),
    requestIn({ state: 'asked' }),
  ];
  for (const request of others) {
    it(`a request that is ${request.status.state} for another reason has no invitation to send`, async () => {
      const deps = memory([request], [invited, meganAccount]);
      assert.deepEqual(await inviteAgain(deps, request.id, caller(lidia)), {
        kind: 'ended',
        because: 'invitation-not-needed',
      });
      assert.deepEqual(deps.invited, []);
    });
  }

  it('an unknown id sends nothing', async () => {
    const deps = memory([], [invited, meganAccount]);
    assert.deepEqual(await inviteAgain(deps, requestCalled('none'), caller(lidia)), { kind: 'unknown' });
    assert.deepEqual(deps.invited, []);
  });

  it('is not recorded if Graph refuses to send it', async () => {
    const error = new DirectoryRefused('Authorization_RequestDenied');
    const deps = withDirectory(memory([waiting], [invited, meganAccount]), {
      inviteAgain: () => Promise.reject(error),
    });
    const outcome = await inviteAgain(deps, waiting.id, caller(lidia));
    assert.deepEqual(outcome, { kind: 'ended', because: 'invitation-not-sent', error });
    assert.deepEqual([statusOf(deps), deps.audits], [redirected, []]);
  });

  for (const call of ['isApprover', 'inviteAgain'] as const) {
    it(`is stored while Graph does not answer to ${call}, and a job goes on with it`, async () => {
      const deps = memory([waiting], [invited, meganAccount]);
      const slow = withDirectory(deps, { [call]: () => Promise.reject(new DirectoryUnavailable('timeout')) });
      assert.equal((await inviteAgain(slow, waiting.id, caller(lidia))).kind, 'checking');
      assert.deepEqual(deps.invited, []);
      await work(deps, { name: 'decide', request: waiting.id }, { last: false });
      assert.deepEqual(deps.invited, [{ id: invited.id, mail: invited.mail }]);
      assert.deepEqual(statusOf(deps), { ...redirected, invitedAgain: { by: lidia, at: AT } });
    });
  }

  for (const [what, changes, because] of [
    ['while all is stopped', { lockdown: { mode: 'stopped', by: lidia, at: AT } }, 'locked-down'],
    ['to an account on the never-list', { standing: { roles: [], privileged: false, protected: true } }, 'protected'],
  ] as const) {
    it(`is not sent ${what}; the click is on record`, async () => {
      const deps: Memory = Object.assign(memory([waiting], [invited, meganAccount]), changes);
      assert.deepEqual(await inviteAgain(deps, waiting.id, caller(lidia)), {
        kind: 'ended',
        because: 'invitation-stopped',
        refused: because,
      });
      assert.deepEqual([deps.invited, deps.audits.at(-1)?.detail['because']], [[], because]);
    });
  }
});
