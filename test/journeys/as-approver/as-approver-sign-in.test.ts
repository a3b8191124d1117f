import assert from 'node:assert/strict';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import type { InvokeOptions } from '../../../sandbox/teams/activities/card-sign-in.ts';
import { assertNeverAsApp, authorityOf, throughWindow, writesFor } from '../../support/world/as-approver.ts';
import { auditTrail, refusalsOf } from '../../support/world/journey.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { dataOf } from '../../support/world/read-card.ts';
import { type Answer, type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin, authAdmin, globalAdmin } = NAMES;
const [ANN, BEN, CEM, DIA] = ['Ann Alder', 'Ben Beech', 'Cem Cedar', 'Dia Durian'] as const;
const LOGIN = [401, 'application/vnd.microsoft.activity.loginRequest'];
const NOT_ENOUGH = [412, 'application/vnd.microsoft.error.preconditionFailed'];

/** Nobody has consented, so everybody is asked at first. */
describe('journey: an approver’s sign-in', () => {
  let world: World;
  before(async () => {
    const people = [ANN, BEN, CEM, DIA].map((name) => colleague(name));
    world = await startWorld({ resetAs: 'approver', consent: 'nobody', people });
    // The operation is done at the first poll; the next poll would be a second later.
    world.directory.tenant.resets.polls = 0;
  });
  after(() => world.dispose());

  const ask = (name: string): Promise<CardMessage> => world.askFor(name, 'reset my password', `It is ${name}`);
  const kindOf = ({ status, statusCode, type }: Answer): unknown[] => {
    assert.equal(status, 200, 'with any other status, Teams says that it cannot reach the app');
    return [statusCode, type];
  };
  const codeFrom = (link: string | null, of?: string): Promise<string> => {
    assert.ok(link, 'The client offers no way to sign in');
    return world.teams.acceptSignIn(link, of === undefined ? 'own' : { of: world.id(of) });
  };
  /** What the client shows if it could not sign the person in silently. */
  const offered = ({ value }: Answer): string => JSON.stringify(value);

  describe('before anyone has consented', () => {
    let approval: CardMessage;
    let link: string | null;
    before(async () => {
      approval = await ask(ANN);
    });

    it('silent sign-in is not enough: the approver gets a sign-in button, and nothing is decided', async () => {
      const answer = await world.click(helpdesk, approval, 'approve');
      assert.deepEqual(kindOf(answer), NOT_ENOUGH);
      assert.match(offered(answer), /Choose “Sign in” to go on/);
      link = answer.signInLink;
      assert.ok(link);
      assert.match((await world.approvalCard(/It is Ann Alder/)).text, /Reset .+’s password\?/);
    });

    it('a code that no sign-in window gave leads back to the sign-in button', async () => {
      for (const code of ['000000', '', 'x'.repeat(100), 'x'.repeat(101)]) {
        const answer = await world.click(helpdesk, approval, 'approve', {}, { code });
        assert.deepEqual(kindOf(answer), LOGIN);
        assert.match(offered(answer), /To reset the password in your own name, sign in once\.[^]*Sign in/);
        assert.ok(answer.signInLink);
      }
    });

    it('they sign in and consent in the window, and the same click continues with its code', async () => {
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
      assert.match(again.text, /Grady Archie/, 'delivered again, it gets the same answer');
      assert.equal(writesFor(world, ANN).length, 1);
    });

    it('from then on, their client signs them in silently', async () => {
      const next = await ask(BEN);
      const approved = await world.click(helpdesk, next, 'approve');
      assert.deepEqual([approved.statusCode, approved.signInLink], [200, null]);
      await world.told(BEN, /Show once/);
    });

    it('a code is valid only for the person who was asked to sign in', async () => {
      const next = await ask(CEM);
      const code = await codeFrom((await world.click(userAdmin, next, 'approve')).signInLink);
      assert.deepEqual(kindOf(await world.click(authAdmin, next, 'approve', {}, { code })), LOGIN);
      assert.equal(writesFor(world, CEM).length, 0);
      const approved = await world.click(userAdmin, next, 'approve', {}, { code });
      assert.match(approved.text, /Approved by\nLidia Holloway/);
      await world.told(CEM, /Show once/);
    });
  });

  describe('with someone else’s sign-in, or an invalid one', () => {
    let approval: CardMessage;
    before(async () => {
      approval = await ask(DIA);
      authorityOf(world).consent({ person: world.id(authAdmin) });
    });

    it('if another person signs in in the window, the click is refused', async () => {
      const refused = await throughWindow(world, globalAdmin, approval, 'approve', { of: world.id(authAdmin) });
      assert.deepEqual([refused.statusCode, refused.signInLink], [200, null]);
      assert.match(refused.text, /The account that is signed in is not yours/);
    });

    it('if the client sends another person’s token, the click is refused', async () => {
      const brings = { of: world.id(authAdmin) };
      const refused = await world.click(helpdesk, approval, 'approve', {}, { brings });
      assert.equal(refused.statusCode, 200);
      assert.match(refused.text, /The account that is signed in is not yours/);
    });

    const worthless: readonly (readonly [string, InvokeOptions, readonly unknown[]])[] = [
      ['that has expired', { brings: 'expired' }, NOT_ENOUGH],
      ['for another app', { brings: 'for-another-app' }, NOT_ENOUGH],
      ['that is malformed', { brings: 'garbage' }, NOT_ENOUGH],
      ['that is missing', { brings: 'nothing' }, LOGIN],
    ];
    for (const [title, signIn, kind] of worthless) {
      it(`a client with a token ${title} gets a sign-in button`, async () => {
        const answer = await world.click(authAdmin, approval, 'approve', {}, signIn);
        assert.deepEqual(kindOf(answer), kind);
        assert.ok(answer.signInLink);
      });
    }

    it('a person who may not approve is refused for that reason, and is not asked to sign in', async () => {
      const refused = await world.click(alex, approval, 'approve');
      assert.deepEqual([refused.statusCode, refused.signInLink], [200, null]);
      assert.match(refused.text, /no admin role/);
    });

    it('a client that cannot sign in from a card says so', async () => {
      const { teams } = world;
      const { conversationId, id } = approval.message;
      const before = teams.revision();
      await teams.submit(world.id(authAdmin), conversationId, id, dataOf(approval.card, 'approve'));
      await world.approvalCard(/This version of Teams cannot sign you in from a card/, before);
    });

    it('while the Bot Framework token service fails, the approver is told to try again', async () => {
      const answers = world.teams.faults.failNext({ match: /GetSignInResource/, status: 500, times: 10 });
      const { statusCode, text } = await world.click(authAdmin, approval, 'approve');
      answers();
      assert.equal(statusCode, 200);
      assert.match(text, /Try again in a minute/);
    });

    it('denying needs no sign-in', async () => {
      const next = await world.askFor(megan, 'reset my password');
      const denied = await world.click(globalAdmin, next, 'deny', { reason: 'Not today' }, { brings: 'nothing' });
      assert.deepEqual([denied.statusCode, denied.signInLink], [200, null]);
      assert.match(denied.text, /Denied/);
    });

    it('after all of these, nothing is written or decided, and a proper click works', async () => {
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
    it('changed the directory only in the names of people', () => assertNeverAsApp(world));

    it('is on record if someone used another person’s sign-in', async () => {
      assert.deepEqual(refusalsOf(await auditTrail(world), 'approved'), [
        [globalAdmin, 'sign-in-of-other-person'],
        [helpdesk, 'sign-in-of-other-person'],
        [alex, 'no-role'],
      ]);
    });
  });
});
