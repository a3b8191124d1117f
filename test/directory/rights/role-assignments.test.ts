import assert from 'node:assert/strict';
import { createGraphClient } from '../../../src/directory/graph/graph-client.ts';
import { heldNow, holdingsOf, unitsOf } from '../../../src/directory/rights/role-assignments.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { type Answer, type GraphServer, refusal, startGraph } from '../../support/graph/graph-server.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { megan } from '../../../sandbox/directory/cast.ts';

const ID = megan.id;
const GROUP = 'bbbbbbbb-0000-4000-8000-000000000001';
const HELPDESK = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
const GROUPS = `/users/${ID}/transitiveMemberOf/graph.group`;
const OWNED = `/users/${ID}/ownedObjects/graph.group`;
const DIRECT = '/roleManagement/directory/roleAssignments';
const ACTIVE = '/roleManagement/directory/roleAssignmentScheduleInstances';
const ELIGIBLE = '/roleManagement/directory/roleEligibilityScheduleInstances';

const AROUND = `/groups/${GROUP}/transitiveMemberOf/graph.group`;
const COMING = '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances';

const list = (...value: object[]): Answer => ({ body: { value } });
const held = (name: string, directoryScopeId = '/', fields: object = {}) => ({
  roleDefinitionId: HELPDESK.toUpperCase(),
  directoryScopeId,
  roleDefinition: { displayName: name, isBuiltIn: true, templateId: HELPDESK, ...fields },
});

