import assert from 'node:assert/strict';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { MEGAN, APP_ID, at, LIDIA, TENANT_ID, withBot, withTeams } from '../support.ts';

describe('what people do', () => {
  it('a message in a personal chat reaches the bot as Teams sends it, with a token of the channel', () =>
    withBot({ status: 200 }, (heard, botEndpoint) =>
      withTeams(
        async (teams) => {
          const chat = teams.personalChat(MEGAN.id);
          const { status } = await teams.sendMessage(MEGAN.id, chat, 'reset my password', { locale: 'nl-NL' });
          assert.equal(status, 200);
          const [{ activity, authorization } = { activity: {}, authorization: undefined }] = heard;
          assert.equal(activity['type'], 'message');
          assert.equal(activity['channelId'], 'msteams');
          assert.equal(activity['text'], 'reset my password');
          assert.equal(activity['locale'], 'nl-NL');
          assert.equal(activity['serviceUrl'], teams.serviceUrl);
          assert.deepEqual(activity['from'], {
            id: teams.channelIdOf(MEGAN.id),
            name: MEGAN.name,
            aadObjectId: MEGAN.id,
          });
          assert.match(teams.channelIdOf(MEGAN.id), /^29:/);
          assert.equal(at(activity, 'recipient', 'id'), `28:${APP_ID}`);
          assert.deepEqual(activity['conversation'], { conversationType: 'personal', tenantId: TENANT_ID, id: chat });
          assert.deepEqual(activity['channelData'], { tenant: { id: TENANT_ID } });
          assert.equal(at(activity, 'entities', 0, 'country'), 'NL');

          const metadata: unknown = await (await fetch(teams.openIdMetadataUrl)).json();
          const keys = createRemoteJWKSet(new URL(String(at(metadata, 'jwks_uri'))));
          const { payload } = await jwtVerify(authorization?.slice('Bearer '.length) ?? '', keys, {
            issuer: 'https://api.botframework.com',
            audience: APP_ID,
          });
          assert.equal(payload['serviceurl'], teams.serviceUrl);
        },
        { botEndpoint },
      ),
    ));

  it('a post in the channel begins a thread, and reaches the bot only if it mentions the bot', () =>
    withBot({ status: 200 }, (heard, botEndpoint) =>
      withTeams(
        async (teams) => {
          const { conversationId, channelId, teamId } = teams.approvals;
          const silent = await teams.sendMessage(LIDIA.id, conversationId, 'among ourselves', { mention: false });
          assert.equal(silent.delivered, false);
          assert.equal(heard.length, 0);
          const sent = await teams.sendMessage(LIDIA.id, conversationId, 'approvals here');
          assert.equal(sent.conversationId, `${channelId};messageid=${sent.activityId}`);
          const activity = heard[0]?.activity;
          assert.equal(at(activity, 'text'), '<at>Password Reset</at> approvals here');
          assert.deepEqual(at(activity, 'entities', 0), {
            type: 'mention',
            text: '<at>Password Reset</at>',
            mentioned: { id: `28:${APP_ID}`, name: 'Password Reset' },
          });
          assert.equal(at(activity, 'conversation', 'conversationType'), 'channel');
          assert.equal(at(activity, 'conversation', 'id'), sent.conversationId);
          assert.equal(at(activity, 'channelData', 'channel', 'id'), channelId);
          assert.equal(at(activity, 'channelData', 'team', 'id'), teamId);
          await teams.sendMessage(LIDIA.id, sent.conversationId, 'and more');
          assert.equal(at(heard[1]?.activity, 'conversation', 'id'), sent.conversationId);
        },
        { botEndpoint },
      ),
    ));

  it('nobody can write in a channel that they are not in', () =>
    withTeams(async (teams) => {
      await assert.rejects(
        teams.sendMessage(MEGAN.id, teams.approvals.conversationId, 'hello'),
        /not in this conversation/,
      );
      await assert.rejects(teams.invoke(MEGAN.id, teams.approvals.conversationId, '1', { verb: 'approve', data: {} }));
    }));

  it('Action.Execute arrives as an invoke about the card, and its answer comes back', () => {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done' };
    return withBot({ status: 200, body }, (heard, botEndpoint) =>
      withTeams(
        async (teams) => {
          const chat = teams.personalChat(MEGAN.id);
          const answer = await teams.invoke(MEGAN.id, chat, '42', {
            verb: 'approve',
            data: { id: 'x' },
            trigger: 'automatic',
          });
          assert.deepEqual(answer, { status: 200, body, problem: null, signInLink: null });
          const activity = heard[0]?.activity;
          assert.deepEqual([at(activity, 'type'), at(activity, 'name')], ['invoke', 'adaptiveCard/action']);
          assert.equal(at(activity, 'replyToId'), '42');
          assert.deepEqual(at(activity, 'value'), {
            action: { type: 'Action.Execute', id: '', verb: 'approve', data: { id: 'x' } },
            trigger: 'automatic',
          });
        },
        { botEndpoint },
      ),
    );
  });

  it('Action.Submit arrives as a message with a value and no text', () =>
    withBot({ status: 200 }, (heard, botEndpoint) =>
      withTeams(
        async (teams) => {
          await teams.submit(MEGAN.id, teams.personalChat(MEGAN.id), '42', { verb: 'ask' });
          const activity = heard[0]?.activity;
          assert.deepEqual([at(activity, 'type'), at(activity, 'text')], ['message', undefined]);
          assert.deepEqual([at(activity, 'value'), at(activity, 'replyToId')], [{ verb: 'ask' }, '42']);
        },
        { botEndpoint },
      ),
    ));

  it('an installation is sent as a conversationUpdate and an installationUpdate', () =>
    withBot({ status: 200 }, (heard, botEndpoint) =>
      withTeams(
        async (teams) => {
          await teams.install(MEGAN.id);
          assert.deepEqual(
            heard.map(({ activity }) => activity['type']),
            ['conversationUpdate', 'installationUpdate'],
          );
          assert.deepEqual(at(heard[0]?.activity, 'membersAdded', 1, 'id'), `28:${APP_ID}`);
          assert.equal(heard[1]?.activity['action'], 'add');
        },
        { botEndpoint },
      ),
    ));

  it('a message that the bot refuses or never receives is marked with the reason', () =>
    withBot({ status: 500 }, (_heard, botEndpoint) =>
      withTeams(async (teams) => {
        const chat = teams.personalChat(MEGAN.id);
        assert.equal((await teams.sendMessage(MEGAN.id, chat, 'one')).status, 0);
        teams.setBotEndpoint(botEndpoint);
        assert.equal((await teams.sendMessage(MEGAN.id, chat, 'two')).status, 500);
        assert.deepEqual(
          teams.history(chat).map((message) => message.trouble),
          ['The bot has not started yet.', 'The bot answered 500.'],
        );
      }),
    ));

  it('each activity can go to another instance of the bot, as through a load balancer', () =>
    withBot({ status: 200 }, (one, first) =>
      withBot({ status: 200 }, (other, second) =>
        withTeams(async (teams) => {
          const endpoints = [first, second, first];
          teams.setBotEndpoint(() => endpoints.shift() ?? first);
          for (const text of ['one', 'two', 'three'])
            await teams.sendMessage(MEGAN.id, teams.personalChat(MEGAN.id), text);
          const texts = [one, other].map((heard) => heard.map(({ activity }) => activity['text']));
          assert.deepEqual(texts, [['one', 'three'], ['two']]);
        }),
      ),
    ));

  it('any activity can be delivered, with any token or none', () =>
    withBot({ status: 202 }, (heard, botEndpoint) =>
      withTeams(
        async (teams) => {
          await teams.deliver({ type: 'message' }, { token: 'forged' });
          await teams.deliver({ type: 'message' }, { token: null });
          assert.deepEqual(
            heard.map(({ authorization }) => authorization),
            ['Bearer forged', undefined],
          );
        },
        { botEndpoint },
      ),
    ));
});
