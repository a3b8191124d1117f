import assert from 'node:assert/strict';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import {
  TOKEN,
  assertNeverAsApp,
  authorityOf,
  changesOf,
  comeDue,
  stored,
  until,
  writesFor,
} from '../../support/world/as-approver.ts';
import { auditTrail, everythingStored, passwordIn, requestOf } from '../../support/world/journey.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, helpdesk, authAdmin, globalAdmin } = NAMES;
const MEGAN = 'meganb@contoso.com';
const [OLGA, PIET] = ['Olga Ordinary', 'Piet Plain'] as const;
const ON_BEHALF_OF = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

describe('journey: a password reset in its approver’s name', () => {
  let world: World;
  before(async () => {
    world = await startWorld({
      resetAs: 'approver',
      people: [colleague(OLGA, 'olga'), colleague(PIET, 'piet')],
      // The default.
      settings: { IDENTITY_CODE: undefined },
    });
    // The operation is done at the first poll; the next poll would be a second later.
    world.directory.tenant.resets.polls = 0;
  });
  after(() => world.dispose());

  /** How many tokens the bot asked for on behalf of someone. */
  const signIns = (): number => authorityOf(world).calls.filter(({ grant }) => grant === ON_BEHALF_OF).length;

  describe('one approver, who is signed in to Teams', () => {
    let approval: CardMessage;
    let password: string;

    it('approves with one click: their client signs them in silently', async () => {
      approval = await world.askFor(megan, 'reset my password');
      const approved = await world.click(authAdmin, approval, 'approve', { code: await world.codeOf(megan) });
      assert.deepEqual([approved.status, approved.statusCode, approved.signInLink], [200, 200, null]);
      assert.match(approved.text, /Approved by\nIsaiah Langer/);
      await world.told(megan, /Show once/);
    });

    it('is the one who writes, as Graph sees it: once, with the call that only people can make', () => {
      const [write, more] = writesFor(world, megan);
      assert.deepEqual([write?.person, write?.appId], [world.id(authAdmin), world.config.identity.appId]);
      assert.equal(more, undefined);
      const resets = changesOf(world).filter(({ path }) => path.includes('/authentication/'));
      const path = `/v1.0/users/${world.id(megan)}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`;
      assert.deepEqual(
        resets.map((call) => [call.method, call.path, call.person]),
        [['POST', path, world.id(authAdmin)]],
      );
    });

    it('has their sign-in kept in the row while the password waits to be read, where only the bot can open it', async () => {
      const { status } = await stored(world, requestOf(approval));
      assert.ok('grant' in status && status.grant !== null);
      for (const text of [status.grant, Buffer.from(status.grant, 'base64url').toString('latin1')]) {
        assert.doesNotMatch(text, TOKEN);
      }
    });

    it('only the owner reads the password, once; it lets them in, and they have to change it right away', async () => {
      const { directory } = world;
      const button = await world.told(megan, /Show once/);
      password = passwordIn((await world.click(megan, button, 'reveal')).text);
      assert.equal(writesFor(world, megan)[0]?.password, password);
      assert.equal(directory.signIn(MEGAN, SAMPLE_PASSWORD), 'wrong-password');
      assert.equal(directory.signIn(MEGAN, password), 'must-change-password');
      assert.equal(directory.changePassword(MEGAN, password, 'Lavender-7-trampoline'), true);
      assert.equal(directory.signIn(MEGAN, 'Lavender-7-trampoline'), 'ok');
      assert.doesNotMatch((await world.click(megan, button, 'reveal')).text, new RegExp(password));
    });

    it('signs the owner out everywhere, once they have had time to read it', async () => {
      const { sessionsRevoked } = world.directory.tenant;
      assert.deepEqual(sessionsRevoked, []);
      await comeDue(world, requestOf(approval), 'aftercare');
      await until(world, () => sessionsRevoked.length > 0);
      assert.deepEqual(
        sessionsRevoked.map(({ user, person }) => [user, person]),
        [[world.id(megan), world.id(authAdmin)]],
      );
    });

    it('is in the audit trail as the one who approved', async () => {
      const request = requestOf(approval);
      const trail = (await auditTrail(world)).filter((row) => row.request === request);
      assert.deepEqual(
        trail.filter(({ action }) => action === 'approved').map(({ by }) => by),
        [authAdmin],
      );
      const reset = trail.find(({ action }) => action === 'reset');
      assert.equal(reset?.detail['confirmed'], true);
      assert.doesNotMatch(JSON.stringify(trail), TOKEN);
    });

    it('leaves no sign-in behind once the password is read and everything is done', async () => {
      const { status } = await stored(world, requestOf(approval));
      assert.equal('grant' in status ? status.grant : undefined, null);
    });
  });

  describe('two approvers, because of a lockdown', () => {
    let approval: CardMessage;
    before(async () => {
      const { teams } = world;
      await teams.sendMessage(world.id(globalAdmin), teams.approvals.conversationId, 'lockdown on');
      await world.approvalCard(/every reset needs two approvers now/);
      approval = await world.askFor(OLGA, 'reset my password');
    });

    it('the first is not asked to sign in, and can approve even if they could not sign in', async () => {
      const before = signIns();
      authorityOf(world).challenge(world.id(helpdesk), true);
      const code = await world.codeOf(OLGA);
      const first = await world.click(helpdesk, approval, 'approve', { code });
      assert.deepEqual([first.statusCode, first.signInLink], [200, null]);
      assert.match(first.text, /Second approval[^]*First approved by\nGrady Archie/);
      assert.equal(signIns(), before);
      const { status } = await stored(world, requestOf(approval));
      assert.equal(status.state, 'pending');
      assert.ok(!('grant' in status));
    });

    it('the second is, and the reset is done in their name', async () => {
      const code = await world.codeOf(OLGA);
      const refused = await world.click(authAdmin, approval, 'approve', { code }, { brings: 'nothing' });
      assert.equal(refused.statusCode, 401);
      const approved = await world.click(authAdmin, approval, 'approve', { code });
      assert.match(approved.text, /Approved by\nIsaiah Langer/);
      const button = await world.told(OLGA, /Show once/);
      const password = passwordIn((await world.click(OLGA, button, 'reveal')).text);
      assert.equal(world.directory.signIn('olga@contoso.com', password), 'must-change-password');
      assert.deepEqual(
        writesFor(world, OLGA).map(({ person }) => person),
        [world.id(authAdmin)],
      );
    });

    it('in the other order as well: whoever is second signs in, in the window if necessary, with the same code', async () => {
      const next = await world.askFor(PIET, 'reset my password');
      const own = { code: await world.codeOf(PIET) };
      const first = await world.click(authAdmin, next, 'approve', own, { brings: 'nothing' });
      assert.match(first.text, /First approved by\nIsaiah Langer/);
      const code = await world.codeOf(PIET);
      assert.match((await world.click(helpdesk, next, 'approve', own)).text, /That is not the code/);
      const { signInLink } = await world.click(helpdesk, next, 'approve', { code });
      assert.ok(signInLink);
      const signedIn = { code: await world.teams.acceptSignIn(signInLink) };
      const second = await world.click(helpdesk, next, 'approve', { code }, signedIn);
      assert.match(second.text, /Approved by\nGrady Archie/);
      await world.told(PIET, /Show once/);
      assert.deepEqual(
        writesFor(world, PIET).map(({ person }) => person),
        [world.id(helpdesk)],
      );
    });
  });

  describe('all of this', () => {
    it('changed the directory only in the names of people', () => assertNeverAsApp(world));

    it('left no token in any chat, log or row', async () => {
      const { status } = await stored(world, requestOf(await world.told(PIET, /Show once/)));
      assert.ok('grant' in status && status.grant !== null, 'a sign-in is stored while this is checked');
      for (const text of [JSON.stringify(world.teams.history()), world.logged(), await everythingStored(world)]) {
        assert.doesNotMatch(text, TOKEN);
      }
    });
  });
});
