import assert from 'node:assert/strict';
import { openSecret } from '../../../src/requests/model/secrets/seal.ts';
import { carryOut } from '../../../src/requests/jobs/carry-out.ts';
import { type Account, DirectoryRefused, DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { type Memory, memory } from '../../support/memory.ts';
import { meganAccount, pending, requestIn, statuses } from '../../support/samples.ts';

const approved = requestIn(statuses.approved);

function withAccount(changes: Partial<Account> = {}): Memory {
  return memory([approved], [{ ...meganAccount, ...changes }]);
}

const statusOf = (deps: Memory): { state?: string; because?: string; tried?: boolean } =>
  deps.requests.get(approved.id)?.status ?? {};

describe('carrying out an approved reset', () => {
  it('writes one password, the one sealed in the row, and is done', async () => {
    const deps = withAccount();
    await carryOut(deps, approved.id, false);
    const status = deps.requests.get(approved.id)?.status;
    assert.ok(status?.state === 'done' && status.handover.state === 'sealed');
    assert.deepEqual(
      deps.written.map(({ password }) => password),
      [openSecret(deps.secrets, approved, status.handover.sealed).cleartext()],
    );
    assert.equal(status.handover.until, '2026-11-22T10:10:00.000Z');
  });

  it('has sealed the password in the row before the directory is called', async () => {
    const deps = withAccount();
    const seen: string[] = [];
    const resetPassword: typeof deps.directory.resetPassword = (account, password) => {
      const status = deps.requests.get(approved.id)?.status;
      if (status?.state === 'resetting' && status.attempt.secret === 'password') {
        seen.push(openSecret(deps.secrets, approved, status.attempt.sealed).cleartext());
      }
      return deps.directory.resetPassword(account, password);
    };
    await carryOut({ ...deps, directory: { ...deps.directory, resetPassword } }, approved.id, false);
    assert.deepEqual(
      seen,
      deps.written.map(({ password }) => password),
    );
  });

  it('writes the same password again after a lost answer', async () => {
    const deps = withAccount();
    deps.resetResults = [new DirectoryUnavailable('timeout')];
    await assert.rejects(carryOut(deps, approved.id, false), DirectoryUnavailable);
    assert.equal(statusOf(deps).state, 'resetting');
    deps.accounts.set(meganAccount.id, { ...meganAccount, lastPasswordChange: '2026-11-22T10:00:01.000Z' });
    await carryOut(deps, approved.id, false);
    assert.equal(statusOf(deps).state, 'done');
    assert.equal(new Set(deps.written.map(({ password }) => password)).size, 1);
  });

  it('writes nothing if the password no longer lives here: a guest is redirected, an unsure case escalated', async () => {
    const guest = withAccount({ home: { where: 'elsewhere', kind: 'google', domain: null } });
    await carryOut(guest, approved.id, false);
    const unsure = withAccount({ home: { where: 'unsure', because: 'several-credentials' } });
    await carryOut(unsure, approved.id, false);
    assert.deepEqual([statusOf(guest).state, statusOf(unsure).state], ['redirected', 'escalated']);
    assert.equal(guest.written.length + unsure.written.length, 0);
  });

  it('writes nothing if the account is gone', async () => {
    const deps = memory([approved], []);
    await carryOut(deps, approved.id, false);
    assert.deepEqual([statusOf(deps).because, deps.written.length], ['account-gone', 0]);
  });

  it('generates another password if one is refused as weak, and gives up after three', async () => {
    const deps = withAccount();
    deps.resetResults = [{ ok: false, because: 'weak-password' }];
    await carryOut(deps, approved.id, false);
    assert.equal(statusOf(deps).state, 'done');
    assert.equal(new Set(deps.written.map(({ password }) => password)).size, 2);

    const hopeless = withAccount();
    hopeless.resetResults = Array.from({ length: 9 }, () => ({ ok: false, because: 'weak-password' }) as const);
    await carryOut(hopeless, approved.id, false);
    assert.deepEqual([statusOf(hopeless).because, hopeless.written.length], ['password-refused', 3]);
  });

  it('fails at once if the directory refuses for good, and after the last attempt if it does not answer', async () => {
    const refused = withAccount();
    refused.resetResults = [new DirectoryRefused('Authorization_RequestDenied')];
    await assert.rejects(carryOut(refused, approved.id, false), DirectoryRefused);
    assert.equal(statusOf(refused).because, 'not-allowed');
    const silent = withAccount();
    silent.resetResults = [new DirectoryUnavailable('503')];
    await assert.rejects(carryOut(silent, approved.id, true), DirectoryUnavailable);
    assert.equal(statusOf(silent).because, 'directory-unavailable');
  });

  for (const [what, error] of [
    ['is busy', new DirectoryUnavailable('TooManyRequests', { nothingDone: true })],
    ['refuses the write', new DirectoryRefused('InvalidAuthenticationToken', { nothingDone: true })],
  ] as const) {
    it(`if the directory ${what}, it is certain that nothing was written`, async () => {
      const deps = withAccount();
      deps.resetResults = [error];
      await assert.rejects(carryOut(deps, approved.id, true), error);
      assert.equal(statusOf(deps).tried, false);
    });

    it(`if the directory ${what} after a lost answer, it stays in doubt`, async () => {
      const deps = withAccount();
      deps.resetResults = [new DirectoryUnavailable('timeout'), error];
      await assert.rejects(carryOut(deps, approved.id, false), DirectoryUnavailable);
      await assert.rejects(carryOut(deps, approved.id, true), error);
      assert.equal(statusOf(deps).tried, true);
    });
  }

  it('after a lost answer, or one without an operation’s address, it may have been written', async () => {
    for (const error of [new DirectoryUnavailable('timeout'), new DirectoryRefused('no-operation')]) {
      const deps = withAccount();
      deps.resetResults = [error];
      await assert.rejects(carryOut(deps, approved.id, true), error);
      assert.equal(statusOf(deps).tried, true);
    }
  });

  it('never gets stuck: an error in the bot itself ends the request after the last attempt', async () => {
    const deps = withAccount();
    const secrets = {
      ...deps.secrets,
      seal: () => {
        throw new Error('the key is gone');
      },
    };
    await assert.rejects(carryOut({ ...deps, secrets }, approved.id, false), /the key is gone/);
    assert.equal(statusOf(deps).state, 'approved');
    await assert.rejects(carryOut({ ...deps, secrets }, approved.id, true), /the key is gone/);
    assert.equal(statusOf(deps).because, 'internal-error');
  });

  it('by two instances at once, makes one reset and one password', async () => {
    const deps = withAccount();
    await Promise.all([carryOut(deps, approved.id, false), carryOut(deps, approved.id, false)]);
    assert.equal(statusOf(deps).state, 'done');
    assert.equal(deps.written.length, 1);
  });

  it('does nothing to a request that is not approved', async () => {
    const deps = memory([pending()], [meganAccount]);
    await carryOut(deps, approved.id, false);
    assert.equal(deps.written.length, 0);
  });
});
