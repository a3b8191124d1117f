import assert from 'node:assert/strict';
import { z } from 'zod';
import { addGroup, addUnit, giveRole } from '../../../../sandbox/directory/administration.ts';
import { SAMPLE_PASSWORD } from '../../../../sandbox/directory/people.ts';
import { assertionOf } from '../../../support/graph/graph-approvers.ts';
import { type GraphTenant, startTenant } from '../../../support/graph/graph-tenant.ts';
import { type Reply, ask, patchPassword, refusal } from '../support.ts';

const GOOD = 'Kqw7mx-3hbt9e-zp4vfa';
const METHOD = '28c10230-6103-485e-b985-444c60001490';

/** By the caller's role: roles whose holders they may reset, and a few that they may not. */
const MATRIX: readonly (readonly [caller: string, may: readonly string[], mayNot: readonly string[]])[] = [
  [
    'Password Administrator',
    ['Directory Readers', 'Guest Inviter', 'Password Administrator'],
    ['Message Center Reader', 'Reports Reader', 'Helpdesk Administrator', 'User Administrator'],
  ],
  [
    'Helpdesk Administrator',
    ['Password Administrator', 'Helpdesk Administrator', 'Message Center Reader', 'Usage Summary Reports Reader'],
    ['Authentication Administrator', 'User Administrator', 'Groups Administrator', 'Global Administrator'],
  ],
  [
    'Authentication Administrator',
    ['Authentication Administrator', 'Reports Reader', 'User Experience Success Manager'],
    ['Helpdesk Administrator', 'User Administrator', 'Privileged Authentication Administrator'],
  ],
  [
    'User Administrator',
    ['User Administrator', 'Groups Administrator', 'Helpdesk Administrator', 'Reports Reader'],
    ['Authentication Administrator', 'Exchange Administrator', 'Privileged Role Administrator'],
  ],
  [
    'Privileged Authentication Administrator',
    ['Global Administrator', 'Exchange Administrator', 'Privileged Authentication Administrator'],
    [],
  ],
  ['Global Administrator', ['Global Administrator', 'Privileged Role Administrator'], []],
  ['Exchange Administrator', [], ['Directory Readers']],
];

