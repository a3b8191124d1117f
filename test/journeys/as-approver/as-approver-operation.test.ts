import assert from 'node:assert/strict';
import { giveRole } from '../../../sandbox/directory/administration.ts';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import { LOOK, RESET, assertNeverAsApp, atCall, writesFor } from '../../support/world/as-approver.ts';
import { auditTrail, passwordIn, requestOf } from '../../support/world/journey.ts';
import { addressOf, colleague } from '../../support/world/colleagues.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { helpdesk, authAdmin, userAdmin } = NAMES;
const OTHERS = [
  'Abe Acacia',
  'Bea Birch',
  'Cas Cypress',
  'Dot Date',
  'Eli Ebony',
  'Fay Fir',
  'Gil Gingko',
  'Hal Hazel',
  'Ivo Ivy',
  'Jan Jasmine',
  'Kea Kapok',
] as const;
const [ABE, BEA, CAS, DOT, ELI, FAY, GIL, HAL, IVO, JAN, KEA] = OTHERS;
const SYNCED = 'Henrietta Mueller';
const WEAK = 'PasswordPolicyViolation';

describe('journey: a reset that Graph accepted as a long-running operation', () => {
  let world: World;
  before(async () => {
    const people = OTHERS.map((name) => colleague(name));
    world = await startWorld({ resetAs: 'approver', people, settings: { PASSWORD_WRITEBACK: 'on' } });
    world.directory.tenant.passwordWriteback = true;
    // The operation is done at the first poll; the next poll would be a second later.
    world.directory.tenant.resets.polls = 0;
  });
  after(() => world.dispose());

  const approved = async (name: string, by: string = authAdmin): Promise<CardMessage> => {
    const approval = await world.askFor(name, 'reset my password');
    assert.equal((await world.click(by, approval, 'approve')).statusCode, 200);
    return approval;
  };
  const revealedTo = async (name: string): Promise<string> =>
    passwordIn((await world.click(name, await world.told(name, /Show once/), 'reveal')).text);
  const callsFor = (name: string, { method, path }: typeof RESET | typeof LOOK) =>
    world.directory.calls.filter(
      (call) => call.method === method && path.test(call.path) && call.path.includes(world.id(name)),
    );
  /** One password was written: the one that its owner was shown. */
  const assertOne = async (name: string): Promise<void> => {
    const password = await revealedTo(name);
    assert.deepEqual([...new Set(writesFor(world, name).map((write) => write.password))], [password]);
    assert.equal(world.directory.signIn(addressOf(name), password), 'must-change-password');
  };
  const assertUntouched = (name: string): void => {
    assert.deepEqual(writesFor(world, name), []);
    assert.equal(world.directory.signIn(addressOf(name), SAMPLE_PASSWORD), 'ok');
  };

  describe('it succeeds', () => {
    it('after some time: it is polled until it is done', async () => {
      const { resets } = world.directory.tenant;
      resets.polls = 2;
      await approved(ABE);
      await assertOne(ABE);
      resets.polls = 0;
      assert.equal(callsFor(ABE, LOOK).length, 3);
      assert.equal(callsFor(ABE, RESET).length, 1);
    });

    it('unseen, because the approver’s role may reset but not read the result: it counts as done, and the cards say it was not confirmed', async () => {
      const approval = await approved(BEA, helpdesk);
      const done = await world.approvalCard(/may not see whether it was carried out/, approval.message.revision);
      assert.match(done.text, /Bea Birch/);
      assert.match((await world.told(BEA, /Show once/)).text, /nobody could see yet that it is done/);
      await assertOne(BEA);
      assert.deepEqual(
        callsFor(BEA, LOOK).map(({ status }) => status),
        [403],
      );
      const reset = (await auditTrail(world)).find(
        ({ action, request }) => action === 'reset' && request === requestOf(approval),
      );
      assert.equal(reset?.detail['confirmed'], false);
    });
  });

  describe('it fails', () => {
    it('for good: everybody is told that nothing changed', async () => {
      world.directory.tenant.resets.failWith = 'DirectoryIsReadOnly';
      const approval = await approved(CAS);
      const failed = await world.approvalCard(
        /accepted the reset, and then could not carry it out/,
        approval.message.revision,
      );
      assert.deepEqual(verbsOf(failed.card), []);
      assert.match((await world.told(CAS, /could not carry out the reset/)).text, /Nothing was changed/);
      world.directory.tenant.resets.failWith = null;
      assertUntouched(CAS);
      assert.equal(callsFor(CAS, RESET).length, 1, 'and it is not tried again');
    });

    it('because of the password: another one is tried, and only that one is shown', async () => {
      const { resets } = world.directory.tenant;
      resets.failWith = WEAK;
      atCall(world, RESET, { of: DOT, moment: 'applied' }, () => {
        resets.failWith = null;
      });
      await approved(DOT);
      await assertOne(DOT);
      assert.equal(callsFor(DOT, RESET).length, 2);
    });

    it('because of the password, before it was accepted: another one is tried as well', async () => {
      world.directory.failNext({ match: RESET, with: { status: 400, code: 'BadRequest' } });
      await approved(ELI);
      await assertOne(ELI);
    });

    it('because of three passwords in a row: it is given up, and nothing changed', async () => {
      world.directory.tenant.resets.failWith = WEAK;
      await approved(FAY);
      await world.told(FAY, /Every temporary password I tried was refused, so nothing was changed/);
      world.directory.tenant.resets.failWith = null;
      assertUntouched(FAY);
      assert.equal(callsFor(FAY, RESET).length, 3);
    });
  });

  describe('its answers are lost', () => {
    it('the answer to a write that succeeded: the same password is written again, so there is only one', async () => {
      world.directory.failNext({ match: RESET, with: 'lost-answer' });
      await approved(GIL);
      await assertOne(GIL);
      assert.deepEqual(
        writesFor(world, GIL).map(({ changed }) => changed),
        [true, false],
      );
    });

    it('the answer to a poll: it is polled again, and nothing is written again', async () => {
      world.directory.failNext({ match: LOOK, with: { status: 500, code: 'InternalServerError' } });
      await approved(HAL);
      await assertOne(HAL);
      assert.equal(callsFor(HAL, RESET).length, 1);
    });
  });

  describe('Graph enforces the approver’s roles, whatever the bot has read', () => {
    const takeRoles = (name: string): void => {
      const { tenant } = world.directory;
      tenant.roleAssignments = tenant.roleAssignments.filter(({ principalId }) => principalId !== world.id(name));
    };

    it('if they lose their role after the bot’s last check, the write is refused', async () => {
      atCall(world, RESET, { of: IVO, moment: 'received' }, () => takeRoles(userAdmin));
      const approval = await approved(IVO, userAdmin);
      const failed = await world.approvalCard(/Graph refused the write/, approval.message.revision);
      assert.match(failed.text, /Approved by\nLidia Holloway/);
      await world.told(IVO, /The directory did not let me change this password/);
      assertUntouched(IVO);
    });

    it('if the account gets a role above theirs, the write is refused', async () => {
      atCall(world, RESET, { of: JAN, moment: 'received' }, () =>
        giveRole(world.directory.tenant, world.id(JAN), 'Global Administrator'),
      );
      const approval = await approved(JAN, helpdesk);
      await world.approvalCard(/Graph refused the write/, approval.message.revision);
      assertUntouched(JAN);
    });
  });

  describe('a synced account’s password, with password writeback', () => {
    it('is reset in the approver’s name, with a password from the bot: Graph generates none for writeback', async () => {
      const approval = await world.askFor(SYNCED, 'reset my password');
      assert.match(approval.text, /On-premises Active Directory, with password writeback/);
      assert.deepEqual(verbsOf(approval.card).sort(), ['approve', 'deny']);
      assert.match((await world.click(authAdmin, approval, 'approve')).text, /Approved by\nIsaiah Langer/);
      const password = await revealedTo(SYNCED);
      assert.equal(world.directory.signIn('henriettam@contoso.com', password), 'must-change-password');
      assert.deepEqual(
        writesFor(world, SYNCED).map((write) => [write.person, write.password]),
        [[world.id(authAdmin), password]],
      );
      assert.deepEqual(
        callsFor(SYNCED, RESET).map(({ body }) => body),
        [{ newPassword: '[secret]' }],
      );
    });

    it('if the directory does not write back after all, nothing changes and everybody is told', async () => {
      const { tenant } = world.directory;
      tenant.passwordWriteback = false;
      const synced = tenant.users.find(({ id }) => id === world.id(KEA));
      assert.ok(synced);
      synced.onPremisesSyncEnabled = true;
      await approved(KEA);
      await world.told(KEA, /did not succeed[^]*nothing was changed/i);
      assertUntouched(KEA);
    });
  });

  describe('all of this', () => {
    it('changed the directory only in the names of people', () => assertNeverAsApp(world));
  });
});
