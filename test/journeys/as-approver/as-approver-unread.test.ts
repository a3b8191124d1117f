import assert from 'node:assert/strict';
import { isIn } from '../../../src/requests/model/request.ts';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import {
  assertNeverAsApp,
  authorityOf,
  comeDue,
  stored,
  throughWindow,
  until,
  writesFor,
} from '../../support/world/as-approver.ts';
import { auditTrail, putBack, refusalsOf, requestOf } from '../../support/world/journey.ts';
import { addressOf, colleague } from '../../support/world/colleagues.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, helpdesk, authAdmin, globalAdmin } = NAMES;
const [ABE, BEA] = ['Abe Acacia', 'Bea Birch'] as const;
const ELEVEN_MINUTES = 11 * 60_000;

describe('journey: a temporary password that nobody reads, written in an approver’s name', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ resetAs: 'approver', people: [colleague(ABE, 'abe'), colleague(BEA, 'bea')] });
    // The operation is done at the first poll; the next poll would be a second later.
    world.directory.tenant.resets.polls = 0;
  });
  after(() => world.dispose());

  /** Approves a reset; the owner does not read the password. */
  const unread = async (name: string): Promise<CardMessage> => {
    const approval = await world.askFor(name, 'reset my password');
    await world.click(authAdmin, approval, 'approve');
    await world.told(name, /Show once/);
    return approval;
  };
  const tenMinutesPass = async (approval: CardMessage): Promise<void> => {
    const request = requestOf(approval);
    await putBack(world, request, ['handover', 'until'], ELEVEN_MINUTES);
    await comeDue(world, request, 'erase');
  };
  const statusOf = async (approval: CardMessage) => {
    const request = await stored(world, requestOf(approval));
    assert.ok(isIn(request, 'done'));
    return request.status;
  };
  /** In whose name each of a person's sign-outs was done. */
  const signedOut = (name: string): (string | null)[] =>
    world.directory.tenant.sessionsRevoked.filter(({ user }) => user === world.id(name)).map(({ person }) => person);
  const writersFor = (name: string): (string | null)[] => writesFor(world, name).map(({ person }) => person);

  describe('while the approver’s sign-in is still valid', () => {
    let approval: CardMessage;
    before(async () => {
      approval = await unread(ABE);
    });

    it('it works for ten minutes, as a temporary password', () => {
      assert.equal(
        world.directory.signIn(addressOf(ABE), writesFor(world, ABE)[0]?.password ?? ''),
        'must-change-password',
      );
    });

    it('then it is replaced, in the approver’s name, by one that nobody knows', async () => {
      await tenMinutesPass(approval);
      await world.approvalCard(/Replaced by one that nobody knows/, approval.message.revision);
      const [temporary, unknown] = writesFor(world, ABE).map(({ password }) => password);
      assert.ok(temporary !== undefined && unknown !== undefined && temporary !== unknown);
      assert.deepEqual(writersFor(ABE), [world.id(authAdmin), world.id(authAdmin)]);
      for (const password of [temporary, SAMPLE_PASSWORD]) {
        assert.equal(world.directory.signIn(addressOf(ABE), password), 'wrong-password');
      }
    });

    it('its owner is told and can ask again; nobody else has to do anything', async () => {
      const own = await world.told(ABE, /a password that nobody knows/);
      assert.ok(!verbsOf(own.card).includes('reveal'));
      const redrawn = await world.approvalCard(/Replaced by one that nobody knows/, approval.message.revision);
      assert.deepEqual(verbsOf(redrawn.card), []);
    });

    it('its owner is signed out everywhere, and neither the new password nor the approver’s sign-in is kept', async () => {
      await until(world, () => signedOut(ABE).length > 0);
      assert.deepEqual(signedOut(ABE), [world.id(authAdmin)]);
      const { handover, scramble, grant } = await statusOf(approval);
      assert.deepEqual([handover.state, scramble, grant], ['erased', 'done', null]);
    });
  });

  describe('when the approver’s sign-in is no longer enough', () => {
    let approval: CardMessage;
    let insecure: CardMessage;
    let temporary: string;
    before(async () => {
      approval = await unread(BEA);
      temporary = writesFor(world, BEA)[0]?.password ?? '';
      authorityOf(world).challenge(world.id(authAdmin), true);
      await tenMinutesPass(approval);
    });

    it('it stays valid: the approvers’ card says so and offers "Secure the account"', async () => {
      insecure = await world.approvalCard(
        /The temporary password was not read, and may still be valid/,
        approval.message.revision,
      );
      assert.match(insecure.text, /Could not be replaced/);
      assert.deepEqual(verbsOf(insecure.card), ['secure']);
      assert.equal(world.directory.signIn(addressOf(BEA), temporary), 'must-change-password');
      const { handover, scramble, grant } = await statusOf(approval);
      assert.deepEqual([handover.state, scramble, grant], ['erased', 'failed', null]);
    });

    it('nobody can secure it without the right to, or without their own sign-in', async () => {
      assert.match((await world.click(alex, insecure, 'secure')).text, /no admin role/);
      const brings = { of: world.id(helpdesk) };
      const refused = await world.click(globalAdmin, insecure, 'secure', {}, { brings });
      assert.match(refused.text, /The account that is signed in is not yours/);
      const asked = await world.click(globalAdmin, insecure, 'secure', {}, { brings: 'nothing' });
      assert.deepEqual([asked.statusCode, asked.signInLink === null], [401, false]);
      assert.equal(writesFor(world, BEA).length, 1);
    });

    it('another approver secures it in their own name: the temporary password no longer works', async () => {
      authorityOf(world).challenge(world.id(globalAdmin), true);
      assert.equal((await throughWindow(world, globalAdmin, insecure, 'secure')).statusCode, 200);
      await world.approvalCard(/Replaced by one that nobody knows/, insecure.message.revision);
      assert.deepEqual(writersFor(BEA), [world.id(authAdmin), world.id(globalAdmin)]);
      assert.equal(world.directory.signIn(addressOf(BEA), temporary), 'wrong-password');
    });

    it('and the owner is signed out everywhere', async () => {
      await until(world, () => signedOut(BEA).length > 0);
      assert.deepEqual(signedOut(BEA), [world.id(globalAdmin)]);
    });

    it('nothing is left to do and nothing is kept: another click on the old button changes nothing', async () => {
      const { scramble, sessions, grant } = await statusOf(approval);
      assert.deepEqual([scramble, sessions, grant], ['done', 'done', null]);
      const redrawn = await world.approvalCard(/Replaced by one that nobody knows/, insecure.message.revision);
      assert.deepEqual(verbsOf(redrawn.card), []);
      const again = await world.click(globalAdmin, insecure, 'secure', {}, { brings: 'nothing' });
      assert.deepEqual([again.statusCode, again.signInLink], [200, null]);
      assert.equal(writesFor(world, BEA).length, 2);
    });
  });

  describe('all of this', () => {
    it('changed the directory only in the names of people', () => assertNeverAsApp(world));

    it('is on record: who secured it, and who was refused', async () => {
      const trail = await auditTrail(world);
      assert.deepEqual(
        trail.filter(({ action }) => action === 'secured').map(({ by }) => by),
        [globalAdmin],
      );
      assert.deepEqual(
        trail.filter(({ action }) => action === 'scrambled').map(({ detail }) => detail['result']),
        ['done', 'failed', 'done'],
      );
      assert.deepEqual(refusalsOf(trail, 'secured'), [
        [alex, 'no-role'],
        [globalAdmin, 'sign-in-of-other-person'],
      ]);
    });
  });
});
