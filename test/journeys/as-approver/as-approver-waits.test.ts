import assert from 'node:assert/strict';
import { type Request, isIn } from '../../../src/requests/model/request.ts';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import {
  LOOK,
  RESET,
  assertNeverAsApp,
  atCall,
  authorityOf,
  beforeTheWrite,
  changesOf,
  comeDue,
  stored,
  throughWindow,
  writesFor,
} from '../../support/world/as-approver.ts';
import { answerTo, invokeOf } from '../../support/http/forge.ts';
import { auditTrail, passwordIn, putBack, refusalsOf, requestOf } from '../../support/world/journey.ts';
import { addressOf, colleague } from '../../support/world/colleagues.ts';
import { dataOf, verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, authAdmin, globalAdmin } = NAMES;
const OTHERS = ['Abe Acacia', 'Bea Birch', 'Cas Cypress', 'Dot Date', 'Eli Ebony', 'Fay Fir', 'Gil Gingko'] as const;
const [ABE, BEA, CAS, DOT, ELI, FAY, GIL] = OTHERS;
const THIRTY_ONE_MINUTES = 31 * 60_000;

describe('journey: Conditional Access asks more of the approver after they approved', () => {
  let world: World;
  before(async () => {
    const people = OTHERS.map((name) => colleague(name));
    world = await startWorld({ resetAs: 'approver', people });
    // The operation is done at the first poll; the next poll would be a second later.
    world.directory.tenant.resets.polls = 0;
  });
  after(() => world.dispose());

  const challenge = (on: boolean): void => authorityOf(world).challenge(world.id(authAdmin), on);
  const approve = async (approval: CardMessage): Promise<void> => {
    assert.match((await world.click(authAdmin, approval, 'approve')).text, /Approved by\nIsaiah Langer/);
  };
  /** The card in the approver's own chat that lets them continue. */
  const waiting = async (after: number): Promise<CardMessage> => {
    const card = await world.told(authAdmin, /Sign in once more/, after);
    assert.deepEqual(verbsOf(card.card), ['resume']);
    return card;
  };
  const sealedIn = ({ status }: Request): string => {
    if (status.state === 'done' && status.handover.state === 'sealed') return status.handover.sealed;
    assert.ok(status.state === 'resetting' && status.attempt.secret === 'password', status.state);
    return status.attempt.sealed;
  };
  const revealedTo = async (name: string): Promise<string> =>
    passwordIn((await world.click(name, await world.told(name, /Show once/), 'reveal')).text);

  describe('before anything is written', () => {
    let approval: CardMessage;
    let own: CardMessage;
    let sealed: string;
    before(async () => {
      approval = await world.askFor(ABE, 'reset my password');
      const before = world.teams.revision();
      beforeTheWrite(world, authAdmin, () => challenge(true));
      await approve(approval);
      own = await waiting(before);
    });

    it('it waits: the approvers’ card says for whom, and the approver’s own chat has a card to continue', async () => {
      const redrawn = await world.approvalCard(/Waits for Isaiah Langer to sign in again/, approval.message.revision);
      assert.match(redrawn.text, /Abe Acacia/);
      assert.deepEqual(verbsOf(redrawn.card), ['resume']);
      approval = redrawn;
      assert.match(own.text, new RegExp(addressOf(ABE)));
    });

    it('nothing is written, and the approver’s sign-in, now useless, is discarded', async () => {
      const request = await stored(world, requestOf(approval));
      assert.ok(isIn(request, 'resetting') && request.status.step === 'sign-in-needed');
      assert.deepEqual(writesFor(world, ABE), []);
      sealed = sealedIn(request);
    });

    it('nobody else can continue it: no other approver, no colleague, and not the requester', async () => {
      for (const who of [globalAdmin, alex]) {
        const { text } = await world.click(who, approval, 'resume');
        assert.match(text, /Only the approver in whose name it is done can sign in for it/);
      }
      const value = { action: { type: 'Action.Execute', verb: 'resume', data: dataOf(own.card, 'resume') } };
      const { text } = await answerTo(world, invokeOf(world, world.id(ABE), value));
      assert.match(text, /Only the approver in whose name it is done can sign in for it/);
    });

    it('nor can the approver with another person’s sign-in', async () => {
      const brings = { of: world.id(globalAdmin) };
      const refused = await world.click(authAdmin, own, 'resume', {}, { brings });
      assert.match(refused.text, /The account that is signed in is not yours/);
    });

    it('nor without signing in: silent sign-in is still not enough', async () => {
      const answer = await world.click(authAdmin, own, 'resume');
      assert.deepEqual([answer.status, answer.statusCode], [200, 412]);
      assert.ok(answer.signInLink);
      assert.deepEqual(writesFor(world, ABE), []);
    });

    it('they sign in, and it continues with the password that was sealed', async () => {
      const answer = await throughWindow(world, authAdmin, own, 'resume');
      assert.equal(answer.statusCode, 200);
      assert.ok(!verbsOf(answer.value).includes('resume'));
      await world.told(ABE, /Show once/);
      assert.equal(sealedIn(await stored(world, requestOf(approval))), sealed);
    });

    it('more clicks on the same button are harmless: it was resumed and written once', async () => {
      for (const options of [{}, { brings: 'nothing' }] as const) {
        const again = await world.click(authAdmin, own, 'resume', {}, options);
        assert.deepEqual([again.statusCode, again.signInLink], [200, null]);
      }
      const password = await revealedTo(ABE);
      assert.deepEqual(
        writesFor(world, ABE).map((write) => [write.person, write.password]),
        [[world.id(authAdmin), password]],
      );
    });
  });

  describe('after Graph accepted it', () => {
    it('and its answer was lost: the sealed password is written once more', async () => {
      const before = world.teams.revision();
      const approval = await world.askFor(BEA, 'reset my password');
      world.directory.failNext({ match: RESET, with: 'lost-answer' });
      atCall(world, RESET, { of: BEA, moment: 'applied' }, () => challenge(true));
      await approve(approval);
      await throughWindow(world, authAdmin, await waiting(before), 'resume');
      const password = await revealedTo(BEA);
      assert.deepEqual(
        writesFor(world, BEA).map((write) => [write.password, write.changed]),
        [
          [password, true],
          [password, false],
        ],
      );
      assert.equal(world.directory.signIn(addressOf(BEA), password), 'must-change-password');
    });

    it('and its answer arrived: the operation is only polled, and nothing is written again', async () => {
      const before = world.teams.revision();
      const approval = await world.askFor(CAS, 'reset my password');
      atCall(world, RESET, { of: CAS, moment: 'applied' }, () => challenge(true));
      await approve(approval);
      await throughWindow(world, authAdmin, await waiting(before), 'resume');
      const password = await revealedTo(CAS);
      assert.deepEqual(
        writesFor(world, CAS).map((write) => write.password),
        [password],
      );
      assert.equal(
        changesOf(world).filter(({ path }) => RESET.path.test(path) && path.includes(world.id(CAS))).length,
        1,
      );
    });
  });

  describe('because Graph refuses the token', () => {
    it('for the write or for a poll: a new silent sign-in can be enough', async () => {
      const before = world.teams.revision();
      const approval = await world.askFor(DOT, 'reset my password');
      world.directory.failNext({ match: RESET, with: { status: 403, code: 'insufficient_claims' } });
      world.directory.failNext({ match: LOOK, with: { status: 401, code: 'InvalidAuthenticationToken' } });
      await approve(approval);
      const first = await waiting(before);
      const between = world.teams.revision();
      assert.equal((await world.click(authAdmin, first, 'resume')).statusCode, 200);
      assert.equal((await world.click(authAdmin, await waiting(between), 'resume')).statusCode, 200);
      const password = await revealedTo(DOT);
      assert.equal(world.directory.signIn(addressOf(DOT), password), 'must-change-password');
      assert.equal(writesFor(world, DOT).length, 1);
    });
  });

  describe('and the approver does not sign in again in time', () => {
    /** Lets 31 minutes pass while it waits. */
    const overdue = async (request: string): Promise<void> => {
      await putBack(world, request, ['waitsSince'], THIRTY_ONE_MINUTES);
      await comeDue(world, request, 'expire');
    };

    it('nothing was written: the request has failed, everybody is told, and the button no longer does anything', async () => {
      const before = world.teams.revision();
      const approval = await world.askFor(ELI, 'reset my password');
      world.directory.failNext({ match: RESET, with: { status: 401, code: 'InvalidAuthenticationToken' } });
      await approve(approval);
      const own = await waiting(before);
      await overdue(requestOf(approval));
      const failed = await world.approvalCard(/did not sign in again in time/, before);
      assert.match(failed.text, /Approved, but the reset did not succeed/);
      await world.told(ELI, /did not finish it in time/);
      const late = await world.click(authAdmin, own, 'resume');
      assert.deepEqual([late.statusCode, late.signInLink], [200, null]);
      assert.deepEqual(writesFor(world, ELI), []);
      assert.equal(world.directory.signIn(addressOf(ELI), SAMPLE_PASSWORD), 'ok');
      // In one order or the other: the sign-in was used up, for this account.
      const over = new RegExp(`(?=[^]*sign in again in time)(?=[^]*${addressOf(ELI)})`);
      assert.deepEqual(verbsOf((await world.told(authAdmin, over)).card), []);
    });

    it('after that time they can no longer continue, even if nothing has ended the request yet', async () => {
      const before = world.teams.revision();
      const approval = await world.askFor(GIL, 'reset my password');
      world.directory.failNext({ match: RESET, with: { status: 401, code: 'InvalidAuthenticationToken' } });
      await approve(approval);
      const own = await waiting(before);
      await putBack(world, requestOf(approval), ['waitsSince'], THIRTY_ONE_MINUTES);
      assert.match((await world.click(authAdmin, own, 'resume')).text, /they did not sign in again in time/);
      await world.told(GIL, /did not finish it in time/);
      assert.deepEqual(writesFor(world, GIL), []);
    });

    it('Graph had accepted it: it counts as done, not confirmed', async () => {
      const before = world.teams.revision();
      const approval = await world.askFor(FAY, 'reset my password');
      world.directory.failNext({ match: LOOK, with: { status: 401, code: 'InvalidAuthenticationToken' } });
      await approve(approval);
      await waiting(before);
      await overdue(requestOf(approval));
      const password = await revealedTo(FAY);
      assert.equal(world.directory.signIn(addressOf(FAY), password), 'must-change-password');
      const request = await stored(world, requestOf(approval));
      assert.ok(isIn(request, 'done') && !request.status.confirmed);
    });
  });

  describe('all of this', () => {
    it('changed the directory only in the names of people', () => assertNeverAsApp(world));

    it('is on record: who resumed, and who was refused', async () => {
      const trail = await auditTrail(world);
      assert.deepEqual(refusalsOf(trail, 'resumed'), [
        [globalAdmin, 'not-the-approver'],
        [alex, 'not-the-approver'],
        [ABE, 'not-the-approver'],
        [authAdmin, 'sign-in-of-other-person'],
      ]);
      const resumed = trail.filter(({ action }) => action === 'resumed').map(({ by }) => by);
      assert.deepEqual(resumed, [authAdmin, authAdmin, authAdmin, authAdmin, authAdmin]);
    });
  });
});
