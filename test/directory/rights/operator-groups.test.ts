import assert from 'node:assert/strict';
import { type ObjectId } from '../../../src/requests/model/ids.ts';
import type { OperatorGroups } from '../../../src/directory/rights/operator-groups.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { addGroup, giveRole, makeEligible } from '../../../sandbox/directory/administration.ts';
import { type GraphTenant, startTenant } from '../../support/graph/graph-tenant.ts';

describe('the operator’s groups', () => {
  let contoso: GraphTenant;
  let approver: ObjectId;
  let subject: ObjectId;
  before(async () => (contoso = await startTenant()));
  after(() => contoso.graph.close());
  beforeEach(() => {
    approver = contoso.colleague();
    subject = contoso.colleague();
    giveRole(contoso.tenant, approver, 'Global Administrator');
  });

  const groupOf = (...members: readonly string[]) => addGroup(contoso.tenant, { displayName: 'Group', members }).id;
  const nestedGroupOf = (...members: readonly string[]) => groupOf(groupOf(groupOf(...members)));
  /** A group that the subject could join through PIM for Groups. */
  const joinable = (): string => {
    const group = addGroup(contoso.tenant, { displayName: 'Joinable', members: [] });
    makeEligible(contoso.tenant, subject, group, 'member');
    return group.id;
  };
  const verdict = async (rules: Partial<OperatorGroups>) => {
    const may = await contoso.directory(rules).mayReset({ approver, subject, secret: 'password' });
    return may.allowed ? 'allowed' : may.because;
  };
  const rights = async (rules: Partial<OperatorGroups>) => {
    const directory = contoso.directory(rules);
    return Promise.all([directory.isApprover(approver), directory.mayLockDown(approver)]);
  };

  describe('the approvers’ group', () => {
    it('leaves the decision to the roles if it is not set', async () => {
      assert.equal(await verdict({}), 'allowed');
      assert.deepEqual(await rights({}), [true, true]);
    });

    for (const [how, made] of [
      ['directly', groupOf],
      ['through other groups', nestedGroupOf],
    ] as const) {
      it(`lets people in it ${how} approve and lock down`, async () => {
        const approverGroup = made(approver).toUpperCase();
        assert.equal(await verdict({ approverGroup }), 'allowed');
        assert.deepEqual(await rights({ approverGroup }), [true, true]);
      });
    }

    it('stops everyone else, even an owner of the group, whatever their roles', async () => {
      const owned = addGroup(contoso.tenant, { displayName: 'Approvers', members: [subject], owners: [approver] });
      for (const approverGroup of [groupOf(), owned.id, '00000000-0000-4000-8000-000000000000', '']) {
        assert.equal(await verdict({ approverGroup }), 'not-in-group');
        assert.deepEqual(await rights({ approverGroup }), [false, false]);
      }
    });

    it('gives no right to a person without the role', async () => {
      approver = contoso.colleague();
      const approverGroup = groupOf(approver);
      assert.equal(await verdict({ approverGroup }), 'no-role');
      assert.deepEqual(await rights({ approverGroup }), [false, false]);
    });

    it('is read live: a person who left it may no longer approve', async () => {
      const approverGroup = groupOf(approver);
      const directory = contoso.directory({ approverGroup });
      assert.equal(await directory.isApprover(approver), true);
      contoso.tenant.members.set(approverGroup, []);
      assert.equal(await directory.isApprover(approver), false);
    });
  });

  describe('the never-list', () => {
    const listings: readonly (readonly [string, () => string])[] = [
      ['personally', () => subject],
      ['through a group', () => groupOf(subject)],
      ['through a nested group', () => nestedGroupOf(subject)],
      ['through a group that they could join', () => joinable()],
      ['through a parent of a group that they could join', () => nestedGroupOf(joinable())],
    ];
    for (const [how, listing] of listings) {
      it(`protects people listed ${how} from every approver`, async () => {
        const neverReset = ['00000000-0000-4000-8000-000000000000', listing().toUpperCase()];
        assert.equal(await verdict({ neverReset }), 'subject-protected');
        assert.equal((await contoso.directory({ neverReset }).standing(subject)).protected, true);
      });
    }

    it('protects no one else: neither the owner of a group nor an approver’s subjects', async () => {
      const owned = addGroup(contoso.tenant, { displayName: 'Crew', members: [approver], owners: [subject] });
      const neverReset = [owned.id, approver];
      assert.equal(await verdict({ neverReset }), 'allowed');
      assert.equal((await contoso.directory({ neverReset }).standing(subject)).protected, false);
    });
  });

  it('state reasons against the approver first, so that they reveal nothing about the subject', async () => {
    const neverReset = [subject];
    const approverGroup = groupOf();
    giveRole(contoso.tenant, subject, 'Global Administrator');
    assert.equal(await verdict({ neverReset, approverGroup }), 'not-in-group');
    approver = contoso.colleague();
    assert.equal(await verdict({ neverReset, approverGroup }), 'no-role');
    assert.equal(await verdict({ neverReset }), 'no-role');
    giveRole(contoso.tenant, approver, 'Helpdesk Administrator');
    assert.equal(await verdict({ approverGroup }), 'not-in-group');
    assert.equal(await verdict({ neverReset }), 'subject-protected');
    assert.equal(await verdict({}), 'role-too-low');
  });

  for (const [whose, id] of [
    ['approver', () => approver],
    ['subject', () => subject],
  ] as const) {
    it(`decide nothing if the groups of the ${whose} cannot be read`, async () => {
      const match = { path: new RegExp(`/users/${id()}/transitiveMemberOf`) };
      const rules = { approverGroup: groupOf(approver), neverReset: [groupOf(subject)] };
      contoso.graph.failNext({ match, with: { status: 403, code: 'Authorization_RequestDenied' } });
      await assert.rejects(verdict(rules), DirectoryRefused);
      const takeBack = contoso.graph.failNext({ match, times: 9, with: { status: 503, code: 'Broken' } });
      await assert.rejects(verdict(rules), DirectoryUnavailable);
      takeBack();
    });
  }

  it('cost no call beyond those for the roles', async () => {
    const callsFor = async (rules: Partial<OperatorGroups>) => {
      const before = contoso.graph.calls.length;
      assert.equal(await verdict(rules), 'allowed');
      return contoso.graph.calls.length - before;
    };
    const rules = { approverGroup: groupOf(approver), privilegedGroups: [groupOf()], neverReset: [groupOf()] };
    assert.equal(await callsFor(rules), await callsFor({}));
  });
});
