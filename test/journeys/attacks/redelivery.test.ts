import assert from 'node:assert/strict';
import { auditTrail, requestOf } from '../../support/world/journey.ts';
import { type Answer, type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin, globalAdmin } = NAMES;
const READER = 'Emily Braun';
const SYNCED = 'Henrietta Mueller';
const TIMES = 4;

/** Teams delivers a click again, as another activity, if it is not sure that the bot got it. */
describe('journey: every click is delivered four times at once, and four times afterwards', () => {
  let world: World;
  /** By audit action: the request it was done to. */
  const done = new Map<string, string>();
  before(async () => {
    world = await startWorld();
  });
  after(() => world.dispose());

  /** @returns the answers at once, and the later ones */
  const pressed = async (
    who: string,
    on: CardMessage,
    verb: string,
    settled: () => Promise<unknown>,
    inputs: Record<string, string> = {},
  ): Promise<{ atOnce: string[]; later: string[] }> => {
    const click = async (): Promise<string> => textOf(await world.click(who, on, verb, inputs));
    const atOnce = await Promise.all(Array.from({ length: TIMES }, click));
    await settled();
    const later: string[] = [];
    while (later.length < TIMES) later.push(await click());
    return { atOnce, later };
  };
  const textOf = ({ statusCode, text }: Answer): string => {
    assert.equal(statusCode, 200);
    return text;
  };
  const allSay = (texts: readonly string[], pattern: RegExp): void => {
    for (const text of texts) {
      assert.match(text, pattern);
      assert.doesNotMatch(text, /settled already|changed nothing/);
    }
  };
  const theSame = (texts: readonly string[]): void => assert.equal(new Set(texts).size, 1, texts.join('\n—\n'));

  it('approve: one reset; each answer is the card with the approval, even when all is done', async () => {
    const approval = await world.askFor(megan, 'reset my password');
    const reset = () => world.approvalCard(/Done: the password was reset/, approval.message.revision);
    const { atOnce, later } = await pressed(helpdesk, approval, 'approve', reset);
    allSay([...atOnce, ...later], /Approved by\nGrady Archie/);
    allSay(later, /Done: the password was reset/);
    theSame(later);
    assert.equal(world.directory.tenant.passwordWrites.length, 1);
    await world.click(megan, await world.told(megan, /Show once/), 'reveal');
    allSay([(await world.click(helpdesk, approval, 'approve')).text], /Shown once to Megan Bowen/);
    done.set('approved', requestOf(approval));
  });

  it('the first of two approvals: one counts; after the second, each answer still shows the first', async () => {
    const approval = await world.askFor(READER, 'reset my password');
    const { atOnce, later } = await pressed(helpdesk, approval, 'approve', () =>
      world.approvalCard(/Second approval/, approval.message.revision),
    );
    allSay([...atOnce, ...later], /Second approval[^]*First approved by\nGrady Archie/);
    theSame([...atOnce, ...later]);
    assert.equal(world.directory.tenant.passwordWrites.length, 1, 'the one from the previous test');
    const reset = () => world.told(READER, /Show once/);
    const second = await pressed(globalAdmin, approval, 'approve', reset);
    allSay([...second.atOnce, ...second.later], /First approved by\nGrady Archie[^]*Approved by\nAllan Deyoung/);
    allSay([(await world.click(helpdesk, approval, 'approve')).text], /First approved by\nGrady Archie/);
    assert.equal(world.directory.tenant.passwordWrites.length, 2);
    done.set('first-approved', requestOf(approval));
  });

  it('deny: one denial, with its reason; another approver’s click is too late', async () => {
    const approval = await world.askFor(alex, 'reset my password');
    const told = () => world.told(alex, /I do not know you/);
    const { atOnce, later } = await pressed(helpdesk, approval, 'deny', told, { reason: 'I do not know you' });
    allSay([...atOnce, ...later], /Denied: nothing was changed[^]*I do not know you/);
    theSame([...atOnce, ...later]);
    assert.match((await world.click(userAdmin, approval, 'deny', { reason: 'Me, too' })).text, /settled already/);
    assert.match((await world.click(helpdesk, approval, 'approve')).text, /settled already/, 'a different click');
    done.set('denied', requestOf(approval));
  });

  it('cancel: cancelled once', async () => {
    const approval = await world.askFor('Adele Vance', 'reset my password');
    const progress = await world.told('Adele Vance', /Waiting for approval/);
    const { atOnce, later } = await pressed('Adele Vance', progress, 'cancel', () =>
      world.approvalCard(/Cancelled by the requester/, approval.message.revision),
    );
    allSay([...atOnce, ...later], /Request cancelled/);
    theSame([...atOnce, ...later]);
    done.set('cancelled', requestOf(approval));
  });

  it('handled: marked as handled once', async () => {
    await world.say(SYNCED, 'reset my password');
    await world.say(SYNCED, 'Forgotten');
    const escalated = await world.approvalCard(/Help .+ with their password\?/);
    const told = () => world.told(SYNCED, /The help desk has dealt with it/);
    const { atOnce, later } = await pressed(helpdesk, escalated, 'handled', told);
    allSay([...atOnce, ...later], /Dealt with by\nGrady Archie/);
    theSame([...atOnce, ...later]);
    done.set('handled', requestOf(escalated));
  });

  it('choose: chosen once, looked up once, and one card for the approvers', async () => {
    await world.say('Nestor Wilke', 'reset password for Jan de Vries');
    await world.say('Nestor Wilke', 'He lost his notebook');
    const choice = await world.told('Nestor Wilke', /Which account do you mean/);
    const before = world.teams.revision();
    const { atOnce, later } = await pressed('Nestor Wilke', choice, 'choose', async () => {
      await world.approvalCard(/Jan de Vries/, before);
      await world.told('Nestor Wilke', /has been received/, before);
    });
    allSay(atOnce, /Looking up the account|has been received/);
    allSay(later, /has been received/);
    theSame(later);
    const cards = world.teams.history(world.teams.approvals.conversationId);
    assert.equal(cards.filter((message) => JSON.stringify(message.attachments).includes('Jan de Vries')).length, 1);
    done.set('chosen', requestOf(choice));
  });

  it('each is on record once, and none as refused', async () => {
    const trail = await auditTrail(world);
    assert.equal(done.size, 6);
    for (const [action, request] of done) {
      const entries = trail.filter((entry) => entry.request === request && entry.action === action);
      assert.equal(entries.length, 1, action);
    }
    assert.deepEqual(
      trail.filter(({ action }) => action.startsWith('refused:')),
      [],
    );
    assert.equal(trail.filter(({ action }) => action === 'reset').length, 2);
  });
});
