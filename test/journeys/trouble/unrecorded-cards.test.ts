/** A process ends between Teams' answer to a new card and the record of it: a message that no row names, and later another one. */
import assert from 'node:assert/strict';
import type { Audience } from '../../../src/bot/ports.ts';
import type { StoredActivity } from '../../../sandbox/teams/chats/messages.ts';
import { answerTo, invokeOf } from '../../support/http/forge.ts';
import { auditTrail, refusalsOf, requestOf, whileStopped } from '../../support/world/journey.ts';
import { dataOf, textOf, verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin } = NAMES;
const adele = 'Adele Vance';
const DOUBT_MS = 61_000;

describe('journey: cards that were posted and not recorded', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ settings: { IDENTITY_CODE: 'on' } });
  });
  after(() => world.dispose());

  /** As if the process had ended before it recorded that the card was posted. */
  const lose = (on: CardMessage, audience: Audience): Promise<unknown> =>
    whileStopped(world, (rows) =>
      rows
        .updateTable('cards')
        .set({
          activity: '',
          conversation: on.message.conversationId.split(';')[0] ?? '',
          drawn: new Date(Date.now() - DOUBT_MS).toISOString(),
        })
        .where('request_id', '=', requestOf(on))
        .where('audience', '=', audience)
        .execute(),
    );
  /** Has the bot draw what someone may have missed. */
  const drawAgain = (name: string = megan): Promise<unknown> => world.teams.install(world.id(name));
  const refresh = async (name: string, on: CardMessage): Promise<string> => {
    const action = {
      verb: 'refresh',
      data: { verb: 'refresh', request: requestOf(on) },
      trigger: 'automatic',
    } as const;
    const { conversationId, id } = on.message;
    return textOf((await world.teams.invoke(world.id(name), conversationId, id, action)).body);
  };
  const becomes = (on: CardMessage, says: RegExp): Promise<StoredActivity> =>
    world.teams.waitFor(
      on.message.conversationId,
      ({ id, attachments }) => id === on.message.id && says.test(textOf(attachments)),
    );
  const cardsOf = (name: string, says: RegExp): StoredActivity[] =>
    world.teams
      .history(world.teams.personalChat(world.id(name)))
      .filter(({ fromBot, attachments }) => fromBot && says.test(textOf(attachments)));
  const finish = async (): Promise<void> => {
    const before = world.teams.revision();
    await world.say(megan, 'cancel');
    await world.told(megan, /Your request is cancelled/, before);
  };

  it('an approval card that is clicked before another one is posted is the card again: none is posted', async () => {
    const approval = await world.askFor(megan, 'reset my password');
    const posted = (): number => world.teams.history(world.teams.approvals.conversationId).length;
    const before = posted();
    await lose(approval, 'approvers');
    const { text } = await world.click(helpdesk, approval, 'deny', { reason: 'Not so' });
    assert.match(text, /Denied/);
    await becomes(approval, /Denied[^]*Not so/);
    assert.equal(posted(), before);
  });

  it('a requester’s card that their client refreshes shows the request, and is no refusal', async () => {
    const approval = await world.askFor(megan, 'reset my password');
    const first = await world.told(megan, /Waiting for approval/);
    await lose(first, 'requester');
    await drawAgain();
    await world.teams.waitFor(first.message.conversationId, () => cardsOf(megan, /Waiting for approval/).length === 2);
    const answers = await Promise.all([refresh(megan, first), refresh(megan, first), refresh(megan, first)]);
    for (const answer of answers) assert.match(answer, /Waiting for approval/);
    await world.click(helpdesk, approval, 'deny', { reason: 'Not so' });
    await becomes(first, /see the newer message below/);
    await world.told(megan, /Not approved/, first.message.revision);
    await world.teams.waitFor(first.message.conversationId, () => cardsOf(megan, /Waiting for approval/).length === 0);
    assert.deepEqual(refusalsOf(await auditTrail(world), 'click'), []);
  });

  it('asked for news, the bot shows the request’s card again, which follows the request once it was seen', async () => {
    const approval = await world.askFor(alex, 'reset my password');
    await world.told(alex, /Waiting for approval/);
    for (const text of ['any news?', 'thanks', 'hoe lang duurt het?', 'status', 'reset my password']) {
      const before = world.teams.revision();
      await world.say(alex, text);
      const again = await world.told(alex, /Waiting for approval/, before);
      assert.deepEqual(verbsOf(again.card), ['show-code', 'cancel'], text);
      assert.match(await refresh(alex, again), /Waiting for approval/);
    }
    await world.click(helpdesk, approval, 'deny', { reason: 'Not so' });
    await world.teams.waitFor(
      world.teams.personalChat(world.id(alex)),
      () => cardsOf(alex, /Waiting for approval/).length === 0,
    );
  });

  it('a code that is read on a copy is not taken away by a draw', async () => {
    await world.askFor(megan, 'reset my password');
    const first = await world.told(megan, /Waiting for approval/);
    await lose(first, 'requester');
    await drawAgain();
    await world.teams.waitFor(first.message.conversationId, () => cardsOf(megan, /Waiting for approval/).length === 2);
    const { text } = await world.click(megan, first, 'show-code');
    assert.match(text, /\d{3}\s\d{3}/);
    await whileStopped(world, () => Promise.resolve());
    const [now] = cardsOf(megan, /Waiting for approval/).filter(({ id }) => id === first.message.id);
    assert.equal(now?.editedAt, null);
    await finish();
  });

  describe('nothing else is adopted:', () => {
    let approval: CardMessage;
    let own: CardMessage;
    let other: CardMessage;
    before(async () => {
      const before = world.teams.revision();
      other = await world.askFor(alex, 'reset my password');
      approval = await world.askFor(megan, 'reset my password');
      own = await world.told(megan, /Waiting for approval/, before);
    });
    const invoke = (name: string, conversation: object, replyToId: string, request: string): Promise<string> => {
      const action = { type: 'Action.Execute', verb: 'refresh', data: { verb: 'refresh', request } };
      const value = { action, trigger: 'automatic' };
      return answerTo(world, invokeOf(world, world.id(name), value, { replyToId, conversation })).then(
        ({ text }) => text,
      );
    };
    const inChannel = (id: string) => ({ id, conversationType: 'channel', isGroup: true });
    const UNKNOWN = /I no longer know this request/;

    it('another request’s card, though both are in the channel', async () => {
      const { conversationId, id } = other.message;
      const answer = await invoke(userAdmin, inChannel(conversationId), id, requestOf(approval));
      assert.match(answer, /Go on in our private chat/);
    });

    it('a message in one’s own chat, for someone else’s request', async () => {
      const chat = { id: own.message.conversationId, conversationType: 'personal' };
      assert.match(await invoke(megan, chat, own.message.id, requestOf(other)), UNKNOWN);
    });

    it('a message of another channel', async () => {
      const { conversationId } = world.teams.addChannel({ name: 'Elsewhere', members: [world.id(helpdesk)] });
      const answer = await invoke(helpdesk, inChannel(conversationId), '1700000000001', requestOf(approval));
      assert.match(answer, /Go on in our private chat/);
    });

    it('and the cards stay as they are', async () => {
      const copies = await whileStopped(world, (rows) =>
        rows
          .selectFrom('card_copies')
          .select('activity')
          .where('request_id', 'in', [requestOf(approval), requestOf(other)])
          .execute(),
      );
      assert.deepEqual(copies, []);
      assert.deepEqual(dataOf((await world.approvalCard(/Megan Bowen/)).card, 'deny'), dataOf(approval.card, 'deny'));
    });
  });

  it('a message that is not the bot’s is forgotten, and the request’s cards are drawn all the same', async () => {
    const before = world.teams.revision();
    await world.askFor(megan, 'reset my password');
    const asked = await world.teams.sendMessage(world.id(megan), world.teams.personalChat(world.id(megan)), 'status');
    const mine = world.teams.history(asked.conversationId).findLast(({ fromBot }) => !fromBot);
    const [own] = cardsOf(megan, /Waiting for approval/);
    assert.ok(mine && own);
    const request = requestOf({ message: own });
    const action = { verb: 'refresh', data: { verb: 'refresh', request } };
    const { body } = await world.teams.invoke(world.id(megan), mine.conversationId, mine.id, action);
    assert.match(textOf(body), /Waiting for approval/);
    await finish();
    await world.approvalCard(/Cancelled by the requester/, before);
    await whileStopped(world, async (rows) => {
      const kept = await rows.selectFrom('card_copies').select('activity').where('activity', '=', mine.id).execute();
      assert.deepEqual(kept, []);
    });
    assert.match(world.logged(), /A copy of a card cannot be updated/);
  });

  describe('a second approval card:', () => {
    it('both can be used, and both show every move', async () => {
      const first = await world.askFor(adele, 'reset my password');
      await lose(first, 'approvers');
      const before = world.teams.revision();
      await drawAgain(adele);
      const second = await world.approvalCard(/Reset .+’s password\?/, before);
      assert.notEqual(second.message.id, first.message.id);
      assert.match((await world.click(helpdesk, first, 'approve', { code: '000000' })).text, /code/);
      await world.click(helpdesk, first, 'approve', { code: await world.codeOf(adele) });
      for (const card of [first, second]) await becomes(card, /Done: the password was reset/);
      assert.deepEqual(verbsOf((await becomes(first, /Done/)).attachments[0]?.content), []);
      const done = await world.told(adele, /Show once/);
      await world.click(adele, done, 'reveal');
    });
  });
});
