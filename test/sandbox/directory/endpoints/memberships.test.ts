import assert from 'node:assert/strict';
import { makeEligible } from '../../../../sandbox/directory/administration.ts';
import { roleId } from '../../../../sandbox/directory/contoso/roles.ts';
import { type LocalDirectory, startLocalDirectory } from '../../../../sandbox/directory/local-directory.ts';
import { person } from '../../../../sandbox/directory/people.ts';
import { ADVANCED, ask, each, listed, refusal } from '../support.ts';

const idOf = (name: string) => person(name).user.id;

describe('Roles, groups and units in the local directory', () => {
  let directory: LocalDirectory;
  before(async () => (directory = await startLocalDirectory()));
  after(() => directory.close());

  const around = (name: string, path: string) =>
    ask(directory, `/users/${idOf(name)}/${path}?$count=true`, { headers: ADVANCED });

  it('lists the groups someone is in, even through another group', async () => {
    const cast = 'transitiveMemberOf/microsoft.graph.group';
    assert.deepEqual(each(await around('Alex Wilber', cast), 'displayName'), [
      'Marketing',
      'Everyone in Sales and Marketing',
    ]);
    assert.deepEqual(each(await around('Alex Wilber', 'memberOf/graph.group'), 'displayName'), ['Marketing']);
  });

  it('says which groups roles can be assigned to', async () => {
    const reply = await around('Christie Cline', 'transitiveMemberOf/graph.group');
    assert.deepEqual(each(reply, 'isAssignableToRole'), [true]);
  });

  it('lists the roles that are active for the whole tenant, directly or through a group, by their template', async () => {
    const cast = 'transitiveMemberOf/microsoft.graph.directoryRole';
    assert.deepEqual(each(await around('Grady Archie', cast), 'roleTemplateId'), [roleId('Helpdesk Administrator')]);
    assert.deepEqual(each(await around('Raul Razo', cast), 'roleTemplateId'), [roleId('Exchange Administrator')]);
    assert.deepEqual(each(await around('Raul Razo', 'memberOf/graph.directoryRole'), 'roleTemplateId'), []);
  });

  it('does not list unit-scoped, custom or only eligible roles among those', async () => {
    for (const name of ['Joni Sherman', 'Ben Walters', 'Irvin Sayers']) {
      assert.deepEqual(listed(await around(name, 'transitiveMemberOf/graph.directoryRole')), [], name);
    }
  });

  it('lists units, and everything together with its type', async () => {
    assert.deepEqual(
      each(await around('Patti Fernandez', 'transitiveMemberOf/graph.administrativeUnit'), 'displayName'),
      ['Board'],
    );
    const all = await ask(directory, `/users/${idOf('Raul Razo')}/transitiveMemberOf`);
    assert.deepEqual(each(all, '@odata.type'), ['#microsoft.graph.group', '#microsoft.graph.directoryRole']);
  });

  it('refuses a list of one type that is not an advanced query', async () => {
    const path = `/users/${idOf('Raul Razo')}/transitiveMemberOf/microsoft.graph.group`;
    assert.equal(refusal(await ask(directory, path)), '400 Request_UnsupportedQuery');
    assert.equal(refusal(await ask(directory, path, { headers: ADVANCED })), '400 Request_UnsupportedQuery');
    assert.equal(refusal(await ask(directory, `${path}?$count=true`)), '400 Request_UnsupportedQuery');
  });

  it('lists the groups someone owns', async () => {
    const reply = await ask(directory, `/users/${idOf('Debra Berger')}/ownedObjects/microsoft.graph.group`);
    assert.deepEqual(each(reply, 'displayName'), ['Emergency Access']);
  });

  const roleManagement = (list: string, filter: string, more = '') =>
    ask(directory, `/roleManagement/directory/${list}?$filter=${filter}${more}`);

  it('lists direct assignments of every scope with their definitions, not those of a group', async () => {
    const [unitWide] = listed(
      await roleManagement('roleAssignments', `principalId eq '${idOf('Joni Sherman')}'`, '&$expand=roleDefinition'),
    );
    assert.match(String(unitWide?.['directoryScopeId']), /^\/administrativeUnits\//);
    assert.partialDeepStrictEqual(unitWide?.['roleDefinition'], {
      displayName: 'Helpdesk Administrator',
      isBuiltIn: true,
    });
    assert.deepEqual(listed(await roleManagement('roleAssignments', `principalId eq '${idOf('Raul Razo')}'`)), []);
    const [group] = directory.tenant.groups.filter(({ displayName }) => displayName === 'Exchange Administrators');
    assert.equal(listed(await roleManagement('roleAssignments', `principalId eq '${group?.id ?? ''}'`)).length, 1);
  });

  it('expands only what was asked for', async () => {
    const [one] = listed(await roleManagement('roleAssignments', `principalId eq '${idOf('Grady Archie')}'`));
    assert.ok(one !== undefined && !('roleDefinition' in one));
  });

  it('lists what is active now and what can be activated', async () => {
    const irvin = `principalId eq '${idOf('Irvin Sayers')}'`;
    assert.deepEqual(listed(await roleManagement('roleAssignmentScheduleInstances', irvin)), []);
    const eligible = await roleManagement('roleEligibilityScheduleInstances', irvin);
    assert.deepEqual(each(eligible, 'roleDefinitionId'), [roleId('Global Administrator')]);
    const active = await roleManagement('roleAssignmentScheduleInstances', `principalId eq '${idOf('Allan Deyoung')}'`);
    assert.deepEqual(each(active, 'assignmentType'), ['Assigned']);
  });

  it('lists the groups that someone can join, with each group, and none if nobody is named', async () => {
    const [group] = directory.tenant.groups.filter(({ isAssignableToRole }) => isAssignableToRole === true);
    assert.ok(group);
    makeEligible(directory.tenant, idOf('Megan Bowen'), group, 'member');
    const path = '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances';
    const whose = (name: string) => encodeURIComponent(`principalId eq '${idOf(name)}'`);
    const reply = await ask(directory, `${path}?$filter=${whose('Megan Bowen')}&$expand=group`);
    const { id, displayName } = group;
    assert.partialDeepStrictEqual(listed(reply), [
      { accessId: 'member', groupId: id, group: { id, displayName, isAssignableToRole: true } },
    ]);
    assert.deepEqual(listed(await ask(directory, `${path}?$filter=${whose('Alex Wilber')}`)), []);
    for (const query of ['', "?$filter=accessId eq 'member'"])
      assert.equal((await ask(directory, path + query)).status, 400);
    directory.tenant.groupEligibilityScheduleInstances = [];
  });

  it('shows at once a role that a test removes or assigns', async () => {
    const { tenant } = directory;
    const before = tenant.roleAssignments;
    tenant.roleAssignments = before.filter(({ principalId }) => principalId !== idOf('Grady Archie'));
    assert.deepEqual(listed(await roleManagement('roleAssignments', `principalId eq '${idOf('Grady Archie')}'`)), []);
    assert.deepEqual(listed(await around('Grady Archie', 'transitiveMemberOf/graph.directoryRole')), []);
    tenant.roleAssignments = before;
  });

  it('knows role definitions by id and by name', async () => {
    const id = roleId('Global Administrator');
    const one = await ask(directory, `/roleManagement/directory/roleDefinitions/${id}`);
    assert.partialDeepStrictEqual(one.body, { id, displayName: 'Global Administrator', templateId: id });
    const named = await roleManagement('roleDefinitions', "displayName eq 'Contoso Licence Manager'");
    assert.deepEqual(each(named, 'isBuiltIn'), [false]);
    const none = await ask(directory, '/roleManagement/directory/roleDefinitions/nothing');
    assert.equal(refusal(none), '404 Request_ResourceNotFound');
  });
});
