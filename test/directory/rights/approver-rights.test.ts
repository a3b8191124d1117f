import assert from 'node:assert/strict';
import { createDirectory } from '../../../src/directory/directory.ts';
import type { GraphUser } from '../../../src/directory/graph/graph-user.ts';
import { APPROVER_ROLES } from '../../../src/directory/rights/who-can-reset-passwords.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import type { Secret } from '../../../src/requests/model/secrets/secret-kinds.ts';
import { type Answer, type GraphServer, refusal, startGraph } from '../../support/graph/graph-server.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { DOMAINS, guest, member, without } from '../kinds/kind.ts';
import { SETTINGS } from '../settings.ts';
import { lidia, megan } from '../../../sandbox/directory/cast.ts';

const APPROVER = lidia.id;
const SUBJECT = megan.id;
const UNIT = 'dddddddd-0000-4000-8000-000000000001';
const DIRECT = '/roleManagement/directory/roleAssignments';
const ACTIVE = '/roleManagement/directory/roleAssignmentScheduleInstances';
const ELIGIBLE = '/roleManagement/directory/roleEligibilityScheduleInstances';
const COMING = '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances';
const UNITS = `/users/${SUBJECT}/memberOf/graph.administrativeUnit`;
const { helpdeskAdministrator, authenticationAdministrator, userAdministrator, globalAdministrator } = APPROVER_ROLES;

const list = (...value: object[]): Answer => ({ body: { value } });

