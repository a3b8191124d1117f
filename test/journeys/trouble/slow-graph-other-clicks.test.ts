/** Microsoft Graph or the token endpoint is slow: clicks that follow a decision, and those that invite, wait as a verdict does. */
import assert from 'node:assert/strict';
import { authorityOf, beforeTheWrite, comeDue, writesFor } from '../../support/world/as-approver.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { auditTrail, refusalsOf, requestOf } from '../../support/world/journey.ts';
import { LOCKED, alertFor, assertLocked, doneFor, saysNotMe, writing } from '../../support/world/not-me.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { holdAll } from '../../support/world/stages.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin, authAdmin } = NAMES;
const [FAY, ABE] = ['Fay Fir', 'Abe Acacia'] as const;
const SETTINGS = { GRAPH_PATIENCE_MS: '150', REQUESTS_PER_HOUR: '1000' };
const FORBIDDEN = { status: 403, code: 'Authorization_RequestDenied' } as const;
const CHECKING = /Checking .*rights\. The directory is slow/;

describe('journey: Microsoft Graph is slow when an approver presses anything but a verdict', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ people: [colleague(FAY, 'fay')], settings: SETTINGS });
  });
  after(() => world.dispose());

  /** Until it is called, nobody's rights are told, or not this person's. */
  const hang = (of = ''): (() => void) =>
    holdAll(world, ({ path, query: { $filter = '' } }) => path.includes('roleManagement') && $filter.includes(of));
  /** The approvers' card that follows this ask. */
  const offeredTo = async (text: string, answer: RegExp, offer: RegExp): Promise<CardMessage> => {
    const before = world.teams.revision();
    await world.say(megan, text);
    await world.say(megan, 'Forgotten');
    await world.told(megan, answer, before);
    return world.approvalCard(offer, before);
  };
  const trailOf = async (card: CardMessage) =>
    (await auditTrail(world)).filter(({ request }) => request === requestOf(card));
  /** Two people press, of whom only an approver may; it is done once, and the other is told why not. */
  const takenOnce = async (card: CardMessage, verb: string, done: RegExp, told = megan): Promise<void> => {
    const before = world.teams.revision();
    const [answerAlex, answerAdmin] = [hang(world.id(alex)), hang(world.id(userAdmin))];
    for (const who of [alex, userAdmin]) {
      const { text } = await world.click(who, card, verb);
      assert.match(text, CHECKING);
      assert.match(text, new RegExp(who));
    }
    // Once it is done, nobody is told what came of their own click any more.
    answerAlex();
    await world.told(alex, /Your click on PR-\w+ changed nothing\. You hold no admin role/, before);
    answerAdmin();
    await world.told(told, done, before);
    const actions = (await trailOf(card)).map(({ action }) => action);
    assert.equal(actions.filter((action) => action === 'click-stored').length, 2);
  };

  it('an invitation that is sent again: the click is taken, and one mail goes out when Graph answers', async () => {
    const card = await offeredTo(
      'reset password for noor@wideworldimporters.com',
      /has not been accepted yet/,
      /Send the invitation again/,
    );
    await takenOnce(card, 'invite-again', /Invitation sent again/);
    assert.equal(world.directory.tenant.invitationsSent.length, 1);
    assert.deepEqual(refusalsOf(await trailOf(card), 'invited-again'), [[alex, 'no-role']]);
  });

  it('a guest who is invited: the click is taken, and one guest is made when Graph answers', async () => {
    const mail = 'kai@fabrikam.com';
    const card = await offeredTo(`reset password for ${mail}`, /Nobody here has that address/, new RegExp(mail));
    await takenOnce(card, 'invite', /Invited as a guest/);
    assert.equal(world.directory.tenant.users.filter((user) => user.mail === mail).length, 1);
    assert.deepEqual(refusalsOf(await trailOf(card), 'invited'), [[alex, 'no-role']]);
  });

  it('an account that is secured: the click is taken, and the account is locked once when Graph answers', async () => {
    const { owner, request } = await doneFor(world, FAY);
    world.directory.failNext({ match: writing(world, FAY), with: FORBIDDEN });
    await saysNotMe(world, FAY, owner);
    const alert = await alertFor(world, FAY, 'Could not be replaced');
    assert.deepEqual(verbsOf(alert.card), ['secure']);
    const goOn = hang();
    for (const who of [userAdmin, helpdesk]) assert.match((await world.click(who, alert, 'secure')).text, CHECKING);
    goOn();
    await alertFor(world, FAY, ...LOCKED);
    assertLocked(world, FAY);
    const trail = (await auditTrail(world)).filter((entry) => entry.request === request);
    assert.equal(trail.filter(({ action }) => action === 'secured').length, 1);
  });
});

describe('journey: the token endpoint is silent when an approver signs in again', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ resetAs: 'approver', people: [colleague(ABE)], settings: SETTINGS });
    world.directory.tenant.resets.polls = 0;
  });
  after(() => world.dispose());

  it('the click is taken with its sign-in, and the reset continues with it when the endpoint answers', async () => {
    const authority = authorityOf(world);
    const before = world.teams.revision();
    const approval = await world.askFor(ABE, 'reset my password');
    beforeTheWrite(world, authAdmin, () => authority.challenge(world.id(authAdmin), true));
    await world.click(authAdmin, approval, 'approve');
    const own = await world.told(authAdmin, /Sign in once more/, before);
    const { signInLink } = await world.click(authAdmin, own, 'resume');
    assert.ok(signInLink);
    const code = await world.teams.acceptSignIn(signInLink);
    authority.fail('silence');
    assert.match((await world.click(authAdmin, own, 'resume', {}, { code })).text, CHECKING);
    authority.fail(null);
    await comeDue(world, requestOf(approval), 'decide');
    await world.told(ABE, /Show once/, before);
    assert.equal(writesFor(world, ABE).length, 1);
  });
});
