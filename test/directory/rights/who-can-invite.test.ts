import assert from 'node:assert/strict';
import { DirectoryRefused, type MayInvite } from '../../../src/requests/model/ports.ts';
import { addUnit, giveRole } from '../../../sandbox/directory/administration.ts';
import { type GraphTenant, startTenant } from '../../support/graph/graph-tenant.ts';

const POLICIES = ['none', 'adminsAndGuestInviters', 'adminsGuestInvitersAndAllMembers', 'everyone'] as const;
/** Who may invite, by role, under each policy in that order: `x` yes, `n` nobody may, `r` not with this role, `-` no role. */
const TABLE: readonly (readonly [role: string | null, cells: string])[] = [
  ['Global Administrator', 'nxxx'],
  ['User Administrator', 'nxxx'],
  ['Guest Inviter', 'nxxx'],
  ['Helpdesk Administrator', 'nrxx'],
  ['Password Administrator', 'nrxx'],
  ['Reports Reader', '----'],
  [null, '----'],
];
const ANSWERS: Readonly<Record<string, MayInvite>> = {
  x: { allowed: true },
  n: { allowed: false, because: 'nobody-invites' },
  r: { allowed: false, because: 'may-not-invite' },
  '-': { allowed: false, because: 'no-role' },
};

describe('who may invite a guest', () => {
  let contoso: GraphTenant;
  before(async () => (contoso = await startTenant()));
  after(() => contoso.graph.close());

  for (const [role, cells] of TABLE) {
    POLICIES.forEach((policy, at) => {
      const cell = cells[at] ?? '';
      it(`${role ?? 'no role'} under ${policy}: ${ANSWERS[cell]?.allowed === true ? 'may' : 'may not'}`, async () => {
        contoso.tenant.guestSettings.allowInvitesFrom = policy;
        const id = contoso.colleague();
        if (role !== null) giveRole(contoso.tenant, id, role);
        assert.deepEqual(await contoso.directory().mayInvite(id), ANSWERS[cell]);
      });
    });
  }

  it('not someone whose role is for one administrative unit, or not active', async () => {
    const { tenant } = contoso;
    tenant.guestSettings.allowInvitesFrom = 'everyone';
    const [inUnit, eligible] = [contoso.colleague(), contoso.colleague()];
    giveRole(tenant, inUnit, 'User Administrator', { unit: addUnit(tenant, { displayName: 'Sales' }) });
    giveRole(tenant, eligible, 'Guest Inviter', { as: 'eligible' });
    for (const id of [inUnit, eligible]) {
      assert.deepEqual(await contoso.directory().mayInvite(id), { allowed: false, because: 'no-role' });
    }
  });

  it('not a guest, whom only the widest policy lets invite, and who signs in elsewhere', async () => {
    const id = contoso.colleague();
    giveRole(contoso.tenant, id, 'Helpdesk Administrator');
    Object.assign(contoso.tenant.users.find((user) => user.id === id) ?? {}, { userType: 'Guest' });
    contoso.tenant.guestSettings.allowInvitesFrom = 'adminsGuestInvitersAndAllMembers';
    assert.deepEqual(await contoso.directory().mayInvite(id), { allowed: false, because: 'may-not-invite' });
    contoso.tenant.guestSettings.allowInvitesFrom = 'everyone';
    assert.deepEqual(await contoso.directory().mayInvite(id), { allowed: true });
  });

  it('nobody, where the policy can’t be read', async () => {
    const id = contoso.colleague();
    giveRole(contoso.tenant, id, 'Global Administrator');
    const trouble = { status: 403, code: 'Authorization_RequestDenied' };
    contoso.graph.failNext({ match: { path: /authorizationPolicy/ }, with: trouble });
    await assert.rejects(contoso.directory().mayInvite(id), DirectoryRefused);
  });
});
