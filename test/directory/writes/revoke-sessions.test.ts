import assert from 'node:assert/strict';
import { personCalled } from '../../support/ids.ts';
import { type ObjectId } from '../../../src/requests/model/ids.ts';
import { DirectoryRefused } from '../../../src/requests/model/ports.ts';
import { giveRole } from '../../../sandbox/directory/administration.ts';
import { assertionOf } from '../../support/graph/graph-approvers.ts';
import { type GraphTenant, startTenant } from '../../support/graph/graph-tenant.ts';

describe('signing a person out everywhere', () => {
  let world: GraphTenant;
  let subject: ObjectId;
  let approver: ObjectId;
  const revoked = () => world.tenant.sessionsRevoked.map(({ user, person }) => ({ user, person }));
  const asApprover = () => ({ as: 'approver', assertion: assertionOf(approver) }) as const;

  beforeEach(async () => {
    world = await startTenant();
    [subject, approver] = [world.colleague(), world.colleague()];
    giveRole(world.tenant, approver, 'Helpdesk Administrator');
  });
  afterEach(() => world.graph.close());

  it('works with the app’s rights', async () => {
    assert.deepEqual(await world.directory().revokeSessions(subject, { as: 'app' }), { ok: true });
    assert.deepEqual(revoked(), [{ user: subject, person: null }]);
  });

  it('works with the approver’s own rights', async () => {
    assert.deepEqual(await world.directory().revokeSessions(subject, asApprover()), { ok: true });
    assert.deepEqual(revoked(), [{ user: subject, person: approver }]);
    giveRole(world.tenant, subject, 'Global Administrator');
    const again = await world.directory().revokeSessions(subject, asApprover());
    assert.deepEqual(again, { ok: false, because: 'not-allowed' });
  });

  it('is retried after a lost answer and if Graph is busy', async () => {
    world.graph.failNext({ match: { path: /revoke/ }, with: 'lost-answer' });
    world.graph.failNext({ match: { path: /revoke/ }, with: { status: 429, code: 'TooManyRequests', retryAfter: 0 } });
    assert.deepEqual(await world.directory().revokeSessions(subject, { as: 'app' }), { ok: true });
    assert.equal(revoked().length, 2);
  });

  it('reports that the account is gone', async () => {
    const result = await world.directory().revokeSessions(personCalled('nobody'), { as: 'app' });
    assert.deepEqual(result, { ok: false, because: 'account-gone' });
  });

  it('401 asks the approver to sign in again; for the app it is an error for the operator', async () => {
    const refuse = () =>
      world.graph.failNext({ match: { path: /revoke/ }, with: { status: 401, code: 'InvalidAuthenticationToken' } });
    refuse();
    const result = await world.directory().revokeSessions(subject, asApprover());
    assert.deepEqual(result, { ok: false, because: 'sign-in-needed' });
    refuse();
    await assert.rejects(world.directory().revokeSessions(subject, { as: 'app' }), DirectoryRefused);
  });
});
