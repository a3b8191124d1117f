import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { objectIdOf } from '../../../src/requests/model/ids.ts';
import { addGroup, addUnit, addUser, giveRole } from '../../../sandbox/directory/administration.ts';
import { employee, external } from '../../../sandbox/directory/contoso/build-user.ts';
import { type LocalDirectory, startLocalDirectory } from '../../../sandbox/directory/local-directory.ts';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import { ADVANCED, ask, each, listed, patchPassword, refusal } from './support.ts';

const GOOD = 'Kqw7mx-3hbt9e-zp4vfa';

describe('What an administrator does while the local directory runs', () => {
  let directory: LocalDirectory;
  beforeEach(async () => (directory = await startLocalDirectory()));
  afterEach(() => directory.close());

  const newcomer = (alias = 'newc') =>
    addUser(directory.tenant, employee({ id: objectIdOf(randomUUID()), displayName: 'New Comer', alias }));
  const around = (id: string, path: string) =>
    ask(directory, `/users/${id}/${path}?$count=true`, { headers: ADVANCED });
  const roles = async (list: string, id: string) => {
    const $filter = `$filter=principalId eq '${id}'`;
    return listed(await ask(directory, `/roleManagement/directory/${list}?${$filter}&$expand=roleDefinition`));
  };

  it('a new user can be found, can sign in, and can get a password', async () => {
    const { id, userPrincipalName } = newcomer();
    const found = await ask(directory, `/users?$filter=userPrincipalName eq '${userPrincipalName}'`);
    assert.deepEqual(each(found, 'id'), [id]);
    assert.equal(directory.signIn(userPrincipalName, SAMPLE_PASSWORD), 'ok');
    assert.equal((await patchPassword(directory, id, GOOD)).status, 204);
    assert.equal(directory.signIn(userPrincipalName, GOOD), 'must-change-password');
  });

  it('a new guest has no password here', async () => {
    const mail = 'ines@forthcoffee.com';
    const guest = external({
      id: objectIdOf(randomUUID()),
      displayName: 'Ines Costa',
      mail,
      issuer: 'ExternalAzureAD',
    });
    addUser(directory.tenant, guest, null);
    assert.equal(directory.signIn(guest.userPrincipalName, SAMPLE_PASSWORD), 'no-password-here');
    assert.equal((await ask(directory, `/users/${guest.id}`)).status, 200);
  });

  it('nobody can be added twice', () => {
    const { id } = newcomer();
    assert.throws(() => newcomer('NewC'), /newc@contoso.com already/i);
    assert.throws(() => addUser(directory.tenant, employee({ id, displayName: 'A B', alias: 'other' })), /already/);
  });

  it('a permanent role is an assignment, with an instance', async () => {
    const { id } = newcomer();
    giveRole(directory.tenant, id, 'Helpdesk Administrator');
    const [assignment, ...more] = await roles('roleAssignments', id);
    assert.deepEqual(more, []);
    assert.equal(assignment?.['directoryScopeId'], '/');
    assert.partialDeepStrictEqual(assignment['roleDefinition'], { displayName: 'Helpdesk Administrator' });
    const instances = await roles('roleAssignmentScheduleInstances', id);
    assert.deepEqual(
      instances.map(({ assignmentType }) => assignmentType),
      ['Assigned'],
    );
  });

  it('an activated one is an assignment too, with one instance', async () => {
    const { id } = newcomer();
    giveRole(directory.tenant, id, 'Global Administrator', { as: 'activated' });
    assert.equal((await roles('roleAssignments', id)).length, 1);
    const instances = await roles('roleAssignmentScheduleInstances', id);
    assert.deepEqual(
      instances.map(({ assignmentType }) => assignmentType),
      ['Activated'],
    );
    assert.equal(refusal(await patchPassword(directory, id, GOOD)), '403 Authorization_RequestDenied');
  });

  it('an eligible one is not held', async () => {
    const { id } = newcomer();
    giveRole(directory.tenant, id, 'Global Administrator', { as: 'eligible' });
    assert.deepEqual(await roles('roleAssignments', id), []);
    assert.deepEqual(await roles('roleAssignmentScheduleInstances', id), []);
    assert.equal((await roles('roleEligibilityScheduleInstances', id)).length, 1);
  });

  it('one for a unit has that scope', async () => {
    const { id } = newcomer();
    const unit = addUnit(directory.tenant, { displayName: 'Utrecht' });
    giveRole(directory.tenant, id, 'User Administrator', { unit });
    const [assignment] = await roles('roleAssignments', id);
    assert.equal(assignment?.['directoryScopeId'], `/administrativeUnits/${unit.id}`);
  });

  it('an unknown role cannot be assigned', () => {
    assert.throws(() => giveRole(directory.tenant, newcomer().id, 'King'), /No role is called King/);
  });

  it('a group has members, owners, and groups within it', async () => {
    const { id } = newcomer();
    const owner = newcomer('own').id;
    const inner = addGroup(directory.tenant, { displayName: 'Inner', members: [id], owners: [owner] });
    addGroup(directory.tenant, { displayName: 'Outer', members: [inner.id] });
    const plain = { isAssignableToRole: null };
    const groups = listed(await around(id, 'transitiveMemberOf/graph.group'));
    assert.partialDeepStrictEqual(groups, [
      { displayName: 'Inner', ...plain },
      { displayName: 'Outer', ...plain },
    ]);
    assert.deepEqual(each(await around(owner, 'ownedObjects/graph.group'), 'displayName'), ['Inner']);
  });

  it('a role-assignable group passes its role on', async () => {
    const { id } = newcomer();
    const group = addGroup(directory.tenant, { displayName: 'Admins', assignable: true, members: [id] });
    giveRole(directory.tenant, group.id, 'Global Administrator');
    assert.deepEqual(each(await around(id, 'transitiveMemberOf/graph.group'), 'isAssignableToRole'), [true]);
    const held = await around(id, 'transitiveMemberOf/graph.directoryRole');
    assert.deepEqual(each(held, 'displayName'), ['Global Administrator']);
  });

  it('a restricted unit protects its members, another one does not', async () => {
    directory.tenant.appMayResetAdmins = true;
    const [shut, open] = [newcomer('shut').id, newcomer('open').id];
    addUnit(directory.tenant, { displayName: 'Board', restricted: true, members: [shut] });
    addUnit(directory.tenant, { displayName: 'Utrecht', members: [open] });
    assert.equal(refusal(await patchPassword(directory, shut, GOOD)), '403 Authorization_RequestDenied');
    assert.equal((await patchPassword(directory, open, GOOD)).status, 204);
  });
});
