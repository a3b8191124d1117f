import assert from 'node:assert/strict';
import { type ObjectId } from '../../../src/requests/model/ids.ts';
import type { OperatorGroups } from '../../../src/directory/rights/operator-groups.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { addGroup, giveRole, makeEligible } from '../../../sandbox/directory/administration.ts';
import { type GraphTenant, startTenant } from '../../support/graph-tenant.ts';

describe('the operator’s own groups', () => {
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
  /** A group that the subject could become a member of, by PIM for Groups. */
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
    it('where there is none, the roles alone decide', async () => {
      assert.equal(await verdict({}), 'allowed');
      assert.deepEqual(await rights({}), [true, true]);
    });

    for (const [how, made] of [
      ['directly', groupOf],
      ['through other groups', nestedGroupOf],
    ] as const) {
      it(`lets whoever is in it ${how} approve and lock down`, async () => {
        const approverGroup = made(approver).toUpperCase();
        assert.equal(await verdict({ approverGroup }), 'allowed');
        assert.deepEqual(await rights({ approverGroup }), [true, true]);
      });
    }

    it('keeps everybody else from it, an owner of the group too, whatever his roles', async () => {
      const owned = addGroup(contoso.tenant, { displayName: 'Approvers', members: [subject], owners: [approver] });
      for (const approverGroup of [groupOf(), owned.id, '00000000-0000-4000-8000-000000000000', '']) {
        assert.equal(await verdict({ approverGroup }), 'not-in-group');
        assert.deepEqual(await rights({ approverGroup }), [false, false]);
      }
    });

    it('gives no right to whoever has no role for it', async () => {
      approver = contoso.colleague();
      const approverGroup = groupOf(approver);
      assert.equal(await verdict({ approverGroup }), 'no-role');
      assert.deepEqual(await rights({ approverGroup }), [false, false]);
    });

    it('is asked for now: whoever left it may no longer approve', async () => {
      const approverGroup = groupOf(approver);
      const directory = contoso.directory({ approverGroup });
      assert.equal(await directory.isApprover(approver), true);
      contoso.tenant.members.set(approverGroup, []);
      assert.equal(await directory.isApprover(approver), false);
    });
  });

  describe('the never-list', () => {
    const listings: readonly (readonly [string, () => string])[] = [
      ['himself', () => subject],
      ['by his group', () => groupOf(subject)],
      ['by a group around his group', () => nestedGroupOf(subject)],
      ['by a group that they could join', () => joinable()],
      ['by a group around one that they could join', () => nestedGroupOf(joinable())],
    ];
    for (const [how, listing] of listings) {
      it(`protects whoever is on it ${how}, from everybody`, async () => {
        const neverReset = ['00000000-0000-4000-8000-000000000000', listing().toUpperCase()];
        assert.equal(await verdict({ neverReset }), 'subject-protected');
        assert.equal((await contoso.directory({ neverReset }).standing(subject)).protected, true);
      });
    }

    it('protects nobody else: neither the owner of a group nor whoever approves', async () => {
      const owned = addGroup(contoso.tenant, { displayName: 'Crew', members: [approver], owners: [subject] });
      const neverReset = [owned.id, approver];
      assert.equal(await verdict({ neverReset }), 'allowed');
      assert.equal((await contoso.directory({ neverReset }).standing(subject)).protected, false);
    });
  });

  it('tell an approver first what is against himself, so that he learns nothing of the subject by it', async () => {
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
    it(`decide nothing where the groups of the ${whose} cannot be read`, async () => {
      const match = { path: new RegExp(`/users/${id()}/transitiveMemberOf`) };
      const rules = { approverGroup: groupOf(approver), neverReset: [groupOf(subject)] };
      contoso.graph.failNext({ match, with: { status: 403, code: 'Authorization_RequestDenied' } });
      await assert.rejects(verdict(rules), DirectoryRefused);
      const takeBack = contoso.graph.failNext({ match, times: 9, with: { status: 503, code: 'Broken' } });
      await assert.rejects(verdict(rules), DirectoryUnavailable);
      takeBack();
    });
  }

  it('cost no call more than the roles alone', async () => {
    const callsFor = async (rules: Partial<OperatorGroups>) => {
      const before = contoso.graph.calls.length;
      assert.equal(await verdict(rules), 'allowed');
      return contoso.graph.calls.length - before;
    };
    const rules = { approverGroup: groupOf(approver), privilegedGroups: [groupOf()], neverReset: [groupOf()] };
    assert.equal(await callsFor(rules), await callsFor({}));
  });
});