describe('reading role assignments', () => {
  let graph: GraphServer;
  const client = () => createGraphClient({ graphBaseUrl: graph.url, tokens: async () => 'token', log: quietLog().log });
  const active = () => client().decide('test', async (calls) => (await heldNow(calls, ID)).active);
  const holdings = () => client().decide('test', (calls) => holdingsOf(calls, ID));

  beforeEach(async () => {
    graph = await startGraph();
    for (const path of [GROUPS, OWNED, DIRECT, ACTIVE, ELIGIBLE, COMING]) graph.on('GET', path, list());
  });
  afterEach(() => graph.close());

  it('finds none for a person without roles', async () => {
    assert.deepEqual(await holdings(), { active: [], groups: [], eligible: [], inRoleAssignableGroup: false });
  });

  it('finds direct and activated assignments, each with its scope', async () => {
    graph.on('GET', DIRECT, list(held('a'), held('b', '/administrativeUnits/U1'), held('c', `/${ID}`)));
    graph.on('GET', ACTIVE, list(held('d')));
    assert.deepEqual(await active(), [
      { template: HELPDESK, name: 'a', scope: { in: 'tenant' } },
      { template: HELPDESK, name: 'b', scope: { in: 'unit', unit: 'u1' } },
      { template: HELPDESK, name: 'c', scope: { in: 'other' } },
      { template: HELPDESK, name: 'd', scope: { in: 'tenant' } },
    ]);
    assert.equal(graph.requests[0]?.query['$filter'], `principalId eq '${ID}'`);
  });

  it('identifies a role by its template, and ignores the template ID of a custom role', async () => {
    graph.on('GET', DIRECT, list(held('custom', '/', { isBuiltIn: false })));
    assert.deepEqual(await active(), [{ template: null, name: 'custom', scope: { in: 'tenant' } }]);
  });

  it('falls back to the ID of a role without its definition, and to no scope if none is given', async () => {
    graph.on('GET', DIRECT, list({ roleDefinitionId: HELPDESK }));
    assert.deepEqual(await active(), [{ template: HELPDESK, name: HELPDESK, scope: { in: 'other' } }]);
  });

  it('finds the assignments of every role-assignable group of a person', async () => {
    graph.on(
      'GET',
      GROUPS,
      list(
        { id: 'PLAIN', displayName: 'Plain', isAssignableToRole: null },
        { id: 'other', displayName: 'Other', isAssignableToRole: false },
        { id: GROUP, displayName: 'Admins', isAssignableToRole: true },
      ),
    );
    graph.on('GET', DIRECT, ({ query }) => (query['$filter']?.includes(GROUP) ? list(held('by group')) : list()));
    assert.deepEqual(
      (await active()).map(({ name }) => name),
      ['by group'],
    );
    assert.equal(graph.sent('GET', DIRECT).length, 2);
    const { inRoleAssignableGroup, groups } = await holdings();
    assert.deepEqual([inRoleAssignableGroup, groups], [true, ['plain', 'other', GROUP]]);
  });

  it('treats owners of a role-assignable group like its members', async () => {
    graph.on('GET', OWNED, list({ id: GROUP, displayName: 'Admins', isAssignableToRole: true }));
    assert.deepEqual(await holdings(), { active: [], groups: [], eligible: [], inRoleAssignableGroup: true });
  });

  it('separates eligible roles from active ones', async () => {
    graph.on('GET', ELIGIBLE, list(held('could be')));
    const { active: now, eligible } = await holdings();
    assert.deepEqual([now.length, eligible.map(({ name }) => name)], [0, ['could be']]);
  });

  it('counts active and eligible roles of a group that a person could join as eligible', async () => {
    const instance = { principalId: ID, groupId: GROUP, accessId: 'member' };
    graph.on(
      'GET',
      COMING,
      list({ ...instance, group: { id: GROUP, displayName: 'Admins', isAssignableToRole: true } }),
    );
    const ofGroup = (name: string) => (sent: { query: Record<string, string> }) =>
      sent.query['$filter']?.includes(GROUP) === true ? list(held(name)) : list();
    graph.on('GET', DIRECT, ofGroup('by group'));
    graph.on('GET', ELIGIBLE, ofGroup('by group, later'));
    graph.on('GET', AROUND, list({ id: 'outer', displayName: 'Outer', isAssignableToRole: false }));
    const { active: now, eligible, groups, inRoleAssignableGroup } = await holdings();
    assert.deepEqual([now, groups, inRoleAssignableGroup], [[], [GROUP, 'outer'], true]);
    assert.deepEqual(
      eligible.map(({ name }) => name),
      ['by group', 'by group, later'],
    );
    assert.equal(graph.sent('GET', COMING)[0]?.query['$filter'], `principalId eq '${ID}'`);
  });

  it('fails if Graph shows only the ID of a group that a person could join', async () => {
    for (const group of [undefined, null, { id: GROUP }, { id: GROUP, displayName: null, isAssignableToRole: null }]) {
      graph.on('GET', COMING, list({ principalId: ID, groupId: GROUP, accessId: 'member', group }));
      await assert.rejects(holdings(), { code: 'groups-unreadable' });
    }
  });

  it('fails if the parents of a group that a person could join cannot be read', async () => {
    const group = { id: GROUP, displayName: 'Crew', isAssignableToRole: false };
    graph.on('GET', COMING, list({ principalId: ID, groupId: GROUP, accessId: 'member', group }));
    graph.on('GET', AROUND, list({ id: 'outer' }));
    await assert.rejects(holdings(), { code: 'groups-unreadable' });
    graph.on('GET', AROUND, refusal(403, 'Authorization_RequestDenied'));
    await assert.rejects(holdings(), DirectoryRefused);
  });

  it('finds nothing eligible in a tenant without a licence for Privileged Identity Management', async () => {
    const noLicence = refusal(400, 'AadPremiumLicenseRequired');
    graph.on('GET', ACTIVE, noLicence);
    graph.on('GET', ELIGIBLE, refusal(403, 'BadRequest', { code: 'AadPremiumLicenseRequired' }));
    graph.on('GET', COMING, noLicence);
    graph.on('GET', DIRECT, list(held('a')));
    assert.deepEqual(
      (await holdings()).active.map(({ name }) => name),
      ['a'],
    );
  });

  for (const path of [DIRECT, ACTIVE, ELIGIBLE, GROUPS, OWNED, COMING]) {
    it(`fails if ${path.replace(ID, '{id}')} cannot be read, rather than find nothing`, async () => {
      graph.on('GET', path, refusal(403, 'Authorization_RequestDenied'));
      await assert.rejects(holdings(), DirectoryRefused);
      graph.on('GET', path, refusal(500, 'Broken'));
      await assert.rejects(holdings(), DirectoryUnavailable);
    });
  }

  it('fails if Graph shows only the IDs of groups, because a permission is missing', async () => {
    graph.on('GET', GROUPS, list({ id: GROUP, displayName: null, isAssignableToRole: null }));
    await assert.rejects(active(), { code: 'groups-unreadable' });
    graph.on('GET', GROUPS, list({ id: GROUP, displayName: 'Admins' }));
    await assert.rejects(active(), { code: 'groups-unreadable' });
  });

  it('finds the administrative units of a person', async () => {
    graph.on('GET', `/users/${ID}/memberOf/graph.administrativeUnit`, list({ id: 'U1' }, { id: 'u2' }));
    assert.deepEqual(await client().decide('test', (calls) => unitsOf(calls, ID)), ['u1', 'u2']);
  });

  it('finds no unit without the permission to read them, since units only widen an approver’s reach', async () => {
    graph.on('GET', `/users/${ID}/memberOf/graph.administrativeUnit`, refusal(403, 'Authorization_RequestDenied'));
    assert.deepEqual(await client().decide('test', (calls) => unitsOf(calls, ID)), []);
  });
});
