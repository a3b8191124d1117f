import assert from 'node:assert/strict';
import type { RequestId } from '../../../src/requests/model/ids.ts';
import { auditTrail, passwordIn, putBack, requestOf } from '../../support/world/journey.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk } = NAMES;
const MINUTE = 60_000;
const GUEST_ADDRESS = 'user1@forthcoffee.com';

const restarted = async (world: World): Promise<void> => {
  await world.stopBot();
  await world.startBot();
};
/** Asks by typing. @returns the requester's newest card that says this */
const asked = async (world: World, name: string, text: string, answer: RegExp): Promise<CardMessage> => {
  const before = world.teams.revision();
  await world.say(name, text);
  await world.say(name, 'Forgotten');
  return world.told(name, answer, before);
};

describe('journey: how often one person can ask', () => {
  const MOST = 3;
  let world: World;
  before(async () => {
    world = await startWorld({ settings: { REQUESTS_PER_HOUR: String(MOST) } });
  });
  after(() => world.dispose());

  it('up to the limit in an hour, whatever the outcome, even after a restart; others are not affected', async () => {
    await asked(world, megan, 'reset my password', /Waiting for approval/);
    await world.say(megan, 'cancel');
    await asked(world, megan, `reset password for ${GUEST_ADDRESS}`, /Forth Coffee/);
    await restarted(world);
    await asked(world, megan, 'reset password for nobody@contoso.com', /I found no account/);
    await asked(world, megan, 'reset my password', /Too many requests/);
    await restarted(world);
    await asked(world, megan, `reset password for ${GUEST_ADDRESS}`, /Too many requests/);
    await asked(world, alex, 'reset my password', /Waiting for approval/);
  });

  it('no more often by asking several times at once', async () => {
    const cards: CardMessage[] = [];
    const { teams } = world;
    const name = 'Adele Vance';
    while (cards.length < MOST + 3) {
      const before = teams.revision();
      await world.say(name, 'reset my password');
      cards.push(await world.told(name, /Reset your password/, before));
      await world.say(name, 'never mind');
    }
    const inputsOf = (at: number) => ({ whose: 'other', who: `nobody${at}@contoso.com`, reason: 'All at once' });
    const answers = await Promise.all(cards.map((card, at) => world.click(name, card, 'ask', inputsOf(at))));
    const refused = answers.filter(({ text }) =>
      /Too many requests\. You can ask again on \w{3} \d+, \d{4}, \d+:\d\d [AP]M/.test(text),
    );
    assert.equal(refused.length, 3);
    await Promise.all(answers.slice(0, MOST).map(() => world.told(name, /nobody/)));
    const before = teams.revision();
    await world.say(name, 'reset my password');
    await world.told(name, /Too many requests/, before);
  });
});

describe('journey: how many requests reach the approvers in an hour', () => {
  const MOST = 4;
  /** First asks have a reserve as large as the limit, and each of these is a first ask. */
  const THROUGH = MOST * 2;
  const crowd = Array.from({ length: MOST * 3 }, (_, at) => colleague(`Person ${at}`, `person${at}`));
  const names = crowd.map(({ user }) => user.displayName);
  let world: World;
  before(async () => {
    world = await startWorld({ people: crowd, settings: { APPROVALS_PER_HOUR: String(MOST) } });
  });
  after(() => world.dispose());

  const onCards = (): string[] =>
    world.teams
      .history(world.teams.approvals.conversationId)
      .map((message) => JSON.stringify(message.attachments))
      .filter((text) => text.includes('I am one of many'));

  it('exactly as many as the operator allows, however many ask at once; the others are told so', async () => {
    await Promise.all(names.map((name) => world.say(name, 'reset my password')));
    await Promise.all(names.map((name) => world.say(name, 'I am one of many')));
    const answers = await Promise.all(names.map((name) => world.told(name, /Waiting for approval|Too many people/)));
    assert.equal(answers.filter(({ text }) => text.includes('Waiting for approval')).length, THROUGH);
    assert.equal(
      answers.filter(({ text }) => text.includes('Too many people are asking')).length,
      names.length - THROUGH,
    );
    while (onCards().length < THROUGH) await world.approvalCard(/I am one of many/, world.teams.revision());
    assert.equal(onCards().length, THROUGH);
  });

  it('also after a restart; people whose password lives elsewhere are still answered', async () => {
    await restarted(world);
    await asked(world, megan, 'reset my password', /Too many people are asking/);
    await asked(world, 'Henrietta Mueller', 'reset my password', /Too many people are asking/);
    await asked(world, 'User One', 'reset my password', /Forth Coffee/);
    assert.equal(onCards().length, THROUGH);
  });

  it('each request over the limit is on record', async () => {
    const trail = await auditTrail(world);
    const refused = trail.filter(({ action, detail }) => action === 'refused' && detail['because'] === 'too-busy');
    assert.equal(refused.length, names.length - THROUGH + 2);
  });
});

describe('journey: how soon after a reset the same account can be asked for again', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.dispose());

  /** A reset that was approved and done. */
  const resetFor = async (name: string): Promise<{ request: RequestId; done: CardMessage }> => {
    const approval = await world.askFor(name, 'reset my password');
    await world.click(helpdesk, approval, 'approve');
    return { request: requestOf(approval), done: await world.told(name, /Show once/, approval.message.revision) };
  };

  it('after half an hour if the password was read, whoever asks, even after a restart', async () => {
    const { request, done } = await resetFor(megan);
    passwordIn((await world.click(megan, done, 'reveal')).text);
    await asked(world, megan, 'reset my password', /This password was reset a short while ago/);
    // Someone who asks for another person is not told why.
    const before = world.teams.revision();
    await world.say(alex, 'reset password for meganb@contoso.com');
    await world.say(alex, 'Forgotten');
    await world.confirm(alex, before);
    await world.told(alex, /has been received/, before);
    await restarted(world);
    await asked(world, megan, 'reset my password', /This password was reset a short while ago/);
    await putBack(world, request, ['at'], 29 * MINUTE);
    await asked(world, megan, 'reset my password', /This password was reset a short while ago/);
    await putBack(world, request, ['at'], 2 * MINUTE);
    await asked(world, megan, 'reset my password', /Waiting for approval/);
  });

  it('not while a password waits to be read, which is shown instead, but at once if it expired unread', async () => {
    const { request } = await resetFor('Adele Vance');
    const before = world.teams.revision();
    await world.say('Adele Vance', 'reset my password');
    assert.deepEqual(verbsOf((await world.told('Adele Vance', /Show once/, before)).card), ['reveal', 'not-me']);
    await putBack(world, request, ['handover', 'until'], 11 * MINUTE);
    await asked(world, 'Adele Vance', 'reset my password', /Waiting for approval/);
  });

  it('at once if nothing was reset, because the request was denied or cancelled', async () => {
    const approval = await world.askFor('Nestor Wilke', 'reset my password');
    await world.click(helpdesk, approval, 'deny', { reason: 'Not you' });
    await world.told('Nestor Wilke', /Not you/);
    await asked(world, 'Nestor Wilke', 'reset my password', /Waiting for approval/);
    await world.say('Nestor Wilke', 'cancel');
    await asked(world, 'Nestor Wilke', 'reset my password', /Waiting for approval/);
  });

  it('each request that came too soon is on record', async () => {
    const trail = await auditTrail(world);
    const refused = trail.filter(
      ({ action, detail }) => action === 'refused' && detail['because'] === 'reset-recently',
    );
    assert.equal(refused.length, 4);
  });
});
