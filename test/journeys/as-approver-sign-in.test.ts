import assert from 'node:assert/strict';
import { SAMPLE_PASSWORD } from '../../sandbox/directory/people.ts';
import type { InvokeOptions } from '../../sandbox/teams/card-sign-in.ts';
import { assertNeverAsApp, authorityOf, throughWindow, writesFor } from '../support/as-approver.ts';
import { auditTrail, refusalsOf } from '../support/journey.ts';
import { type Answer, type CardMessage, NAMES, type World, colleague, dataOf, startWorld } from '../support/world.ts';

const { megan, alex, helpdesk, userAdmin, authAdmin, globalAdmin } = NAMES;
const [ANN, BEN, CEM, DIA] = ['Ann Alder', 'Ben Beech', 'Cem Cedar', 'Dia Durian'] as const;
const LOGIN = [401, 'application/vnd.microsoft.activity.loginRequest'];
const NOT_ENOUGH = [412, 'application/vnd.microsoft.error.preconditionFailed'];

/** Nobody has consented, so that everybody is asked at first. */
describe('journey: the sign-in of an approver', () => {
  let world: World;
  before(async () => {
    const people = [ANN, BEN, CEM, DIA].map((name) => colleague(name, name.slice(0, 3).toLowerCase()));
    world = await startWorld({ resetAs: 'approver', consent: 'nobody', people });
    // It says at the first look that it is done; the next look would be a second later.
    world.directory.tenant.resets.polls = 0;
  });
  after(() => world.dispose());

  const ask = (name: string): Promise<CardMessage> => world.askFor(name, 'reset my password', `It is ${name}`);
  const kindOf = ({ status, statusCode, type }: Answer): unknown[] => {
    assert.equal(status, 200, 'or Teams says that it cannot reach the app');
    return [statusCode, type];
  };
  const codeFrom = (link: string | null, of?: string): Promise<string> => {
    assert.ok(link, 'The client offers no way to sign in');
    return world.teams.acceptSignIn(link, of === undefined ? 'own' : { of: world.id(of) });
  };
  /** What the client shows where a sign-in could not be done without a word. */
  const offered = ({ value }: Answer): string => JSON.stringify(value);

  describe('that nobody has consented to yet', () => {
    let approval: CardMessage;
    let link: string | null;
    before(async () => {
      approval = await ask(ANN);
    });

    it('is not enough without a word: he is shown the way to sign in; nothing is decided', async () => {
      const answer = await world.click(helpdesk, approval, 'approve');
      assert.deepEqual(kindOf(answer), NOT_ENOUGH);
      assert.match(offered(answer), /Choose “Sign in” to go on/);
      link = answer.signInLink;
      assert.ok(link);
      assert.match((await world.approvalCard(/It is Ann Alder/)).text, /Approve this password reset\?/);
    });

    it('a code that no window gave leads back to the way to sign in', async () => {
      for (const code of ['000000', '', 'x'.repeat(100), 'x'.repeat(101)]) {
        const answer = await world.click(helpdesk, approval, 'approve', {}, { code });
        assert.deepEqual(kindOf(answer), LOGIN);
        assert.match(offered(answer), /To reset the password in your own name, sign in once\.[^]*Sign in/);
        assert.ok(answer.signInLink);
      }
    });

    it('in the window he signs in and consents, and with its code the same click goes on', async () => {
      const code = await codeFrom(link);
      const approved = await world.click(helpdesk, approval, 'approve', {}, { code });
      assert.deepEqual([approved.statusCode, approved.signInLink], [200, null]);
      assert.match(approved.text, /Approved by\nGrady Archie/);
      await world.told(ANN, /Show once/);
      assert.deepEqual(
        writesFor(world, ANN).map(({ person }) => person),
        [world.id(helpdesk)],
      );
      const again = await world.click(helpdesk, approval, 'approve', {}, { code });
      assert.match(again.text, /Grady Archie/, 'delivered once more, it gets the same answer');
      assert.equal(writesFor(world, ANN).length, 1);
    });

    it('from then on his client signs him in without a word', async () => {
      const next = await ask(BEN);
      const approved = await world.click(helpdesk, next, 'approve');
      assert.deepEqual([approved.statusCode, approved.signInLink], [200, null]);
      await world.told(BEN, /Show once/);
    });

    it('a code is good for the one who was asked to sign in, and for nobody else', async () => {
      const next = await ask(CEM);
      const code = await codeFrom((await world.click(userAdmin, next, 'approve')).signInLink);
      assert.deepEqual(kindOf(await world.click(authAdmin, next, 'approve', {}, { code })), LOGIN);
      assert.equal(writesFor(world, CEM).length, 0);
      const approved = await world.click(userAdmin, next, 'approve', {}, { code });
      assert.match(approved.text, /Approved by\nLidia Holloway/);
      await world.told(CEM, /Show once/);
    });
  });

  describe('that is somebody else’s, or worth nothing', () => {
    let approval: CardMessage;
    before(async () => {
      approval = await ask(DIA);
      authorityOf(world).consent({ person: world.id(authAdmin) });
    });

    it('the window in which another person signs in helps nobody: refused', async () => {
      const refused = await throughWindow(world, globalAdmin, approval, 'approve', { of: world.id(authAdmin) });
      assert.deepEqual([refused.statusCode, refused.signInLink], [200, null]);
      assert.match(refused.text, /The account that is signed in is not yours/);
    });

    it('a client that brings another person’s token is refused', async () => {
      const brings = { of: world.id(authAdmin) };
      const refused = await world.click(helpdesk, approval, 'approve', {}, { brings });
      assert.equal(refused.statusCode, 200);
      assert.match(refused.text, /The account that is signed in is not yours/);
    });

    const worthless: readonly (readonly [string, InvokeOptions, readonly unknown[]])[] = [
      ['whose time is over', { brings: 'expired' }, NOT_ENOUGH],
      ['for another app', { brings: 'for-another-app' }, NOT_ENOUGH],
      ['that is none', { brings: 'garbage' }, NOT_ENOUGH],
      ['that it does not bring at all', { brings: 'nothing' }, LOGIN],
    ];
    for (const [title, signIn, kind] of worthless) {
      it(`a client with a token ${title} is shown the way to sign in`, async () => {
        const answer = await world.click(authAdmin, approval, 'approve', {}, signIn);
        assert.deepEqual(kindOf(answer), kind);
        assert.ok(answer.signInLink);
      });
    }

    it('whoever has no right to approve is refused for that, and nobody asks him to sign in', async () => {
      const refused = await world.click(alex, approval, 'approve');
      assert.deepEqual([refused.statusCode, refused.signInLink], [200, null]);
      assert.match(refused.text, /no admin role/);
    });

    it('a client that knows nothing of all this is told so', async () => {
      const { teams } = world;
      const { conversationId, id } = approval.message;
      const before = teams.revision();
      await teams.submit(world.id(authAdmin), conversationId, id, dataOf(approval.card, 'approve'));
      await world.approvalCard(/This version of Teams cannot sign you in from a card/, before);
    });

    it('while Teams’ own service for that gives no answer, he is told to try again', async () => {
      const answers = world.teams.faults.failNext({ match: /GetSignInResource/, status: 500, times: 10 });
      const { statusCode, text } = await world.click(authAdmin, approval, 'approve');
      answers();
      assert.equal(statusCode, 200);
      assert.match(text, /Try again in a minute/);
    });

    it('denying takes no sign-in', async () => {
      const next = await world.askFor(megan, 'reset my password');
      const denied = await world.click(globalAdmin, next, 'deny', { reason: 'Not today' }, { brings: 'nothing' });
      assert.deepEqual([denied.statusCode, denied.signInLink], [200, null]);
      assert.match(denied.text, /Denied/);
    });

    it('after all of these nothing is written or decided, and his proper click works', async () => {
      assert.deepEqual(writesFor(world, DIA), []);
      assert.equal(world.directory.signIn('dia@contoso.com', SAMPLE_PASSWORD), 'ok');
      const approved = await world.click(authAdmin, approval, 'approve');
      assert.match(approved.text, /Approved by\nIsaiah Langer/);
      await world.told(DIA, /Show once/);
      assert.deepEqual(
        writesFor(world, DIA).map(({ person }) => person),
        [world.id(authAdmin)],
      );
    });
  });

  describe('all of this', () => {
    it('changed the directory in the name of people only', () => assertNeverAsApp(world));

    it('is on record where somebody came with another person’s sign-in', async () => {
      assert.deepEqual(refusalsOf(await auditTrail(world), 'approved'), [
        [globalAdmin, 'sign-in-of-other-person'],
        [helpdesk, 'sign-in-of-other-person'],
        [alex, 'no-role'],
      ]);
    });
  });
});
