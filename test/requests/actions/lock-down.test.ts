import assert from 'node:assert/strict';
import { lockDown } from '../../../src/requests/actions/lock-down.ts';
import { DirectoryUnavailable, type Lockdown } from '../../../src/requests/model/ports.ts';
import { memory } from '../../support/memory.ts';
import { AT, ID, caller, lidia, pending } from '../../support/samples.ts';

const ordered: readonly (readonly [Lockdown['mode'], Lockdown])[] = [
  ['two-approvers', { mode: 'two-approvers', by: lidia, at: AT }],
  ['stopped', { mode: 'stopped', by: lidia, at: AT }],
  ['off', { mode: 'off' }],
];

describe('lockdown', () => {
  for (const [mode, stored] of ordered) {
    it(`is set to ${mode} by an admin who may reset everybody, and the audit trail has the previous mode`, async () => {
      const deps = memory([]);
      deps.lockdown = { mode: 'two-approvers', by: lidia, at: AT };
      assert.equal(await lockDown(deps, caller(lidia), mode), true);
      assert.deepEqual(deps.lockdown, stored);
      const detail = { mode, before: 'two-approvers' };
      assert.deepEqual(deps.audits, [{ at: AT, action: 'lockdown', by: lidia, request: null, source: 'test', detail }]);
    });
  }

  it('has every open card redrawn', async () => {
    const deps = memory([pending()]);
    await lockDown(deps, caller(lidia), 'stopped');
    assert.deepEqual(deps.jobs, [{ name: 'draw', request: ID }]);
  });

  it('is refused to everybody else, and the attempt is recorded', async () => {
    const deps = memory([pending()]);
    deps.mayLockDown = false;
    assert.equal(await lockDown(deps, caller(lidia), 'stopped'), false);
    assert.deepEqual([deps.lockdown, deps.jobs], [{ mode: 'off' }, []]);
    const detail = { reference: null, because: 'no-role' };
    assert.deepEqual(deps.audits, [
      { at: AT, action: 'refused:lockdown', by: lidia, request: null, source: 'test', detail },
    ]);
  });

  it('stays as it is if rights cannot be read', async () => {
    const deps = memory([]);
    deps.mayLockDown = new DirectoryUnavailable('503');
    await assert.rejects(lockDown(deps, caller(lidia), 'off'), DirectoryUnavailable);
    assert.deepEqual([deps.lockdown, deps.audits], [{ mode: 'off' }, []]);
  });
});
