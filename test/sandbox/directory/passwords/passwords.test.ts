import assert from 'node:assert/strict';
import { type LocalDirectory, startLocalDirectory } from '../../../../sandbox/directory/local-directory.ts';
import { SAMPLE_PASSWORD, peopleOfKind, person } from '../../../../sandbox/directory/people.ts';
import { ask, errorOf, patchPassword, refusal } from '../support.ts';

const GOOD = 'Kqw7mx-3hbt9e-zp4vfa';
const OTHER = 'Tzv4nd-8qrc2k-wm6xhb';
const megan = person('Megan Bowen').user;

describe('Passwords in the local directory', () => {
  let directory: LocalDirectory;
  let now = new Date('2026-11-22T10:00:00.750Z');
  beforeEach(async () => (directory = await startLocalDirectory({ now: () => now })));
  afterEach(() => directory.close());

  it('really change: the old one fails, the new one works and must be changed', async () => {
    assert.equal(directory.signIn('meganb@contoso.com', SAMPLE_PASSWORD), 'ok');
    assert.equal((await patchPassword(directory, megan.id, GOOD)).status, 204);
    assert.equal(directory.signIn('meganb@contoso.com', SAMPLE_PASSWORD), 'wrong-password');
    assert.equal(directory.signIn('MeganB@contoso.com', GOOD), 'must-change-password');
    assert.equal(directory.changePassword('meganb@contoso.com', GOOD, 'My-own-words-4711'), true);
    assert.equal(directory.signIn('meganb@contoso.com', 'My-own-words-4711'), 'ok');
  });

  it('show when they were last changed, to the second', async () => {
    now = new Date('2026-11-22T11:30:15.999Z');
    await patchPassword(directory, megan.id, GOOD);
    const reply = await ask(directory, `/users/${megan.id}?$select=lastPasswordChangeDateTime`);
    assert.partialDeepStrictEqual(reply.body, { lastPasswordChangeDateTime: '2026-11-22T11:30:15Z' });
  });

  it('are kept as salted hashes only', () => {
    const [one, two] = [...directory.tenant.credentials.values()];
    assert.notEqual(one?.hash, two?.hash);
    assert.ok(!JSON.stringify([...directory.tenant.credentials]).includes(SAMPLE_PASSWORD));
  });

  it('are recorded when written: by which application’s call, which value, and whether it changed', async () => {
    const alex = person('Alex Wilber').user;
    await patchPassword(directory, megan.id, GOOD);
    await patchPassword(directory, alex.id, OTHER);
    await patchPassword(directory, megan.id, GOOD);
    await patchPassword(directory, megan.id, 'short');
    const at = now.toISOString();
    const written = (user: string, password: string, changed: boolean, call: number) => {
      return {
        user,
        at,
        appId: 'sandbox',
        person: null,
        requestId: directory.calls[call]?.requestId,
        password,
        changed,
      };
    };
    assert.deepEqual(directory.tenant.passwordWrites, [
      written(megan.id, GOOD, true, 0),
      written(alex.id, OTHER, true, 1),
      written(megan.id, GOOD, false, 2),
    ]);
  });

  it('are not recorded with the calls', async () => {
    await patchPassword(directory, megan.id, GOOD);
    assert.ok(!JSON.stringify(directory.calls).includes(GOOD));
    assert.partialDeepStrictEqual(directory.calls.at(-1)?.body, { passwordProfile: { password: '[secret]' } });
  });

  it('need not be changed if the call says so, and must be by default', async () => {
    for (const [force, result] of [
      [false, 'ok'],
      [undefined, 'must-change-password'],
    ] as const) {
      const passwordProfile = { password: GOOD, forceChangePasswordNextSignIn: force };
      await ask(directory, `/users/${megan.id}`, { method: 'PATCH', body: { passwordProfile } });
      assert.equal(directory.signIn('meganb@contoso.com', GOOD), result);
    }
  });

  it('cannot be reused, weakened, or changed with the wrong old one by their owner', () => {
    assert.equal(directory.changePassword('meganb@contoso.com', SAMPLE_PASSWORD, SAMPLE_PASSWORD), false);
    assert.equal(directory.changePassword('meganb@contoso.com', SAMPLE_PASSWORD, 'short'), false);
    assert.equal(directory.changePassword('meganb@contoso.com', 'Wrong-one-77', GOOD), false);
    assert.equal(directory.signIn('meganb@contoso.com', SAMPLE_PASSWORD), 'ok');
  });

  it('do not work if the account is disabled or lives elsewhere', () => {
    assert.equal(directory.signIn('lynner@contoso.com', SAMPLE_PASSWORD), 'disabled');
    assert.equal(directory.signIn('user1@forthcoffee.com', SAMPLE_PASSWORD), 'no-password-here');
    assert.equal(directory.signIn('diegos@corp.contoso.com', SAMPLE_PASSWORD), 'no-password-here');
    assert.equal(directory.signIn('nobody@contoso.com', SAMPLE_PASSWORD), 'no-password-here');
  });

  it('work for a customer’s account with the address they sign in with', () => {
    assert.equal(directory.signIn('carla@lucernepublishing.com', SAMPLE_PASSWORD), 'ok');
  });

  const weak = [
    'Ab1-xyz',
    'alllowercase1',
    `Aa1${'x'.repeat(254)}`,
    'Pässword-long-1',
    'P@ssw0rd-2026',
    'Contoso-2026-11',
  ];
  for (const password of weak) {
    it(`refuses ${password.slice(0, 20)} as too weak, and keeps the old one`, async () => {
      const reply = await patchPassword(directory, megan.id, password);
      assert.equal(refusal(reply), '400 Request_BadRequest');
      assert.match(errorOf(reply).message, /password complexity/);
      assert.equal(directory.signIn('meganb@contoso.com', SAMPLE_PASSWORD), 'ok');
      assert.equal(directory.tenant.passwordWrites.length, 0);
    });
  }
});

