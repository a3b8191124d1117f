import assert from 'node:assert/strict';
import { auditTrail, refusalsOf } from '../../support/world/journey.ts';
import { textOf, verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin, globalAdmin } = NAMES;
const GUEST = 'User One';

describe('journey: the approvals channel', () => {
  let world: World;
  /** A channel in another team; all approvers are in it. */
  let other: string;
  let pending: CardMessage;
  before(async () => {
    world = await startWorld();
    other = channel({ name: 'Elsewhere', team: 'Others' });
    pending = await world.askFor(megan, 'reset my password', 'I am Megan');
  });
  after(() => world.dispose());

  type Options = Omit<Parameters<World['teams']['addChannel']>[0], 'members'>;
  const channel = (options: Options, others: readonly string[] = []): string => {
    const members = [alex, helpdesk, userAdmin, globalAdmin, ...others].map((name) => world.id(name));
    return world.teams.addChannel({ ...options, members }).conversationId;
  };
  /** Writes in a new thread of a channel, or in a group chat. @returns what the bot says there */
  const order = async (name: string, place: string, text: string): Promise<string> => {
    const { conversationId } = await world.teams.sendMessage(world.id(name), place, text);
    const said = world.teams.history(conversationId).filter(({ fromBot }) => fromBot);
    return said.map((message) => message.text + textOf(message.attachments)).join('\n');
  };
  const cardIn = async (place: string, pattern: RegExp, after: number): Promise<CardMessage> => {
    const message = await world.teams.waitFor(
      place,
      ({ fromBot, attachments }) => fromBot && pattern.test(textOf(attachments[0]?.content)),
      { after },
    );
    return { message, card: message.attachments[0]?.content, text: textOf(message.attachments[0]?.content) };
  };
  const old = (): string => world.teams.approvals.conversationId;

  it('can be moved only by someone who may order a lockdown; otherwise the cards stay', async () => {
    assert.match(await order(alex, other, 'approvals here'), /Only an admin who may reset everybody/);
    for (const who of [helpdesk, userAdmin])
      assert.match(await order(who, other, 'approvals here'), /Only an admin who may reset everybody/);
    const before = world.teams.revision();
    await world.askFor(alex, 'reset my password');
    assert.equal(world.teams.history(other).filter(({ revision }) => revision > before).length, 0);
    await world.say(alex, 'cancel');
  });

  for (const [what, options, others, answer] of [
    ['a shared channel', { type: 'shared' }, [], /shared channel/],
    [
      'a shared channel that only the team’s channel list reports as shared',
      { type: 'shared', tells: 'list' },
      [],
      /shared channel/,
    ],
    ['a channel whose type Teams does not report', { tells: 'nowhere' }, [], /does not say what kind of channel/],
    ['a channel with a guest', {}, [GUEST], /guests/],
    ['a private channel with a guest', { type: 'private' }, [GUEST], /guests/],
  ] as const) {
    it(`is never ${what}, whoever asks; they are told why`, async () => {
      const place = channel({ name: what, ...options }, others);
      assert.match(await order(globalAdmin, place, 'approvals here'), answer);
    });
  }

  it('is never a channel whose members cannot be read', async () => {
    const place = channel({ name: 'Unreadable' });
    const undo = world.teams.faults.failNext({
      match: /pagedmembers/,
      status: 403,
      code: 'NotEnoughPermissions',
      times: 9,
    });
    assert.match(await order(globalAdmin, place, 'approvals here'), /could not see who is in this channel/);
    undo();
  });

  it('stays where it is if that channel cannot be told of the move', async () => {
    const undo = world.teams.faults.failNext({
      match: /^POST \/connector\/v3\/conversations$/,
      status: 429,
      retryAfter: 60,
      times: 9,
    });
    assert.match(await order(globalAdmin, other, 'approvals here'), /could not be told, so nothing was changed/);
    undo();
  });

  it('when it moves, the former channel is told by whom and where to, open requests appear in the new one, and the old cards are emptied', async () => {
    const before = world.teams.revision();
    assert.match(await order(globalAdmin, other, 'approvals here'), /Approval cards appear in this channel/);
    const notice = await cardIn(old(), /Allan Deyoung is moving the approval cards/, before);
    assert.match(notice.text, /“Others › Elsewhere”[^]*writes “approvals here” in this channel/);
    const drawn = await cardIn(other, /Reset .+’s password\?/, before);
    assert.deepEqual(verbsOf(drawn.card).sort(), ['approve', 'deny']);
    const left = await cardIn(old(), /decided in another channel now/, before);
    assert.equal(left.message.id, pending.message.id);
    assert.deepEqual(verbsOf(left.card), []);
    assert.doesNotMatch(left.text, /Megan|meganb/);
    pending = drawn;
  });

  it('a lockdown can be ordered from the former channel, a group chat or a personal chat, and is announced in the new channel', async () => {
    const { teams } = world;
    const group = teams.addGroupChat([world.id(globalAdmin), world.id(helpdesk)]);
    let before = teams.revision();
    assert.match(await order(globalAdmin, old(), 'lockdown stop'), /no password is reset now/);
    await cardIn(other, /Allan Deyoung: Lockdown is on: no password is reset now/, before);
    before = teams.revision();
    await world.say(globalAdmin, 'lockdown on');
    await world.told(globalAdmin, /every reset needs two approvers now/, before);
    await cardIn(other, /Allan Deyoung: Lockdown is on: every reset needs two approvers/, before);
    before = teams.revision();
    assert.match(await order(globalAdmin, group, 'lockdown off'), /Lockdown is over/);
    await cardIn(other, /Allan Deyoung: Lockdown is over/, before);
    assert.match(await order(helpdesk, group, 'lockdown stop'), /Only an admin who may reset everybody/);
  });

  it('a lockdown holds even if it cannot be announced in the approvals channel', async () => {
    world.teams.setInChannel(other, false);
    const before = world.teams.revision();
    await world.say(globalAdmin, 'lockdown stop');
    await world.told(globalAdmin, /no password is reset now[^]*please tell the approvers/, before);
    await world.say(globalAdmin, 'lockdown off');
    world.teams.setInChannel(other, true);
  });

  it('can be moved back from the former channel by someone who may order a lockdown, and by nobody else', async () => {
    assert.match(await order(helpdesk, old(), 'approvals here'), /Only an admin who may reset everybody/);
    const before = world.teams.revision();
    assert.match(await order(globalAdmin, old(), 'approvals here'), /Approval cards appear in this channel/);
    const back = await cardIn(old(), /Reset .+’s password\?/, before);
    await cardIn(other, /decided in another channel now/, before);
    assert.match((await world.click(helpdesk, back, 'approve')).text, /Approved by\nGrady Archie/);
    await world.told(megan, /Show once/);
  });

  it('an approver who writes "approvals here" in it changes nothing, and nothing is announced elsewhere', async () => {
    const before = world.teams.revision();
    assert.match(await order(helpdesk, old(), 'approvals here'), /Approval cards appear in this channel/);
    // The former card may show only now what became of its request.
    const posts = world.teams.history(other).filter(({ revision, editedAt }) => revision > before && editedAt === null);
    assert.deepEqual(posts, []);
  });

  it('can be a private channel; the answer says what that means', async () => {
    const place = channel({ name: 'Board', type: 'private', tells: 'list' });
    assert.match(await order(globalAdmin, place, 'approvals here'), /private channel: only its own members see them/);
    const before = world.teams.revision();
    await world.say(alex, 'reset my password');
    await world.say(alex, 'Forgotten');
    await cardIn(place, /Reset .+’s password\?[^]*Alex Wilber/, before);
    world.teams.setInChannel(place, false);
    assert.match(
      await order(globalAdmin, old(), 'approvals here'),
      /Approval cards appear/,
      'from a channel that is gone',
    );
  });

  it('every order is on record, with the reason if it was refused', async () => {
    const trail = await auditTrail(world);
    assert.deepEqual(refusalsOf(trail, 'approvals-channel-set'), [
      [alex, 'may-not-move'],
      [helpdesk, 'may-not-move'],
      [userAdmin, 'may-not-move'],
      [globalAdmin, 'shared'],
      [globalAdmin, 'kind-unknown'],
      [globalAdmin, 'outsiders'],
      [globalAdmin, 'members-unknown'],
    ]);
    const set = trail.filter(({ action }) => action === 'approvals-channel-set');
    assert.ok(set.every(({ detail }) => /^19:.*@thread/.test(String(detail['team']))));
    assert.deepEqual(
      set.map(({ by, detail }) => [by, detail['type'], detail['told']]),
      [
        [globalAdmin, 'standard', null],
        [globalAdmin, 'standard', true],
        [globalAdmin, 'standard', true],
        [helpdesk, 'standard', null],
        [globalAdmin, 'private', true],
        [globalAdmin, 'standard', false],
      ],
    );
  });
});