describe('A reset in a person’s own name, in the local directory', () => {
  let world: GraphTenant;
  let subject: string;
  const person = (role?: string, ...where: Parameters<typeof giveRole>[3][]) => {
    const id = world.colleague();
    if (role !== undefined) giveRole(world.tenant, id, role, ...where);
    return id;
  };
  const as = (caller: string | null) => ({ authorization: `Bearer ${caller === null ? 'app' : assertionOf(caller)}` });
  const reset = (caller: string | null, user = subject, newPassword = GOOD) =>
    ask(world.graph, `/users/${user}/authentication/methods/${METHOD}/resetPassword`, {
      method: 'POST',
      headers: as(caller),
      body: { newPassword },
    });
  const look = (caller: string | null, started: Reply) =>
    ask(world.graph, started.headers.get('location')?.replace(`${world.graph.url}/v1.0`, '') ?? '', {
      headers: as(caller),
    });
  const statuses = async (caller: string, started: Reply, times: number) => {
    const seen: string[] = [];
    for (let time = 0; time < times; time += 1) {
      seen.push(z.object({ status: z.string() }).parse((await look(caller, started)).body).status);
    }
    return seen;
  };
  const nameOf = (id: string) => world.tenant.users.find((user) => user.id === id)?.userPrincipalName ?? '';

  beforeEach(async () => {
    world = await startTenant();
    subject = world.colleague();
  });
  afterEach(() => world.graph.close());

  it('is refused to an application, which cannot poll one either', async () => {
    assert.equal(refusal(await reset(null)), '403 accessDenied');
    const started = await reset(person('Global Administrator'));
    assert.equal(started.status, 202);
    assert.equal(refusal(await look(null, started)), '403 accessDenied');
  });

  it('writes the password, which must be changed, and records who did it', async () => {
    const caller = person('Helpdesk Administrator');
    await reset(caller);
    assert.equal(world.graph.signIn(nameOf(subject), GOOD), 'must-change-password');
    assert.partialDeepStrictEqual(world.tenant.passwordWrites, [{ user: subject, appId: 'sandbox', person: caller }]);
    assert.equal(world.graph.calls.at(-1)?.person, caller);
    assert.ok(!JSON.stringify(world.graph.calls).includes(GOOD));
  });

  for (const [role, may, mayNot] of MATRIX) {
    it(`follows Entra’s table: ${role}`, async () => {
      const caller = person(role);
      const everybody = role === 'Exchange Administrator' ? [] : [subject];
      for (const user of [...may.map((held) => person(held)), ...everybody]) {
        assert.equal((await reset(caller, user)).status, 202);
      }
      for (const held of mayNot) assert.equal(refusal(await reset(caller, person(held))), '403 accessDenied', held);
    });
  }

  it('is refused to people without a role, and for their own account', async () => {
    assert.equal(refusal(await reset(person())), '403 accessDenied');
    const admin = person('Global Administrator');
    assert.equal(refusal(await reset(admin, admin)), '403 accessDenied');
  });

  it('is refused for a member of a role-assignable group, except to the highest roles', async () => {
    addGroup(world.tenant, { displayName: 'Emergency', assignable: true, members: [subject] });
    assert.equal(refusal(await reset(person('User Administrator'))), '403 accessDenied');
    assert.equal((await reset(person('Global Administrator'))).status, 202);
  });

  it('is refused to everybody for a member of a restricted unit', async () => {
    addUnit(world.tenant, { displayName: 'Closed', restricted: true, members: [subject] });
    assert.equal(refusal(await reset(person('Global Administrator'))), '403 accessDenied');
  });

  it('reaches only a unit’s members without roles, if scoped to that unit', async () => {
    const unit = addUnit(world.tenant, { displayName: 'Utrecht', members: [subject] });
    const caller = person('Helpdesk Administrator', { unit });
    assert.equal((await reset(caller)).status, 202);
    assert.equal(refusal(await reset(caller, world.colleague())), '403 accessDenied');
    giveRole(world.tenant, subject, 'Directory Readers');
    assert.equal(refusal(await reset(caller)), '403 accessDenied');
  });

  it('reaches a synced account only if passwords are written back', async () => {
    const synced = world.tenant.users.find(({ id }) => id === subject);
    assert.ok(synced);
    synced.onPremisesSyncEnabled = true;
    const caller = person('Helpdesk Administrator');
    assert.equal(refusal(await reset(caller)), '400 BadRequest');
    world.tenant.passwordWriteback = true;
    assert.equal((await reset(caller)).status, 202);
    assert.equal(refusal(await patchPassword(world.graph, subject, GOOD)), '400 Request_BadRequest');
  });

  it('goes through its states, one at each poll', async () => {
    const caller = person('Authentication Administrator');
    const started = await reset(caller);
    assert.deepEqual(await statuses(caller, started, 4), ['notStarted', 'running', 'succeeded', 'succeeded']);
  });

  it('fails only then for a weak password, which is not written', async () => {
    world.tenant.resets.polls = 0;
    const caller = person('Authentication Administrator');
    const started = await reset(caller, subject, 'short');
    assert.equal(started.status, 202);
    const answer = await look(caller, started);
    assert.partialDeepStrictEqual(answer.body, { status: 'failed', statusDetail: 'PasswordPolicyViolation' });
    assert.equal(world.graph.signIn(nameOf(subject), SAMPLE_PASSWORD), 'ok');
  });

  it('fails as the tenant was told to', async () => {
    world.tenant.resets = { polls: 1, retryAfter: 0, failWith: 'OnPremisesUnreachable' };
    const caller = person('Global Administrator');
    assert.deepEqual(await statuses(caller, await reset(caller), 2), ['notStarted', 'failed']);
    assert.equal(world.tenant.passwordWrites.length, 0);
  });

  it('is not shown to a Helpdesk Administrator, nor without its whole address', async () => {
    const caller = person('Helpdesk Administrator');
    const started = await reset(caller);
    assert.equal(refusal(await look(caller, started)), '403 accessDenied');
    const bare = new Headers({ location: started.headers.get('location')?.replace(/\?.*/, '') ?? '' });
    const cut = await look(person('Global Reader'), { ...started, headers: bare });
    assert.equal(refusal(cut), '404 Request_ResourceNotFound');
  });

  it('is the only way if the application may not write passwords', async () => {
    world.tenant.appMayWritePasswords = false;
    assert.equal(refusal(await patchPassword(world.graph, subject, GOOD)), '403 Authorization_RequestDenied');
    assert.equal((await reset(person('Helpdesk Administrator'))).status, 202);
  });

  it('does not let a person’s token write the profile', async () => {
    const passwordProfile = { password: GOOD, forceChangePasswordNextSignIn: true };
    const headers = as(person('Global Administrator'));
    const reply = await ask(world.graph, `/users/${subject}`, { method: 'PATCH', headers, body: { passwordProfile } });
    assert.equal(refusal(reply), '403 Authorization_RequestDenied');
  });

  it('takes a new password, and nothing else', async () => {
    const path = `/users/${subject}/authentication/methods/${METHOD}/resetPassword`;
    const headers = as(person('Global Administrator'));
    for (const body of [undefined, {}, { newPassword: 1 }, { newPassword: GOOD, force: true }]) {
      assert.equal(refusal(await ask(world.graph, path, { method: 'POST', headers, body })), '400 BadRequest');
    }
    const other = path.replace(METHOD, '3179e48a-750b-4051-897c-87b9720928f7');
    const reply = await ask(world.graph, other, { method: 'POST', headers, body: { newPassword: GOOD } });
    assert.equal(refusal(reply), '404 Request_ResourceNotFound');
  });
});