describe('A password write', () => {
  let directory: LocalDirectory;
  before(async () => (directory = await startLocalDirectory()));
  after(() => directory.close());

  const elsewhere = [
    ...(['entra-guest', 'entra-member', 'invited-internal-redeemed', 'synced-external', 'microsoft-account'] as const),
    ...(['google', 'facebook', 'partner-identity-provider', 'one-time-passcode', 'pending-invitation'] as const),
    ...(['user-flow-guest', 'leftover-guest', 'our-federated-domain', 'synced'] as const),
  ];
  for (const kind of elsewhere) {
    it(`is refused for someone of the kind ${kind}`, async () => {
      for (const { user } of peopleOfKind(kind)) {
        assert.equal(
          refusal(await patchPassword(directory, user.id, GOOD)),
          '400 Request_BadRequest',
          user.displayName,
        );
      }
    });
  }

  it('is refused for an administrator, for a member or owner of a role-assignable group, and for an unknown role', async () => {
    const names = ['Allan Deyoung', 'Isaiah Langer', 'Raul Razo', 'Christie Cline', 'Debra Berger', 'Ben Walters'];
    for (const name of names) {
      const reply = await patchPassword(directory, person(name).user.id, GOOD);
      assert.equal(refusal(reply), '403 Authorization_RequestDenied', name);
    }
  });

  it('is refused for someone whose role, however low, is for a restricted unit', async () => {
    const { tenant } = directory;
    const [first] = tenant.roleAssignments;
    const board = tenant.administrativeUnits.find(({ isMemberManagementRestricted }) => isMemberManagementRestricted);
    assert.ok(first && board);
    const directoryScopeId = `/administrativeUnits/${board.id}`;
    tenant.roleAssignments.push({ ...first, id: 'over-the-board', principalId: megan.id, directoryScopeId });
    assert.equal(refusal(await patchPassword(directory, megan.id, GOOD)), '403 Authorization_RequestDenied');
    tenant.roleAssignments.pop();
  });

  it('is accepted for those whom a User Administrator may reset', async () => {
    for (const name of ['Grady Archie', 'Lidia Holloway', 'Emily Braun', 'Irvin Sayers', 'Nestor Wilke']) {
      assert.equal((await patchPassword(directory, person(name).user.id, GOOD)).status, 204, name);
    }
  });

  it('is accepted for an administrator if the application has the higher role, but not for a restricted unit', async () => {
    directory.tenant.appMayResetAdmins = true;
    assert.equal((await patchPassword(directory, person('Allan Deyoung').user.id, GOOD)).status, 204);
    const restricted = await patchPassword(directory, person('Patti Fernandez').user.id, GOOD);
    assert.equal(refusal(restricted), '403 Authorization_RequestDenied');
    directory.tenant.appMayResetAdmins = false;
  });

  it('is refused for an unknown user', async () => {
    const reply = await patchPassword(directory, 'aaaaaaaa-0000-4000-8000-000000000000', GOOD);
    assert.equal(refusal(reply), '404 Request_ResourceNotFound');
  });

  it('is refused if it writes something else as well', async () => {
    const body = { accountEnabled: true, passwordProfile: { password: GOOD } };
    const reply = await ask(directory, `/users/${megan.id}`, { method: 'PATCH', body });
    assert.equal(refusal(reply), '403 Authorization_RequestDenied');
  });

  it('is refused if it is not a password profile', async () => {
    for (const body of [
      undefined,
      {},
      { passwordProfile: { password: 12345678 } },
      { passwordProfile: { pass: GOOD } },
    ]) {
      const reply = await ask(directory, `/users/${megan.id}`, { method: 'PATCH', body });
      assert.equal(refusal(reply), '400 Request_BadRequest');
    }
  });
});
