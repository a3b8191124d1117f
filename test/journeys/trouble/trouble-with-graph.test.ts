import assert from 'node:assert/strict';
import type { Trouble } from '../../../sandbox/directory/local-directory.ts';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import { PASSWORD, auditTrail, passwordIn } from '../../support/world/journey.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { holdAll } from '../../support/world/stages.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { helpdesk, globalAdmin } = NAMES;
const WRITE = { method: 'PATCH', path: /^\/v1\.0\/users\// } as const;
const USERS = { method: 'GET', path: /^\/v1\.0\/users/ } as const;
const ROLES = { method: 'GET', path: /roleManagement/ } as const;
const REFUSED: Trouble = { status: 403, code: 'Authorization_RequestDenied' };

/** People without a role, so one approval is enough. */
const OTHERS = [
  ...(['Abe Acacia', 'Bea Birch', 'Cas Cypress', 'Dot Date', 'Eli Ebony', 'Fay Fir'] as const),
  ...(['Gus Gum', 'Hal Hazel', 'Ivy Ironwood', 'Jen Juniper', 'Kay Kauri', 'Lee Larch'] as const),
] as const;
const [ABE, BEA, CAS, DOT, ELI, FAY, GUS, HAL, IVY, JEN, KAY, LEE] = OTHERS;

describe('journey: trouble with Microsoft Graph', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ people: OTHERS.map((name) => colleague(name)) });
  });
  after(() => world.dispose());

  const signInName = (name: string): string =>
    world.people.find(({ user }) => user.displayName === name)?.user.userPrincipalName ?? '';
  /** For each write to someone's account, whether it changed the password. */
  const writesFor = (name: string): boolean[] =>
    world.directory.tenant.passwordWrites.filter(({ user }) => user === world.id(name)).map(({ changed }) => changed);
  const approvedFor = async (name: string): Promise<CardMessage> => {
    const approval = await world.askFor(name, 'reset my password');
    assert.equal((await world.click(globalAdmin, approval, 'approve')).statusCode, 200);
    return approval;
  };
  const revealedTo = async (name: string): Promise<string> =>
    passwordIn((await world.click(name, await world.told(name, /Show once/), 'reveal')).text);

  describe('while an approved password is written', () => {
    const once: readonly (readonly [string, string, Trouble, boolean[]])[] = [
      ['Graph throttles', 'Megan Bowen', { status: 429, code: 'TooManyRequests', retryAfter: 1 }, [true]],
      ['Graph fails', 'Alex Wilber', { status: 503, code: 'ServiceUnavailable' }, [true]],
      ['the connection breaks before anything happens', 'Adele Vance', 'drop', [true]],
      ['the answer is lost, though the write was done', 'Nestor Wilke', 'lost-answer', [true, false]],
    ];
    for (const [title, name, trouble, writes] of once) {
      it(`${title}: it is tried again with the same password, so there is one effect`, async () => {
        world.directory.failNext({ match: WRITE, with: trouble });
        await approvedFor(name);
        const password = await revealedTo(name);
        assert.deepEqual(writesFor(name), writes);
        assert.equal(world.directory.signIn(signInName(name), password), 'must-change-password');
      });
    }

    it('a password that Entra refuses is replaced by another', async () => {
      world.directory.failNext({ match: WRITE, with: { status: 400, code: 'Request_BadRequest' } });
      await approvedFor(ABE);
      const password = await revealedTo(ABE);
      assert.deepEqual(writesFor(ABE), [true]);
      assert.equal(world.directory.signIn(signInName(ABE), password), 'must-change-password');
    });

    it('if every password is refused, or the write is forbidden, everybody is told that nothing changed', async () => {
      for (const [name, trouble, times, requester, approvers] of [
        [BEA, { status: 400, code: 'Request_BadRequest' }, 3, /refused/, /policy/],
        [CAS, REFUSED, 1, /did not let me/, /Check the bot’s permissions/],
      ] as const) {
        world.directory.failNext({ match: WRITE, with: trouble, times });
        const approval = await approvedFor(name);
        const { text } = await world.told(name, /did not succeed/);
        assert.match(text, requester);
        assert.match(text, /nothing was changed/i);
        const redrawn = await world.approvalCard(approvers, approval.message.revision);
        assert.doesNotMatch(redrawn.text, /may have been changed/);
        assert.deepEqual(verbsOf(redrawn.card), []);
        assert.deepEqual(writesFor(name), []);
        assert.equal(world.directory.signIn(signInName(name), SAMPLE_PASSWORD), 'ok');
      }
    });
  });

  describe('while an approved password is written, the outcome can be in doubt', () => {
    it('a refusal after a lost answer leaves it in doubt', async () => {
      world.directory.failNext({ match: WRITE, with: 'timeout' });
      world.directory.failNext({ match: WRITE, with: REFUSED });
      const approval = await approvedFor(GUS);
      await world.told(GUS, /did not succeed[^]*The old password may no longer work/);
      await world.approvalCard(/Graph refused the write[^]*may have been changed already/, approval.message.revision);
    });

    it('if Graph throttles for longer than a job waits, the write comes when Graph asked for it, and once', async () => {
      const writes = (): number[] =>
        world.directory.calls
          .filter(({ method, path }) => method === WRITE.method && path.includes(world.id(HAL)))
          .map(({ at }) => Date.parse(at));
      const busy: Trouble = { status: 429, code: 'TooManyRequests', retryAfter: 6 };
      world.directory.failNext({ match: WRITE, with: busy });
      await approvedFor(HAL);
      await revealedTo(HAL);
      const [first = 0, second = 0, ...others] = writes();
      assert.deepEqual(others, []);
      assert.ok(second - first >= 6_000, `${second - first}`);
      assert.deepEqual(writesFor(HAL), [true]);
    });

    it('an account that one replica does not have yet is written a little later', async () => {
      const unknown: Trouble = { status: 404, code: 'Request_ResourceNotFound' };
      world.directory.failNext({ match: WRITE, with: unknown, times: 2 });
      await approvedFor(IVY);
      await revealedTo(IVY);
      assert.deepEqual(writesFor(IVY), [true]);
    });

    it('an account deleted by then is reported as deleted', async () => {
      world.directory.onCall(({ method, path }, when) => {
        const { tenant } = world.directory;
        const isTheirs = path.endsWith(world.id(JEN)) && method === WRITE.method && when === 'received';
        if (isTheirs) tenant.users = tenant.users.filter(({ id }) => id !== world.id(JEN));
        return Promise.resolve();
      });
      const approval = await approvedFor(JEN);
      await world.approvalCard(/The account no longer exists/, approval.message.revision);
    });
  });

  describe('while an account is looked up', () => {
    it('Graph fails for a while: the requester sees that the account is being looked up, then the answer', async () => {
      await world.say(DOT, 'reset my password');
      const before = world.teams.revision();
      world.directory.failNext({ match: USERS, with: { status: 500, code: 'InternalServerError' } });
      await world.say(DOT, 'Lost it');
      const progress = await world.told(DOT, /Looking up the account/, before);
      const answer = await world.told(DOT, /Waiting for approval/, progress.message.revision);
      assert.equal(answer.message.id, progress.message.id);
    });

    it('Graph answers late: the click is answered at once, and the card follows when Graph has answered', async () => {
      await world.say(LEE, 'reset my password');
      const form = await world.told(LEE, /Whose password should be reset|Reset your password/);
      const before = world.teams.revision();
      const goOn = holdAll(world, ({ path }) => path.startsWith('/v1.0/users'));
      const { text } = await world.click(LEE, form, 'ask', { whose: 'mine', reason: 'Lost it' });
      assert.match(text, /Looking up the account/);
      goOn();
      await world.told(LEE, /Waiting for approval/, before);
    });

    it('Graph throttles: the bot waits', async () => {
      world.directory.failNext({
        match: USERS,
        times: 2,
        with: { status: 429, code: 'TooManyRequests', retryAfter: 1 },
      });
      await world.say(ELI, 'reset my password');
      await world.say(ELI, 'Lost it');
      await world.told(ELI, /Waiting for approval/);
    });

    it('Graph refuses for good: the requester is told, and can ask again', async () => {
      await world.say(FAY, 'reset my password');
      world.directory.failNext({ match: USERS, with: REFUSED });
      await world.say(FAY, 'Lost it');
      const { card, text } = await world.told(FAY, /I could not look up the account/);
      assert.match(text, /Nothing was changed/);
      assert.deepEqual(verbsOf(card), ['start']);
    });
  });

  describe('while an approver clicks', () => {
    let approval: CardMessage;
    before(async () => {
      approval = await world.askFor('Pradeep Gupta', 'reset my password');
    });

    it('the bot may not read their rights: they get an apology with a reference that the log has, and nothing changes', async () => {
      world.directory.failNext({ match: ROLES, with: REFUSED });
      const { statusCode, type, value } = await world.click(helpdesk, approval, 'approve');
      assert.deepEqual([statusCode, type], [500, 'application/vnd.microsoft.error']);
      const [reference = ''] = /E-[0-9A-F]{8}/.exec(JSON.stringify(value)) ?? [];
      assert.match(world.logged(), new RegExp(`"reference":"${reference}"`));
      assert.doesNotMatch(JSON.stringify(value), /Graph|Authorization_RequestDenied|at /);
    });

    it('a message that fails gets the same apology, in the person’s language', async () => {
      world.directory.failNext({ match: ROLES, with: REFUSED });
      await world.say(helpdesk, 'openstaand', 'nl-NL');
      const { text } = await world.told(helpdesk, /Er ging hier iets mis/);
      const [reference = ''] = /E-[0-9A-F]{8}/.exec(text) ?? [];
      assert.match(world.logged(), new RegExp(`"reference":"${reference}"`));
    });

    it('a message whose rights Graph keeps waiting is answered when it answers', async () => {
      for (const trouble of ['timeout', { status: 500, code: 'InternalServerError' }] as const) {
        world.directory.failNext({ match: ROLES, with: trouble });
        const before = world.teams.revision();
        await world.say(globalAdmin, 'pending');
        await world.told(globalAdmin, /Waiting for approvers|waits for a decision|Nothing is waiting/, before);
      }
    });

    it('an account deleted meanwhile is reported as deleted, not as protected', async () => {
      const card = await world.askFor(KAY, 'reset my password');
      const { tenant } = world.directory;
      tenant.users = tenant.users.filter(({ id }) => id !== world.id(KAY));
      const { text } = await world.click(globalAdmin, card, 'approve');
      assert.match(text, /no longer in the directory/);
      assert.doesNotMatch(text, /protected/);
    });

    it('when Graph answers again, the same card works', async () => {
      const trail = await auditTrail(world);
      assert.equal(
        trail.filter(({ action, detail }) => action === 'refused:approved' && detail['because'] !== 'subject-gone')
          .length,
        0,
      );
      await world.click(helpdesk, approval, 'approve');
      await revealedTo('Pradeep Gupta');
      assert.deepEqual(writesFor('Pradeep Gupta'), [true]);
    });
  });

  describe('whatever went wrong', () => {
    it('no password is in the log', () => {
      assert.match(world.logged(), /Graph call failed/);
      assert.doesNotMatch(world.logged(), PASSWORD);
    });
  });
});
