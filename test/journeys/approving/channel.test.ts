import assert from 'node:assert/strict';
import { CONTOSO } from '../../../sandbox/directory/people.ts';
import { messageOf } from '../../support/http/forge.ts';
import { auditTrail } from '../../support/world/journey.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin, globalAdmin } = NAMES;
const PRIVATELY = /I have answered you in our private chat/;

describe('journey: mentioned in a channel', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ approvals: false });
  });
  after(() => world.dispose());

  /** Mentions the bot in a new thread. @returns what it says there */
  const mention = async (name: string, text: string, locale = 'en-US'): Promise<string> => {
    const { teams } = world;
    const sent = await teams.sendMessage(world.id(name), teams.approvals.conversationId, text, { locale });
    assert.equal(sent.status, 200);
    const said = teams.history(sent.conversationId).filter(({ fromBot }) => fromBot);
    return said.map((message) => message.text + JSON.stringify(message.attachments)).join('\n');
  };
  const told = (name: string, pattern: RegExp, after: number): Promise<CardMessage> => world.told(name, pattern, after);

  it('the bot answers in the private chat, even someone who never wrote to it, and the dialog continues there', async () => {
    const before = world.teams.revision();
    const thread = await mention(alex, 'reset password for meganb@contoso.com');
    assert.match(thread, PRIVATELY);
    assert.doesNotMatch(thread, /meganb/);
    const card = await told(alex, /meganb@contoso\.com/, before);
    const asked = await world.click(alex, card, 'ask', {
      whose: 'other',
      who: 'meganb@contoso.com',
      reason: 'She called',
    });
    assert.equal(asked.statusCode, 200);
    await world.confirm(alex, before);
    await told(alex, /has been received/, before);
  });

  it('personal matters are never said in the channel, in any language', async () => {
    for (const [text, locale, answer, here] of [
      ['status', 'en-US', /has been received/, PRIVATELY],
      [
        'Ik ben mijn wachtwoord vergeten',
        'nl-NL',
        /Wiens wachtwoord|Je wachtwoord resetten/,
        /geantwoord in onze privéchat/,
      ],
      ['annuleren', 'nl-NL', /Er is geen verzoek gedaan/, /geantwoord in onze privéchat/],
    ] as const) {
      const before = world.teams.revision();
      assert.match(await mention(alex, text, locale), here);
      await told(alex, answer, before);
    }
  });

  it('"reset password for @Grady" is about exactly the person mentioned, and the card says so', async () => {
    const { teams } = world;
    const bot = { id: `28:${world.config.identity.appId}`, name: 'Password Reset' };
    const grady = { id: teams.channelIdOf(world.id(helpdesk)), name: helpdesk };
    const before = teams.revision();
    const mentions = [bot, grady].map((mentioned) => ({
      type: 'mention',
      text: `<at>${mentioned.name}</at>`,
      mentioned,
    }));
    const { conversationId } = await teams.sendMessage(world.id(alex), teams.approvals.conversationId, 'status', {
      locale: 'en-US',
    });
    const { status } = await teams.deliver(
      messageOf(world, world.id(alex), {
        text: '<at>Password Reset</at> reset password for <at>Grady Archie</at>',
        entities: mentions,
        conversation: { id: conversationId, conversationType: 'channel', isGroup: true, tenantId: CONTOSO.id },
      }),
    );
    assert.equal(status, 200);
    const card = await told(alex, /Whose password should be reset|Reset your password/, before);
    assert.match(card.text, /gradya@contoso\.com/);
    const asked = await world.click(alex, card, 'ask', {
      whose: 'other',
      who: 'gradya@contoso.com',
      reason: 'He asked',
    });
    assert.match(asked.text, /Is this the account/);
    await world.confirm(alex, before);
    await told(alex, /has been received[^]*gradya@contoso\.com/, before);
    await world.say(alex, 'cancel');
    await told(alex, /Your request is cancelled/, before);
  });

  it('help and greetings are answered where they were written', async () => {
    for (const text of ['help', 'hello', 'what is this?'])
      assert.match(await mention(helpdesk, text), /Here is what I can do|not sure what you mean/);
  });

  it('someone without the bot is told to open a chat, whether or not they had it before', async () => {
    const { teams } = world;
    teams.setInstalled(world.id(userAdmin), false);
    assert.match(await mention(userAdmin, 'reset my password'), /Open a chat with me/);
    await world.say(alex, 'status', 'en-US');
    teams.setInstalled(world.id(alex), false);
    assert.match(await mention(alex, 'status'), /Open a chat with me/);
    teams.setInstalled(world.id(alex), true);
    assert.match(await mention(alex, 'status'), PRIVATELY);
  });

  it('only an admin can set the approvals channel, and only in a channel; open requests then appear there', async () => {
    assert.match(await mention(alex, 'approvals here'), /Only an admin/);
    await world.say(globalAdmin, 'approvals here');
    await told(globalAdmin, /Write this in the channel/, 0);
    const answer = await mention(globalAdmin, 'approvals here');
    assert.match(answer, /Approval cards appear in this channel/);
    const { appId, tenantId } = world.config.identity;
    const link = `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}&tenantId=${tenantId}`;
    assert.ok(answer.includes(`Put it on your help desk’s page: ${link}[]`), answer);
    const waiting = await world.approvalCard(/She called/);
    assert.deepEqual(verbsOf(waiting.card).sort(), ['approve', 'deny']);
  });

  it('"pending" lists open requests for approvers only', async () => {
    await world.say(helpdesk, 'pending');
    await told(helpdesk, /Megan Bowen[^]*Asked by Alex Wilber/, 0);
    await world.say(megan, 'openstaand', 'nl-NL');
    await told(megan, /Alleen goedkeurders/, 0);
  });

  it('every attempt to set the channel is on record', async () => {
    const trail = await auditTrail(world);
    const attempts = trail.filter(({ action }) => action.endsWith('approvals-channel-set'));
    assert.deepEqual(
      attempts.map(({ action, by }) => [action, by]),
      [
        ['refused:approvals-channel-set', alex],
        ['approvals-channel-set', globalAdmin],
      ],
    );
  });
});
