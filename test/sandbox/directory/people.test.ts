import assert from 'node:assert/strict';
import { GROUP_OF, approvers, people, peopleOfKind, person, strangers } from '../../../sandbox/directory/people.ts';
import { roleId } from '../../../sandbox/directory/contoso/roles.ts';
import { sampleTenant } from '../../../sandbox/directory/sample-tenant.ts';

const KINDS = Object.keys(GROUP_OF).filter((kind) => kind !== 'stranger');

describe('The people of Contoso', () => {
  for (const kind of KINDS) {
    it(`include someone of the kind ${kind}`, () => assert.ok(people.some((one) => one.kind === kind)));
  }

  it('have unique ids and sign-in names', () => {
    for (const property of ['id', 'userPrincipalName'] as const) {
      const values = [...people, ...strangers].map(({ user }) => user[property].toLowerCase());
      assert.equal(new Set(values).size, values.length, property);
    }
  });

  it('are each described in one short line, in English and in Dutch', () => {
    for (const { about } of [...people, ...strangers]) {
      for (const line of [about.en, about.nl]) assert.ok(line.length > 0 && line.length <= 70, line);
    }
  });

  it('are approved for by the four administrators and by Alex, who has no role', () => {
    const names = approvers.map(({ user }) => user.displayName);
    assert.deepEqual(names.toSorted(), [
      'Alex Wilber',
      'Allan Deyoung',
      'Grady Archie',
      'Isaiah Langer',
      'Lidia Holloway',
    ]);
    const { roleAssignments } = sampleTenant();
    assert.ok(!roleAssignments.some(({ principalId }) => principalId === person('Alex Wilber').user.id));
  });

  it('include a guest from forthcoffee.com, whose own address is no sign-in name here', () => {
    const { user } = person('user1@forthcoffee.com');
    assert.equal(user.userPrincipalName, 'user1_forthcoffee.com#EXT#@contoso.onmicrosoft.com');
    assert.equal(user.userType, 'Guest');
  });

  it('include an external member and an internal guest: the type decides nothing', () => {
    const [member] = peopleOfKind('entra-member');
    const [guest] = peopleOfKind('internal-guest');
    assert.equal(member?.user.userType, 'Member');
    assert.ok(member.user.identities.some(({ signInType }) => signInType === 'federated'));
    assert.equal(guest?.user.userType, 'Guest');
    assert.ok(guest.user.identities.every(({ signInType }) => signInType !== 'federated'));
  });

  it('all have the identity that names Contoso as its issuer, external or not', () => {
    for (const { user } of people) {
      const own = user.identities.find(({ signInType }) => signInType === 'userPrincipalName');
      assert.equal(own?.issuer, 'contoso.onmicrosoft.com', user.displayName);
      assert.equal(own.issuerAssignedId, user.userPrincipalName);
    }
  });

  it('hold roles permanently, through a group, in one unit only, or only eligible', () => {
    const { roleAssignments, roleEligibilityScheduleInstances } = sampleTenant();
    const helpdesk = roleAssignments.filter(
      ({ roleDefinitionId }) => roleDefinitionId === roleId('Helpdesk Administrator'),
    );
    assert.deepEqual(
      helpdesk.map(({ directoryScopeId }) => directoryScopeId === '/'),
      [true, false],
    );
    assert.equal(roleEligibilityScheduleInstances[0]?.principalId, person('Irvin Sayers').user.id);
  });

  it('do not include the stranger from another organisation', () => {
    assert.ok(strangers.length > 0);
    assert.ok(strangers.every(({ user }) => !people.some((one) => one.user.id === user.id)));
  });

  it('are copied for every tenant made from them', () => {
    const first = sampleTenant();
    first.users.forEach((user) => (user.displayName = 'Changed'));
    assert.equal(sampleTenant().users[0]?.displayName, 'Megan Bowen');
    assert.equal(person('Megan Bowen').user.displayName, 'Megan Bowen');
  });
});
