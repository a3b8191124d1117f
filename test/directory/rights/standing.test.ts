import assert from 'node:assert/strict';
import { personCalled } from '../../support/ids.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { addGroup, addUnit, giveRole, makeEligible } from '../../../sandbox/directory/administration.ts';
import { type GraphTenant, startTenant } from '../../support/graph/graph-tenant.ts';

describe('the standing of an account', () => {
  let contoso: GraphTenant;
  before(async () => (contoso = await startTenant()));
  after(() => contoso.graph.close());

  /** Makes an account privileged in one way. @returns the group that the operator's settings must name for it */
  type Way = (contoso: GraphTenant, id: string) => { readonly id: string } | undefined;
  const role = (name: string, giving: Parameters<typeof giveRole>[3] = {}): Way => {
    return ({ tenant }, id) => {
      giveRole(tenant, id, name, giving);
      return undefined;
    };
  };
  const ways: readonly (readonly [string, Way])[] = [
    ['a role, however low', role('Directory Readers')],
    ['a role that this tenant made itself', role('Contoso Licence Manager')],
    ['an activated role', role('Reports Reader', { as: 'activated' })],
    ['an eligible role', role('Reports Reader', { as: 'eligible' })],
    [
      'a role over one unit',
      ({ tenant }, id) => {
        const unit = addUnit(tenant, { displayName: 'Utrecht' });
        giveRole(tenant, id, 'Password Administrator', { unit });
        return undefined;
      },
    ],
    [
      'a role of one of their groups',
      ({ tenant }, id) => {
        const group = addGroup(tenant, { displayName: 'Readers', assignable: true, members: [id] });
        giveRole(tenant, group.id, 'Global Reader');
        return undefined;
      },
    ],
    [
      'membership in a role-assignable group without a role',
      ({ tenant }, id) => void addGroup(tenant, { displayName: 'Assignable', assignable: true, members: [id] }),
    ],
    [
      'ownership of a role-assignable group without a role',
      ({ tenant }, id) => void addGroup(tenant, { displayName: 'Assignable', assignable: true, owners: [id] }),
    ],
    [
      'membership in a group of PRIVILEGED_GROUPS',
      ({ tenant }, id) => addGroup(tenant, { displayName: 'Board', members: [id] }),
    ],
    [
      'nested membership in a group of PRIVILEGED_GROUPS',
      ({ tenant }, id) => {
        const inner = addGroup(tenant, { displayName: 'Secretaries', members: [id] });
        const middle = addGroup(tenant, { displayName: 'Offices', members: [inner.id] });
        return addGroup(tenant, { displayName: 'Board', members: [middle.id] });
      },
    ],
  ];
  for (const [what, way] of ways) {
    it(`is privileged by ${what}, so it needs two approvers`, async () => {
      const id = contoso.colleague();
      const approver = contoso.colleague();
      giveRole(contoso.tenant, approver, 'Global Administrator');
      const before = contoso.directory();
      assert.equal((await before.standing(id)).privileged, false);
      assert.deepEqual(await before.mayReset({ approver, subject: id, secret: 'password' }), {
        allowed: true,
        privileged: false,
      });
      const named = way(contoso, id);
      const after = contoso.directory({ privilegedGroups: named === undefined ? [] : [named.id.toUpperCase()] });
      assert.equal((await after.standing(id)).privileged, true);
      assert.deepEqual(await after.mayReset({ approver, subject: id, secret: 'password' }), {
        allowed: true,
        privileged: true,
      });
    });
  }

  for (const accessId of ['member', 'owner'] as const) {
    it(`is privileged if the person can become ${accessId} of a group with a role, and shows that role`, async () => {
      const [id, approver, reader] = [contoso.colleague(), contoso.colleague(), contoso.colleague()];
      giveRole(contoso.tenant, approver, 'Global Administrator');
      giveRole(contoso.tenant, reader, 'User Administrator');
      const admins = addGroup(contoso.tenant, { displayName: 'Admins', assignable: true });
      giveRole(contoso.tenant, admins.id, 'Global Administrator');
      makeEligible(contoso.tenant, id, admins, accessId);
      const directory = contoso.directory();
      const standing = { roles: ['Global Administrator'], privileged: true, protected: false };
      assert.deepEqual(await directory.standing(id), standing);
      assert.deepEqual(await directory.mayReset({ approver, subject: id, secret: 'password' }), {
        allowed: true,
        privileged: true,
      });
      assert.deepEqual(await directory.mayReset({ approver: reader, subject: id, secret: 'password' }), {
        allowed: false,
        because: 'role-too-low',
      });
    });
  }

  it('counts a group that the person could join as one of theirs', async () => {
    const id = contoso.colleague();
    const group = addGroup(contoso.tenant, { displayName: 'Board' });
    makeEligible(contoso.tenant, id, group, 'member');
    assert.equal((await contoso.directory({ privilegedGroups: [group.id] }).standing(id)).privileged, true);
    assert.equal((await contoso.directory({ neverReset: [group.id] }).standing(id)).protected, true);
    assert.equal((await contoso.directory().standing(id)).privileged, false);
  });

  it('gives an approver only what is active: neither eligible roles nor a group they could join', async () => {
    const [approver, subject] = [contoso.colleague(), contoso.colleague()];
    const admins = addGroup(contoso.tenant, { displayName: 'Admins', assignable: true });
    giveRole(contoso.tenant, admins.id, 'Global Administrator');
    makeEligible(contoso.tenant, approver, admins, 'member');
    const verdict = { allowed: false, because: 'no-role' };
    assert.deepEqual(await contoso.directory().mayReset({ approver, subject, secret: 'password' }), verdict);
    giveRole(contoso.tenant, approver, 'Global Administrator');
    const inGroup = contoso.directory({ approverGroup: admins.id });
    assert.deepEqual(await inGroup.mayReset({ approver, subject, secret: 'password' }), {
      allowed: false,
      because: 'not-in-group',
    });
  });

  it('is not privileged by plain groups, owned groups or units', async () => {
    const { tenant } = contoso;
    const id = contoso.colleague();
    addGroup(tenant, { displayName: 'Football', members: [id], owners: [id] });
    addUnit(tenant, { displayName: 'Utrecht', members: [id] });
    const owned = addGroup(tenant, { displayName: 'Board', owners: [id] });
    const standing = await contoso.directory({ privilegedGroups: [owned.id] }).standing(id);
    assert.deepEqual(standing, { roles: [], privileged: false, protected: false });
  });

  it('names every role once, active or eligible, in order', async () => {
    const { tenant } = contoso;
    const id = contoso.colleague();
    giveRole(tenant, id, 'Reports Reader', { as: 'eligible' });
    giveRole(tenant, id, 'Global Reader', { as: 'activated' });
    giveRole(tenant, id, 'Directory Readers');
    giveRole(tenant, id, 'Directory Readers', { unit: addUnit(tenant, { displayName: 'Utrecht' }) });
    const { roles } = await contoso.directory().standing(id);
    assert.deepEqual(roles, ['Directory Readers', 'Global Reader', 'Reports Reader']);
  });

  const reads = [
    /transitiveMemberOf/,
    /ownedObjects/,
    /roleAssignments$/,
    /AssignmentScheduleInst/,
    /EligibilitySched/,
  ];
  for (const path of reads) {
    it(`is an error if ${path.source} cannot be read`, async () => {
      const id = contoso.colleague();
      const refused = { status: 403, code: 'Authorization_RequestDenied' };
      contoso.graph.failNext({ match: { path }, with: refused });
      await assert.rejects(contoso.directory().standing(id), DirectoryRefused);
      const takeBack = contoso.graph.failNext({ match: { path }, times: 9, with: { status: 500, code: 'Broken' } });
      await assert.rejects(contoso.directory().standing(id), DirectoryUnavailable);
      takeBack();
    });
  }

  it('is refused for a person who does not exist', async () => {
    const nobody = personCalled('nobody');
    await assert.rejects(contoso.directory().standing(nobody), DirectoryRefused);
    const listed = contoso.directory({ neverReset: [nobody] });
    await assert.rejects(listed.standing(nobody), DirectoryRefused);
  });
});
