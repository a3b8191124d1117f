import assert from 'node:assert/strict';
import fc from 'fast-check';
import { passwordHome } from '../../../src/directory/home/password-home.ts';
import type { PasswordHome } from '../../../src/requests/model/home.ts';
import type { GraphUser, Identity } from '../../../src/directory/graph/graph-user.ts';
import { KINDS } from '../kinds/index.ts';
import { DOMAINS, federated, guest, local, member, signInName } from '../kinds/kind.ts';

const whole = (user: GraphUser, passwordWriteback = false) => passwordHome(user, DOMAINS, { passwordWriteback });
/** Without the addresses, which have their own table. */
const home = (user: GraphUser, passwordWriteback = false): PasswordHome => {
  const found = whole(user, passwordWriteback);
  return found.where === 'elsewhere' ? { where: found.where, kind: found.kind, domain: found.domain } : found;
};

describe('where a password lives', () => {
  for (const { title, user, home: expected, passwordWriteback = false } of KINDS) {
    const said = [
      expected.where,
      'kind' in expected ? expected.kind : '',
      'because' in expected ? expected.because : '',
    ];
    it(`${title}: ${said.filter((word) => word !== '').join(', ')}`, () => {
      assert.deepEqual(home(user, passwordWriteback), expected);
    });
  }

  it('every kind has a unique title', () => {
    assert.equal(new Set(KINDS.map(({ title }) => title)).size, KINDS.length);
  });

  it('is unsure for everyone without the list of our domains', () => {
    assert.deepEqual(passwordHome(member(), [], { passwordWriteback: false }), {
      where: 'unsure',
      because: 'domain-unknown',
    });
  });

  it('does not depend on the order of the identities', () => {
    for (const { user, passwordWriteback = false } of KINDS) {
      const turned = { ...user, identities: user.identities ? [...user.identities].reverse() : user.identities };
      assert.deepEqual(home(turned, passwordWriteback), home(user, passwordWriteback));
    }
  });

  it('is never here for a guest, whatever the userType', () => {
    for (const userType of ['Guest', 'Member', null, '', 'guest', 'Other']) {
      assert.equal(home(guest({ userType })).where, 'elsewhere');
    }
  });
});

describe('the addresses by which another directory may know an account', () => {
  const noAddress = { mail: null, otherMails: [] };
  const table: readonly (readonly [string, Partial<GraphUser>, readonly string[] | undefined])[] = [
    ['start with mail', {}, ['user1@forthcoffee.com']],
    [
      'include other addresses if there is no mail',
      { mail: null, otherMails: ['U1@forthcoffee.com'] },
      ['U1@forthcoffee.com', 'user1@forthcoffee.com'],
    ],
    ['exclude a mail address of ours', { mail: 'user1@contoso.com', otherMails: ['u1@adatum.com'] }, ['u1@adatum.com']],
    [
      'are all that are not ours',
      { mail: 'a@adatum.com', otherMails: ['b@contoso.com', 'c@fabrikam.com'] },
      ['a@adatum.com', 'c@fabrikam.com'],
    ],
    ['come from the sign-in name if there is nothing else', noAddress, ['user1@forthcoffee.com']],
    [
      'exclude a sign-in name from a former employer',
      { mail: 'user1@adatum.com', otherMails: [] },
      ['user1@adatum.com'],
    ],
    [
      'are none if issuer and sign-in name name different homes',
      { ...noAddress, identities: [federated('fabrikam.com')] },
      undefined,
    ],
  ];
  for (const [title, fields, addresses] of table) {
    it(title, () => {
      const found = whole(guest(fields));
      assert.deepEqual(found.where === 'elsewhere' ? found.addresses : found, addresses);
    });
  }
});

describe('the rule "userType === Guest signs in elsewhere"', () => {
  const isFooled = ({ user, home: { where } }: (typeof KINDS)[number]) =>
    (user.userType === 'Guest') === (where === 'here');

  for (const kind of KINDS.filter(({ fooledByUserType }) => fooledByUserType)) {
    it(`is wrong for ${kind.title}`, () => assert.ok(isFooled(kind)));
  }

  it('is right for all others', () => {
    const others = KINDS.filter(({ fooledByUserType }) => fooledByUserType === undefined);
    assert.deepEqual(
      others.filter(isFooled).map(({ title }) => title),
      [],
    );
  });
});

describe('whatever other facts an account has', () => {
  const issuer = fc.oneof(
    fc.constantFrom(
      'ExternalAzureAD',
      'mail',
      'google.com',
      'live.com',
      'contoso.com',
      'forthcoffee.com',
      'urn:x',
      '',
      ' ',
    ),
    fc.string(),
    fc.constant(null),
  );
  const other: fc.Arbitrary<Identity> = fc.oneof(
    fc.constantFrom(signInName(), local('emailAddress'), local('userName')),
    fc.record({ signInType: fc.option(fc.string()), issuer, issuerAssignedId: fc.constant(null) }),
  );
  const flag = fc.constantFrom(true, false, null, undefined);
  const rest = fc.record({
    userType: fc.constantFrom('Member', 'Guest', null),
    creationType: fc.constantFrom(null, '', 'Invitation', 'LocalAccount', 'EmailVerified', 'SelfServiceSignUp'),
    externalUserState: fc.constantFrom(null, '', 'Accepted', 'PendingAcceptance'),
    userPrincipalName: fc.constantFrom(
      'meganb@contoso.com',
      'a_b.com#EXT#@contoso.onmicrosoft.com',
      'x@adfs.contoso.com',
    ),
    onPremisesSyncEnabled: flag,
    accountEnabled: flag,
    isManagementRestricted: flag,
  });

  it('a password is never here with a federated identity', () => {
    const types = fc.constantFrom('federated', 'Federated', ' FEDERATED ');
    fc.assert(
      fc.property(
        rest,
        issuer,
        types,
        fc.array(other, { maxLength: 4 }),
        fc.nat(),
        (fields, name, signInType, others, place) => {
          const identities = [...others];
          identities.splice(place % (others.length + 1), 0, { ...federated(name), signInType });
          const { where } = home(member({ ...fields, identities }), true);
          assert.ok(where === 'elsewhere' || where === 'nowhere' || where === 'unsure', where);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('a password is here only if every fact says so', () => {
    fc.assert(
      fc.property(rest, fc.array(other, { maxLength: 3 }), (fields, identities) => {
        if (home(member({ ...fields, identities })).where !== 'here') return;
        assert.ok(!fields.creationType && !fields.externalUserState && fields.accountEnabled === true);
        assert.ok(!fields.isManagementRestricted && fields.userPrincipalName === 'meganb@contoso.com');
        assert.ok(identities.every(({ signInType }) => signInType?.trim().toLowerCase() === 'userprincipalname'));
      }),
      { numRuns: 2_000 },
    );
  });
});