describe('an approver', () => {
  let graph: GraphServer;
  let directory: ReturnType<typeof createDirectory>;
  const account = (id: string, user: GraphUser) => {
    graph.on('GET', `/users/${id}`, { body: { ...user, id } });
    graph.on('GET', `/users/${id}/transitiveMemberOf/graph.group`, list());
    graph.on('GET', `/users/${id}/ownedObjects/graph.group`, list());
  };
  /** Roles by their holder. */
  const roles = (path: string, held: Readonly<Record<string, string>>, directoryScopeId = '/') =>
    graph.on('GET', path, ({ query }) => {
      const [, principal = ''] = /^principalId eq '(.+)'$/.exec(query['$filter'] ?? '') ?? [];
      const roleDefinitionId = held[principal];
      return roleDefinitionId === undefined ? list() : list({ roleDefinitionId, directoryScopeId });
    });
  const ask = async (secret: Secret = 'password') => {
    const verdict = await directory.mayReset({ approver: APPROVER, subject: SUBJECT, secret });
    return verdict.allowed ? 'allowed' : verdict.because;
  };

  beforeEach(async () => {
    graph = await startGraph();
    directory = createDirectory({
      graphBaseUrl: graph.url,
      tenantId: 'c0000000-0000-4000-8000-000000000000',
      tokens: async () => 'token',
      settings: SETTINGS,
      log: quietLog().log,
    });
    graph.on('GET', '/domains', list(...DOMAINS));
    account(APPROVER, member());
    account(SUBJECT, member());
    roles(DIRECT, { [APPROVER]: helpdeskAdministrator });
    roles(ACTIVE, {});
    roles(ELIGIBLE, {});
    graph.on('GET', COMING, list());
  });
  afterEach(() => graph.close());

  it('may reset a subject whom their role reaches', async () => assert.equal(await ask(), 'allowed'));

  it('may not reset a subject with a higher role, active or eligible', async () => {
    roles(DIRECT, { [APPROVER]: helpdeskAdministrator, [SUBJECT]: userAdministrator });
    assert.equal(await ask(), 'role-too-low');
    roles(DIRECT, { [APPROVER]: helpdeskAdministrator });
    roles(ELIGIBLE, { [SUBJECT]: globalAdministrator });
    assert.equal(await ask(), 'role-too-low');
  });

  it('needs an active role: an eligible one does not count, an activated one does', async () => {
    roles(DIRECT, {});
    roles(ELIGIBLE, { [APPROVER]: globalAdministrator });
    assert.equal(await ask(), 'no-role');
    roles(ACTIVE, { [APPROVER]: userAdministrator });
    assert.equal(await ask(), 'allowed');
  });

  const outsiders: readonly (readonly [string, GraphUser])[] = [
    ['a guest', guest()],
    ['an external member', guest({ userType: 'Member' })],
    ['a disabled account', member({ accountEnabled: false })],
    ['an account with missing facts', without(member(), 'externalUserState')],
  ];
  for (const [what, user] of outsiders) {
    it(`is never ${what}, whatever the roles`, async () => {
      roles(DIRECT, { [APPROVER]: globalAdministrator });
      account(APPROVER, user);
      assert.equal(await ask(), 'not-internal');
      assert.equal(await directory.isApprover(APPROVER), false);
    });
  }

  it('is never an account that does not exist', async () => {
    graph.on('GET', `/users/${APPROVER}`, refusal(404, 'Request_ResourceNotFound'));
    assert.equal(await ask(), 'not-internal');
    assert.equal(await directory.isApprover(APPROVER), false);
  });

  it('may be synced, of a federated domain, an internal guest or in a restricted unit', async () => {
    const insiders = [
      member({ onPremisesSyncEnabled: true }),
      member({ userPrincipalName: 'a@adfs.contoso.com' }),
      member({ userType: 'Guest' }),
      member({ isManagementRestricted: true }),
    ];
    for (const user of insiders) {
      account(APPROVER, user);
      assert.equal(await ask(), 'allowed');
    }
  });

  it('does not reach an account in a restricted unit, or one that may be in one', async () => {
    roles(DIRECT, { [APPROVER]: globalAdministrator });
    for (const user of [member({ isManagementRestricted: true }), without(member(), 'isManagementRestricted')]) {
      account(SUBJECT, user);
      assert.equal(await ask(), 'subject-protected');
    }
  });

  it('is told that an account is gone, not that it is protected', async () => {
    graph.on('GET', `/users/${SUBJECT}`, refusal(404, 'Request_ResourceNotFound'));
    assert.equal(await ask(), 'subject-gone');
  });

  for (const [role, password, pass] of [
    ['passwordAdministrator', 'allowed', 'no-pass-role'],
    ['helpdeskAdministrator', 'allowed', 'no-pass-role'],
    ['userAdministrator', 'allowed', 'no-pass-role'],
    ['authenticationAdministrator', 'allowed', 'allowed'],
    ['privilegedAuthenticationAdministrator', 'allowed', 'allowed'],
    ['globalAdministrator', 'allowed', 'allowed'],
  ] as const) {
    it(`as ${role}, password: ${password}; Temporary Access Pass: ${pass}`, async () => {
      roles(DIRECT, { [APPROVER]: APPROVER_ROLES[role] });
      assert.deepEqual([await ask('password'), await ask('access-pass')], [password, pass]);
    });
  }

  it('creates a pass within the reach of the role that allows passes; other roles add nothing', async () => {
    const held = [authenticationAdministrator, userAdministrator];
    graph.on('GET', DIRECT, ({ query }) => {
      const ofApprover = query['$filter']?.includes(APPROVER) === true;
      const ids = ofApprover ? held : [userAdministrator];
      return list(...ids.map((roleDefinitionId) => ({ roleDefinitionId, directoryScopeId: '/' })));
    });
    assert.deepEqual([await ask('password'), await ask('access-pass')], ['allowed', 'role-too-low']);
  });

  it('with a unit-scoped role reaches members of the unit without a role, and is no approver of the tenant', async () => {
    roles(DIRECT, { [APPROVER]: userAdministrator }, `/administrativeUnits/${UNIT}`);
    graph.on('GET', UNITS, list({ id: UNIT }));
    assert.equal(await ask(), 'allowed');
    graph.on('GET', UNITS, list());
    assert.equal(await ask(), 'role-too-low');
    assert.equal(await directory.isApprover(APPROVER), false);
  });

  it('with a tenant-wide role costs no call for units', async () => {
    await ask();
    assert.equal(graph.sent('GET', UNITS).length, 0);
    assert.equal(await directory.isApprover(APPROVER), true);
  });

  it('needs a role that may reset passwords', async () => {
    roles(DIRECT, { [APPROVER]: '29232cdf-9323-42fd-ade2-1d097af3e4de' });
    assert.equal(await directory.isApprover(APPROVER), false);
  });

  it('is not decided on if their roles cannot be read', async () => {
    graph.on('GET', DIRECT, refusal(500, 'Broken'));
    await assert.rejects(ask(), DirectoryUnavailable);
    graph.on('GET', DIRECT, refusal(403, 'Authorization_RequestDenied'));
    await assert.rejects(directory.isApprover(APPROVER), DirectoryRefused);
  });
});
