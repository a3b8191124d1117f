import assert from 'node:assert/strict';
import { personCalled } from '../../support/ids.ts';
import { accountOf } from '../../../src/directory/accounts/read-account.ts';
import { USER_SELECT, graphUser } from '../../../src/directory/graph/graph-user.ts';
import { DOMAINS, guest, member, without } from '../kinds/kind.ts';

const settings = { passwordWriteback: false };

describe('an account', () => {
  it('has what the requests need of a user, and where the password lives', () => {
    assert.deepEqual(
      accountOf(graphUser.parse({ ...member(), id: 'AAAAAAAA-0000-4000-8000-00000000000B' }), DOMAINS, settings),
      {
        id: 'aaaaaaaa-0000-4000-8000-00000000000b',
        name: 'Megan Bowen',
        signInName: 'meganb@contoso.com',
        mail: 'meganb@contoso.com',
        home: { where: 'here', kind: 'cloud' },
        created: '2026-03-01T10:00:00.000Z',
        lastPasswordChange: '2026-06-15T07:30:00.000Z',
      },
    );
  });

  it('uses the sign-in name if it has no display name', () => {
    assert.equal(accountOf(member({ displayName: null }), DOMAINS, settings).name, 'meganb@contoso.com');
  });

  it('has no last password change if Graph returns none', () => {
    const user = without(guest({ mail: null }), 'lastPasswordChangeDateTime');
    const { mail, lastPasswordChange } = accountOf(user, DOMAINS, settings);
    assert.deepEqual([mail, lastPasswordChange], [null, null]);
  });
});

describe('a user of Graph', () => {
  const id = { id: personCalled('x') };
  it('distinguishes absent from null', () => {
    const user = graphUser.parse({ ...id, userType: null, identities: [] });
    assert.equal(user.userType, null);
    assert.deepEqual(user.identities, []);
    assert.equal('creationType' in user, false);
  });

  it('is refused if a property has the wrong type', () => {
    assert.equal(graphUser.safeParse({ ...id, identities: 'none' }).success, false);
    assert.equal(graphUser.safeParse({ ...id, accountEnabled: 'true' }).success, false);
    assert.equal(graphUser.safeParse({ id: '' }).success, false);
  });

  it('is selected with every deciding property by name', () => {
    assert.equal(
      USER_SELECT,
      'id,displayName,userPrincipalName,mail,otherMails,proxyAddresses,accountEnabled,createdDateTime,userType,creationType,' +
        'externalUserState,externalUserStateChangeDateTime,identities,onPremisesSyncEnabled,passwordPolicies,' +
        'lastPasswordChangeDateTime,isManagementRestricted,identityParentId,isResourceAccount',
    );
  });
});
