import assert from 'node:assert/strict';
import { CONTOSO } from '../../../sandbox/directory/people.ts';
import { answerTo, invokeOf, messageOf } from '../../support/http/forge.ts';
import { requestOf, whileStopped } from '../../support/world/journey.ts';
import { textOf, verbsOf } from '../../support/world/read-card.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk } = NAMES;
const SECRET = 'HR case 4711';
/** What would tell of a request: a name, an address, a reason, a reference. */
const PERSONAL = /4711|adelev|Adele|meganb|Bowen|PR-|Whose password|Reset your|Looking up|Waiting for|Show my code/i;
const PRIVATELY = /answered you in our private chat/;

describe('journey: personal matters in a channel or a group chat', () => {
  let world: World;
  let places: { readonly name: string; readonly id: string; readonly members: readonly string[] }[];
  before(async () => {
    world = await startWorld();
    const { teams } = world;
    const members = [megan, alex, helpdesk];
    const ids = members.map((name) => world.id(name));
    places = [
      { name: 'a channel', id: teams.addChannel({ name: 'Lunch', members: ids }).conversationId, members },
      { name: 'a group chat', id: teams.addGroupChat(ids), members },
    ];
  });
  after(() => world.dispose());

  const saidIn = (conversation: string, after = 0): string =>
    world.teams
      .history(conversation)
      .filter(({ fromBot, revision }) => fromBot && revision > after)
      .map((message) => message.text + JSON.stringify(message.attachments) + JSON.stringify(message.edits))
      .join('\n');
  /** Makes the bot post its help card in a place. @returns where the card is */
  const helpCardIn = async (place: string): Promise<{ conversation: string; activity: string }> => {
    const { conversationId } = await world.teams.sendMessage(world.id(megan), place, 'help');
    const help = world.teams.history(conversationId).findLast(({ fromBot }) => fromBot);
    assert.ok(help && verbsOf(help.attachments[0]?.content).includes('start'));
    return { conversation: conversationId, activity: help.id };
  };
  const ask = { verb: 'ask', whose: 'other', who: 'adelev@contoso.com', reason: SECRET };

  for (const which of [0, 1]) {
    const place = (): string => places[which]?.id ?? '';
    const title = ['a channel', 'a group chat'][which] ?? '';

    it(`"Reset my password" on the help card in ${title} opens the form in the private chat, and only there`, async () => {
      const { teams } = world;
      const { conversation, activity } = await helpCardIn(place());
      const before = teams.revision();
      const { body } = await teams.invoke(world.id(alex), conversation, activity, { verb: 'start', data: {} });
      assert.match(textOf(body), PRIVATELY);
      assert.doesNotMatch(textOf(body), PERSONAL);
      await world.told(alex, /Whose password should be reset|Reset your password/, before);
      await world.say(alex, 'cancel');
      assert.doesNotMatch(saidIn(place()), PERSONAL);
    });

    it(`a form filled in in ${title} becomes a request in the private chat, and nothing about it is said in public`, async () => {
      const { teams } = world;
      const { conversation, activity } = await helpCardIn(place());
      for (const how of ['invoke', 'submit'] as const) {
        const before = teams.revision();
        if (how === 'invoke') {
          const { body } = await teams.invoke(world.id(alex), conversation, activity, { verb: 'ask', data: ask });
          assert.match(textOf(body), PRIVATELY);
          assert.doesNotMatch(textOf(body), PERSONAL);
        } else {
          await teams.submit(world.id(alex), conversation, activity, ask);
          assert.match(saidIn(place(), before), PRIVATELY);
        }
        await world.told(alex, /adelev@contoso\.com/, before);
        await whenQuiet();
        assert.doesNotMatch(saidIn(place()), PERSONAL);
        await world.say(alex, 'cancel');
        await world.told(alex, /Your request is cancelled/, before);
      }
      const cards = await whileStopped(world, (rows) => rows.selectFrom('cards').select('conversation').execute());
      assert.ok(cards.every((card) => card.conversation !== conversation));
    });

    it(`text typed in ${title} does not answer a question from the private chat`, async () => {
      const { teams } = world;
      await world.say(alex, 'reset password for adelev@contoso.com');
      await world.told(alex, /adelev@contoso\.com/);
      const before = teams.revision();
      for (const text of [SECRET, 'yes', 'no', 'help']) await teams.sendMessage(world.id(alex), place(), text);
      assert.doesNotMatch(saidIn(place(), before), PERSONAL);
      await world.say(alex, 'cancel');
      await world.told(alex, /No request was made/, before);
    });

    it(`a personal card forwarded to ${title} shows nothing there, neither the code nor the password`, async () => {
      const { teams } = world;
      await world.askFor(megan, 'reset my password', SECRET);
      const own = await world.told(megan, /Waiting for approval/);
      const request = requestOf(own);
      const { conversation, activity } = await helpCardIn(place());
      const before = teams.revision();
      for (const data of [
        { verb: 'show-code', request, code: 1 },
        { verb: 'reveal', request },
        { verb: 'resume', request },
        { verb: 'refresh', request },
      ]) {
        for (const name of [megan, alex]) {
          const { body } = await teams.invoke(world.id(name), conversation, activity, { verb: data.verb, data });
          assert.match(textOf(body), /Go on in our private chat/, data.verb);
          await teams.submit(world.id(name), conversation, activity, data);
        }
      }
      await teams.submit(world.id(megan), conversation, activity, { verb: 'cancel', request });
      await world.told(megan, /Request cancelled/, before);
      assert.match(saidIn(place(), before), PRIVATELY);
      assert.doesNotMatch(saidIn(place()), PERSONAL);
    });

    it(`an approver's click from an old client in ${title}, where the card was not posted, is answered in private`, async () => {
      const { teams } = world;
      const approval = await world.askFor(megan, 'reset my password', SECRET);
      const { conversation, activity } = await helpCardIn(place());
      const before = teams.revision();
      const data = { verb: 'deny', request: requestOf(approval), code: '', reason: 'Not so' };
      await teams.submit(world.id(helpdesk), conversation, activity, data);
      await world.told(helpdesk, /Denied[^]*Not so/, before);
      assert.doesNotMatch(saidIn(place()), PERSONAL);
    });
  }

  it('a person whom the bot cannot write to is told to open a chat, and nothing is asked', async () => {
    const { teams } = world;
    const [channel] = places;
    const { conversation, activity } = await helpCardIn(channel?.id ?? '');
    teams.setInstalled(world.id(helpdesk), false);
    for (const data of [{ verb: 'start' }, ask]) {
      const { body } = await teams.invoke(world.id(helpdesk), conversation, activity, { verb: data.verb, data });
      assert.match(textOf(body), /Open a chat with me/, data.verb);
    }
    teams.setInstalled(world.id(helpdesk), true);
    assert.doesNotMatch(saidIn(channel?.id ?? ''), PERSONAL);
  });

  it('a personal card that an earlier version left in a channel is emptied, and continues in the private chat', async () => {
    const { teams } = world;
    const [channel] = places;
    const { conversation, activity } = await helpCardIn(channel?.id ?? '');
    await world.askFor(megan, 'reset my password', 'Forgotten on holiday');
    const request = requestOf(await world.told(megan, /Waiting for approval/));
    await whileStopped(world, (rows) =>
      rows
        .updateTable('cards')
        .set({ conversation, activity, drawn: '' })
        .where('request_id', '=', request)
        .where('audience', '=', 'requester')
        .execute(),
    );
    const before = teams.revision();
    const { text } = await answerTo(
      world,
      invokeOf(
        world,
        world.id(megan),
        { action: { type: 'Action.Execute', verb: 'show-code', data: { request, code: 1 } }, trigger: 'manual' },
        {
          replyToId: activity,
          conversation: { id: conversation, conversationType: 'channel', isGroup: true, tenantId: CONTOSO.id },
        },
      ),
    );
    assert.match(text, /Go on in our private chat/);
    await world.told(megan, /Waiting for approval/, before);
    const left = await teams.waitFor(conversation, ({ id, editedAt }) => id === activity && editedAt !== null);
    assert.match(textOf(left.attachments), /goes on in a private chat/);
    await world.say(megan, 'cancel');
  });

  /** Waits until every job that a click started is done. */
  async function whenQuiet(): Promise<void> {
    await world.stopBot();
    await world.startBot();
  }

  it('card data that is not ours gets one line that tells nothing', async () => {
    const [channel] = places;
    const { conversation } = await helpCardIn(channel?.id ?? '');
    const before = world.teams.revision();
    for (const value of [{ verb: 'frobnicate', who: SECRET }, { text: SECRET }, { verb: 5 }]) {
      await world.teams.deliver(
        messageOf(world, world.id(alex), {
          text: undefined,
          value,
          conversation: { id: conversation, conversationType: 'channel', isGroup: true, tenantId: CONTOSO.id },
        }),
      );
    }
    assert.doesNotMatch(saidIn(channel?.id ?? '', before), PERSONAL);
  });
});
