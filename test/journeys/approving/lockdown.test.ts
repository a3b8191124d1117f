import assert from 'node:assert/strict';
import { auditTrail, refusalsOf } from '../../support/world/journey.ts';
import { textOf, verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin, globalAdmin } = NAMES;
const SYNCED = 'Henrietta Mueller';
const GUEST = 'User One';

describe('journey: lockdown', () => {
  let world: World;
  /** Open requests: Megan’s own, and one that has to be handled by hand. */
  let pending: CardMessage;
  let escalated: CardMessage;
  before(async () => {
    world = await startWorld();
    pending = await world.askFor(megan, 'reset my password', 'I am Megan');
    escalated = await askAndSee(SYNCED, /Help .+ with their password\?/);
  });
  after(() => world.dispose());

  const askAndSee = async (name: string, approvers: RegExp): Promise<CardMessage> => {
    const before = world.teams.revision();
    await world.say(name, 'reset my password');
    await world.say(name, `I am ${name}`);
    return world.approvalCard(approvers, before);
  };
  /** Writes in a new thread of the approvals channel. @returns what the bot says there */
  const order = async (name: string, text: string): Promise<string> => {
    const { teams } = world;
    const { conversationId } = await teams.sendMessage(world.id(name), teams.approvals.conversationId, text);
    return saidIn(conversationId);
  };
  const saidIn = (conversationId: string): string => {
    const said = world.teams.history(conversationId).filter(({ fromBot }) => fromBot);
    return said.map(({ text }) => text).join('\n');
  };
  /** Both requests' cards in the approvals channel, once they say this. */
  const openCards = (pattern: RegExp, after: number): Promise<CardMessage[]> =>
    Promise.all([pending, escalated].map(({ message }) => redrawn(message.id, pattern, after)));
  const redrawn = async (id: string, pattern: RegExp, after: number): Promise<CardMessage> => {
    const message = await world.teams.waitFor(
      world.teams.approvals.conversationId,
      (one) => one.id === id && pattern.test(textOf(one.attachments[0]?.content)),
      { after },
    );
    const card = message.attachments[0]?.content;
    return { message, card, text: textOf(card) };
  };

  it('can be ordered only by someone who may reset everybody, in the approvals channel or elsewhere', async () => {
    for (const who of [alex, helpdesk, userAdmin])
      for (const text of ['lockdown on', 'lockdown stop', 'lockdown off'])
        assert.match(await order(who, text), /Only an admin who may reset everybody’s password/);
    const before = world.teams.revision();
    await world.say(userAdmin, 'lockdown stop');
    await world.told(userAdmin, /Only an admin who may reset everybody’s password/, before);
    const now = await world.approvalCard(/Reset .+’s password\?/);
    assert.doesNotMatch(now.text, /Lockdown/);
  });

  it('on: every open card says so, and every reset needs two approvers', async () => {
    const before = world.teams.revision();
    assert.match(await order(globalAdmin, 'lockdown on'), /Lockdown is on: every reset needs two approvers now/);
    await openCards(/needs two approvers \(ordered by Allan Deyoung/, before);
    await world.told(megan, /two admins must agree/i, before);
    const first = await world.click(helpdesk, pending, 'approve');
    assert.match(first.text, /Second approval[^]*First approved by\nGrady Archie/);
    assert.deepEqual(world.directory.tenant.passwordWrites, []);
    const second = await world.click(userAdmin, pending, 'approve');
    assert.match(second.text, /Approved by\nLidia Holloway/);
    await world.told(megan, /Show once/);
    assert.equal(world.directory.tenant.passwordWrites.length, 1);
  });

  it('stop: every open card says so, and requests can be denied but not approved', async () => {
    pending = await world.askFor(alex, 'reset password for adelev@contoso.com', 'She called');
    const before = world.teams.revision();
    assert.match(await order(globalAdmin, 'lockdown stop'), /no password is reset now/);
    const [card] = await openCards(/no password is reset at present \(ordered by Allan Deyoung/, before);
    await world.told(alex, /no password is reset from here/, before);
    assert.deepEqual(verbsOf(card?.card), ['deny']);
    for (const who of [helpdesk, globalAdmin])
      assert.match((await world.click(who, pending, 'approve')).text, /Lockdown: no password is reset at present/);
    const denied = await world.click(helpdesk, pending, 'deny', { reason: 'Not now' });
    assert.match(denied.text, /Denied: nothing was changed/);
    assert.equal(world.directory.tenant.passwordWrites.length, 1);
  });

  it('stop: new requests are refused, but people whose password lives elsewhere are still told where', async () => {
    const before = world.teams.revision();
    await world.say('Nestor Wilke', 'reset my password');
    await world.say('Nestor Wilke', 'Forgotten');
    await world.told('Nestor Wilke', /No password is reset at present/, before);
    await world.say(GUEST, 'reset my password');
    await world.say(GUEST, 'Forgotten');
    await world.told(GUEST, /Forth Coffee \(forthcoffee\.com\)/, before);
    const listed = world.teams.revision();
    await world.say(helpdesk, 'pending');
    await world.told(helpdesk, /no password is reset at present[^]*Henrietta Mueller/, listed);
  });

  it('it survives a restart of the bot', async () => {
    await world.stopBot();
    await world.startBot();
    const before = world.teams.revision();
    await world.say('Nestor Wilke', 'reset my password');
    await world.say('Nestor Wilke', 'Forgotten once more');
    await world.told('Nestor Wilke', /No password is reset at present/, before);
  });

  it('off: the banners disappear, and one approver is enough again', async () => {
    const before = world.teams.revision();
    assert.match(await order(globalAdmin, 'lockdown off'), /Lockdown is over/);
    const free = await redrawn(escalated.message.id, /Help .+ with their password\?/, before);
    assert.doesNotMatch(free.text, /Lockdown/);
    const approval = await world.askFor('Nestor Wilke', 'reset my password');
    assert.doesNotMatch(approval.text, /Lockdown|Two approvers/);
    assert.match((await world.click(helpdesk, approval, 'approve')).text, /Approved by\nGrady Archie/);
    await world.told('Nestor Wilke', /Show once/);
  });

  it('stop, while Graph fails to write an approved password: it is not retried, and everybody is told why', async () => {
    const { directory } = world;
    const adele = world.id('Adele Vance');
    const approval = await world.askFor('Adele Vance', 'reset my password');
    const write = { method: 'PATCH', path: /^\/v1\.0\/users\// } as const;
    const repair = directory.failNext({ match: write, times: 100, with: { status: 503, code: 'ServiceUnavailable' } });
    let ordered: Promise<string> | undefined;
    const stop = directory.onCall(async ({ method }, moment) => {
      if (method === 'PATCH' && moment === 'received') await (ordered ??= order(globalAdmin, 'lockdown stop'));
    });
    assert.match((await world.click(helpdesk, approval, 'approve')).text, /Approved by\nGrady Archie/);
    await world.told('Adele Vance', /no password is reset from here for the time being[^]*Call your help desk/);
    stop();
    repair();
    assert.match((await ordered) ?? '', /no password is reset now/);
    const failed = await world.approvalCard(/After the approval, an admin stopped all resets/);
    assert.match(failed.text, /may have been changed already/, 'a write without an answer may have happened');
    assert.ok(directory.tenant.passwordWrites.every(({ user }) => user !== adele));
    await order(globalAdmin, 'lockdown off');
  });

  it('every order is on record, and every refused one', async () => {
    const trail = await auditTrail(world);
    const orders = trail.filter(({ action }) => action === 'lockdown');
    assert.deepEqual(
      orders.map(({ by, detail }) => [by, detail['before'], detail['mode']]),
      [
        [globalAdmin, 'off', 'two-approvers'],
        [globalAdmin, 'two-approvers', 'stopped'],
        [globalAdmin, 'stopped', 'off'],
        [globalAdmin, 'off', 'stopped'],
        [globalAdmin, 'stopped', 'off'],
      ],
    );
    for (const { source } of orders) assert.match(source, /^channel 19:.*@thread\.tacv2;messageid=\d+ Web$/);
    const refused = [alex, helpdesk, userAdmin].map((who) => [who, 'no-role']);
    assert.deepEqual(refusalsOf(trail, 'lockdown'), refused);
    assert.deepEqual(refusalsOf(trail, 'approved').slice(0, 2), [
      [helpdesk, 'locked-down'],
      [globalAdmin, 'locked-down'],
    ]);
  });
});
