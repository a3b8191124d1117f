import assert from 'node:assert/strict';
import { messageOf } from '../../support/http/forge.ts';
import { PASSWORD, auditTrail, passwordIn } from '../../support/world/journey.ts';
import { referenceOn, standing, textOf, verbsOf } from '../../support/world/read-card.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, globalAdmin } = NAMES;
const REDRAW = /^PUT \/connector\/v3\/conversations/;
const MESSAGE = /^POST \/connector\/v3\/conversations\/[^/]+\/activities/;
const NEW_THREAD = /^POST \/connector\/v3\/conversations$/;

describe('journey: trouble with Teams', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.dispose());

  /** A request's cards in someone's chat, or in the approvals channel, as they are now. */
  const cardsSaying = (conversation: string, reference: string): string[] =>
    standing(world.teams.history(conversation), reference);
  /** All that the bot has told someone in private since then. */
  const saidSince = (name: string, revision: number): string =>
    world.teams
      .history(world.teams.personalChat(world.id(name)))
      .filter((message) => message.fromBot && message.revision > revision)
      .map(({ text, attachments }) => `${text} ${textOf(attachments[0]?.content)}`)
      .join('\n');

  const redraws: readonly (readonly [string, string, Parameters<World['teams']['faults']['failNext']>[0]])[] = [
    ['says 429 without a time', 'Adele Vance', { match: REDRAW, times: 2, status: 429 }],
    ['says 429 with a time', 'Nestor Wilke', { match: REDRAW, times: 2, status: 429, retryAfter: 1 }],
    ['says 412', 'Emily Braun', { match: REDRAW, times: 2, status: 412 }],
    ['says 502', 'Raul Razo', { match: REDRAW, times: 2, status: 502 }],
    ['loses its answer', 'Irvin Sayers', { match: REDRAW, times: 2, how: 'lost-answer' }],
  ];
  for (const [title, name, fault] of redraws) {
    it(`the connector ${title} when cards are redrawn: they end up right, and there is one of each`, async () => {
      const approval = await world.askFor(name, 'reset my password');
      const reference = referenceOn(approval);
      await world.told(name, /Waiting for approval/);
      world.teams.faults.failNext(fault);
      await world.click(globalAdmin, approval, 'deny', { reason: `Not today, ${name}` });
      await world.told(name, /Not today/);
      await world.told(name, new RegExp(`${reference}: see the newer message`));
      const redrawn = await world.approvalCard(new RegExp(`Not today, ${name}`), approval.message.revision);
      assert.deepEqual(verbsOf(redrawn.card), []);
      assert.equal(cardsSaying(world.teams.personalChat(world.id(name)), reference).length, 1);
      assert.equal(cardsSaying(world.teams.approvals.conversationId, reference).length, 1);
    });
  }

  it('if the approval card cannot be posted at first, it appears later, once', async () => {
    world.teams.faults.failNext({ match: NEW_THREAD, status: 412 });
    const approval = await world.askFor(alex, 'reset my password');
    assert.equal(cardsSaying(world.teams.approvals.conversationId, referenceOn(approval)).length, 1);
    const before = world.teams.revision();
    await world.say(alex, 'cancel');
    await world.approvalCard(/Cancelled by the requester/, before);
  });

  it('if Teams fails while cards are redrawn, the job redraws them later', async () => {
    const approval = await world.askFor(alex, 'reset my password');
    await world.told(alex, /Waiting for approval/);
    const before = world.teams.calls.length;
    // A 500 is never retried at once: every call is another attempt of the job.
    world.teams.faults.failNext({ match: REDRAW, times: 3, status: 500 });
    await world.click(globalAdmin, approval, 'deny', { reason: 'Not this week' });
    await world.told(alex, /Not this week/);
    await world.approvalCard(/Not this week/, approval.message.revision);
    const redraws = world.teams.calls.slice(before).filter(({ method }) => method === 'PUT');
    assert.equal(redraws.filter(({ status }) => status === 500).length, 3);
  });

  it('if it is unknown whether the approval card was posted, it is not posted again at once, and it works', async () => {
    const before = world.teams.calls.length;
    world.teams.faults.failNext({ match: NEW_THREAD, status: 504, applied: true });
    const approval = await world.askFor(alex, 'reset my password');
    await world.click(globalAdmin, approval, 'deny', { reason: 'Not by this card' });
    await world.told(alex, /Not by this card/);
    const threads = world.teams.calls.slice(before).filter(({ method, path }) => NEW_THREAD.test(`${method} ${path}`));
    assert.equal(threads.length, 1);
    assert.equal(cardsSaying(world.teams.approvals.conversationId, referenceOn(approval)).length, 1);
  });

  for (const [title, fault] of [
    ['429', { status: 429, retryAfter: 1 }],
    ['412', { status: 412 }],
  ] as const) {
    it(`if an answer is refused with ${title} at first, the person gets it, once`, async () => {
      const before = world.teams.revision();
      world.teams.faults.failNext({ match: MESSAGE, ...fault });
      await world.say(megan, 'help');
      await world.told(megan, /Here is what I can do/, before);
      assert.doesNotMatch(saidSince(megan, before), /Something went wrong/);
    });
  }

  it('if an answer arrives although a gateway says it did not, it is not sent again', async () => {
    const before = world.teams.revision();
    world.teams.faults.failNext({ match: MESSAGE, status: 502, applied: true });
    await world.say(megan, 'help');
    await world.told(megan, /Something went wrong here/, before);
    assert.equal(saidSince(megan, before).match(/Here is what I can do/g)?.length, 1);
  });

  it('if it is unknown whether the form arrived, what they write next still answers it', async () => {
    world.teams.faults.failNext({ match: MESSAGE, how: 'lost-answer' });
    const before = world.teams.revision();
    await world.say('Lee Gu', 'reset my password');
    await world.told('Lee Gu', /Something went wrong here/, before);
    await world.say('Lee Gu', 'Left my notebook at home');
    await world.approvalCard(/(Reset|Help) Lee Gu/, before);
  });

  it('a message whose answer failed is answered once, however often Teams delivers it', async () => {
    world.teams.faults.failNext({ match: MESSAGE, status: 502, applied: true });
    const before = world.teams.revision();
    const message = messageOf(world, world.id('Pradeep Gupta'), { text: 'reset my password' });
    await world.teams.deliver(message);
    await world.teams.deliver(message);
    const said = saidSince('Pradeep Gupta', before);
    assert.equal(said.match(/Reset your password\?/g)?.length, 1, said);
    assert.equal(said.match(/Something went wrong here/g)?.length, 1, said);
  });

  it('if Teams wants a longer wait than a turn has, the answer comes after it', async () => {
    const before = world.teams.revision();
    world.teams.faults.failNext({ match: MESSAGE, status: 429, retryAfter: 6 });
    await world.say(megan, 'help');
    await world.told(megan, /Here is what I can do/, before);
    assert.doesNotMatch(saidSince(megan, before), /Something went wrong/);
    assert.equal(saidSince(megan, before).match(/Here is what I can do/g)?.length, 1);
  });

  it('whoever sees no answer and asks again is told the same, and there is one request', async () => {
    const before = world.teams.revision();
    for (const fault of [{ how: 'drop' }, { how: 'lost-answer' }] as const) {
      world.teams.faults.failNext({ match: MESSAGE, times: 2, ...fault });
      await world.say('User One', 'reset my password');
    }
    await world.say('User One', 'reset my password');
    await world.told('User One', /Forth Coffee/, before);
    const asked = (await auditTrail(world)).filter(({ action, by }) => action === 'asked' && by === 'User One');
    assert.equal(asked.length, 1);
  });

  it('if a message cannot be sent, the person gets an apology with a reference that the log has, and can go on', async () => {
    const before = world.teams.revision();
    world.teams.faults.failNext({ match: MESSAGE, status: 400 });
    await world.say(megan, 'reset my password');
    const { text } = await world.told(megan, /Something went wrong here/, before);
    const [reference = ''] = /E-[0-9A-F]{8}/.exec(text) ?? [];
    assert.match(world.logged(), new RegExp(`"reference":"${reference}"`));
    await world.say(megan, 'help');
    await world.told(megan, /Here is what I can do/, before);
  });

  it('if no message gets through at all, the bot logs it and keeps running', async () => {
    const before = world.teams.revision();
    const logged = world.logged().length;
    const code = 'ConversationBlockedByUser';
    world.teams.faults.failNext({ match: MESSAGE, times: 2, status: 403, code });
    await world.say(megan, 'help');
    assert.match(world.logged(), /Apology for a failed turn not sent/);
    assert.doesNotMatch(world.logged().slice(logged), /"level":50/);
    await world.say(megan, 'status');
    await world.told(megan, /Your latest requests/, before);
  });

  it('if neither Graph nor the connector answers, both calls time out and are tried again: one effect, and the right cards', async () => {
    const { teams, directory } = world;
    const approval = await world.askFor(megan, 'reset my password');
    await world.told(megan, /Waiting for approval/);
    teams.faults.failNext({ match: REDRAW, how: 'timeout' });
    directory.failNext({ match: { method: 'PATCH' }, with: 'timeout' });
    const { statusCode } = await world.click(helpdesk, approval, 'approve');
    assert.equal(statusCode, 200, 'the click was answered long before');
    const chat = teams.personalChat(world.id(megan));
    const message = await teams.waitFor(chat, ({ attachments }) => textOf(attachments).includes('Show once'), {
      timeoutMs: 40_000,
    });
    const done = { message, card: message.attachments[0]?.content, text: '' };
    const password = passwordIn((await world.click(megan, done, 'reveal')).text);
    assert.equal(directory.signIn('meganb@contoso.com', password), 'must-change-password');
    assert.equal(directory.tenant.passwordWrites.length, 1);
    const redrawn = await world.approvalCard(/Done: the password was reset/, approval.message.revision);
    assert.deepEqual(verbsOf(redrawn.card), []);
    assert.doesNotMatch(world.logged(), PASSWORD);
  });
});
