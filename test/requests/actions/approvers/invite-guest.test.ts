import assert from 'node:assert/strict';
import { invite } from '../../../../src/requests/actions/approvers/decide.ts';
import { type Account, DirectoryRefused, DirectoryUnavailable } from '../../../../src/requests/model/ports.ts';
import type { Status } from '../../../../src/requests/model/request.ts';
import { work } from '../../../../src/requests/jobs/run-job.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import { GUEST_MADE } from '../../../support/graph/memory-directory.ts';
import { AT, caller, grady, guestAccount, lidia, meganAccount, requestIn, statuses } from '../../../support/samples.ts';

const waiting = requestIn(statuses.uninvited);
const { address } = statuses.uninvited;
const invited: Status = {
  state: 'invited',
  address,
  domain: 'fabrikam.com',
  decision: { by: lidia, at: AT },
  account: GUEST_MADE,
};
const there: Account = { ...guestAccount, mail: address };
const unredeemed: Account = { ...there, home: { where: 'nowhere', kind: 'invitation-not-redeemed' } };

const statusOf = (deps: Memory): Status | undefined => deps.requests.get(waiting.id)?.status;
const press = (deps: Memory, by = lidia) => invite(deps, waiting.id, caller(by), 'nl');
const tenant = (...accounts: readonly Account[]): Memory => memory([waiting], [meganAccount, ...accounts]);

describe('inviting a guest', () => {
  it('an approver who may invite does so, which is recorded, and the cards are redrawn', async () => {
    const deps = tenant();
    assert.equal((await press(deps)).kind, 'moved');
    assert.deepEqual(deps.guests, [{ address, language: 'nl' }]);
    assert.deepEqual(statusOf(deps), invited);
    assert.deepEqual(
      deps.audits.map(({ action, by, detail }) => [action, by, detail['account']]),
      [['invited', lidia, GUEST_MADE]],
    );
    assert.deepEqual(deps.jobs, [{ name: 'draw', request: waiting.id }]);
  });

  it('a second click, by anyone who may, gets the same answer, and nobody is invited twice', async () => {
    const deps = tenant();
    const first = await press(deps);
    assert.deepEqual(await press(deps, grady), first);
    assert.deepEqual([deps.guests.length, deps.audits.length], [1, 1]);
  });

  for (const because of ['no-role', 'not-in-group', 'may-not-invite', 'nobody-invites'] as const) {
    it(`is refused and recorded: ${because}`, async () => {
      const deps: Memory = Object.assign(tenant(), { mayInvite: { allowed: false, because } });
      assert.deepEqual(await press(deps), { kind: 'not-allowed', because });
      assert.deepEqual([deps.guests, statusOf(deps)], [[], waiting.status]);
      assert.deepEqual([deps.audits[0]?.action, deps.audits[0]?.detail['because']], ['refused:invited', because]);
    });
  }

  for (const [result, because] of [
    ['not-allowed', 'guest-not-allowed'],
    ['address-refused', 'guest-refused'],
    ['no-permission', 'guest-not-invited'],
  ] as const) {
    it(`says what Entra answered (${result}), and the button stays`, async () => {
      const deps: Memory = Object.assign(tenant(), { inviteResults: [{ ok: false, because: result }] });
      assert.deepEqual(await press(deps), { kind: 'ended', because, refused: result });
      assert.deepEqual(statusOf(deps), waiting.status);
    });
  }

  it('says so where the bot may not read who may invite', async () => {
    const error = new DirectoryRefused('Authorization_RequestDenied');
    const deps: Memory = Object.assign(tenant(), { mayInvite: error });
    assert.deepEqual(await press(deps), { kind: 'ended', because: 'guest-not-invited', error });
  });

  it('invites nobody who has an account by now', async () => {
    const deps = tenant(there);
    assert.deepEqual(await press(deps), { kind: 'ended', because: 'guest-there' });
    assert.deepEqual(deps.guests, []);
  });

  for (const [what, changes, refused] of [
    ['while all is stopped', { lockdown: { mode: 'stopped', by: lidia, at: AT } }, 'locked-down'],
    ['to an account on the never-list', { standing: { roles: [], privileged: false, protected: true } }, 'protected'],
  ] as const) {
    it(`sends nothing ${what}`, async () => {
      const deps: Memory = Object.assign(tenant(unredeemed), changes);
      assert.deepEqual(await press(deps), { kind: 'ended', because: 'invitation-stopped', refused });
      assert.deepEqual(deps.guests, []);
    });
  }

  it('sends nothing for someone who has left since they asked', async () => {
    const deps = memory([waiting], []);
    assert.deepEqual(await press(deps), { kind: 'ended', because: 'invitation-stopped', refused: 'requester-void' });
    assert.deepEqual(deps.guests, []);
  });

  it('goes on after an invitation whose recording was lost: the guest who has not accepted is mailed again', async () => {
    const deps = tenant(unredeemed);
    assert.equal((await press(deps)).kind, 'moved');
    assert.deepEqual(statusOf(deps), invited);
  });

  it('is stored while Graph does not answer, in the language of whoever pressed, and a job goes on with it', async () => {
    const deps = tenant();
    deps.inviteResults.push(new DirectoryUnavailable('timeout'));
    assert.equal((await press(deps)).kind, 'checking');
    assert.equal(statusOf(deps)?.state, 'uninvited');
    await work(deps, { name: 'decide', request: waiting.id }, { last: false });
    assert.deepEqual(deps.guests, [
      { address, language: 'nl' },
      { address, language: 'nl' },
    ]);
    assert.deepEqual(statusOf(deps), invited);
  });

  it('the same click, delivered again after it was done, gets the same answer while Graph does not', async () => {
    const deps = tenant();
    const first = await press(deps);
    deps.mayInvite = new DirectoryUnavailable('timeout');
    assert.deepEqual(await press(deps), first);
    assert.deepEqual(await press(deps, grady), { kind: 'over' });
  });

  it('a stored click opens only for the address it was made for', async () => {
    const deps = tenant();
    deps.inviteResults.push(new DirectoryUnavailable('timeout'));
    await press(deps);
    const stored = deps.requests.get(waiting.id);
    assert.ok(stored?.status.state === 'uninvited');
    deps.requests.set(waiting.id, { ...stored, status: { ...stored.status, address: 'eve@fabrikam.com' } });
    await assert.rejects(work(deps, { name: 'decide', request: waiting.id }, { last: false }));
    assert.equal(deps.guests.length, 1);
    assert.equal(statusOf(deps)?.state, 'uninvited');
  });

  it('no other request has anyone to invite', async () => {
    const deps = memory([requestIn(statuses.pending)], [meganAccount]);
    assert.deepEqual(await press(deps), { kind: 'ended', because: 'invitation-not-needed' });
  });
});
