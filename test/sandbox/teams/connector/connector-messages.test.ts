import assert from 'node:assert/strict';
import { MEGAN, at, CARD, connector, USER_ONE, TENANT_ID, withBot, withTeams } from '../support.ts';

const message = (text: string) => ({ type: 'message', text });

describe('the connector: messages', () => {
  it('refuses a caller without a token, with an unknown one, and with one for Graph', () =>
    withTeams(async (teams) => {
      const url = `${teams.serviceUrl}v3/conversations/${teams.personalChat(MEGAN.id)}/activities`;
      const graph = await fetch(
        `${teams.identityEndpoint}?resource=https://graph.microsoft.com&client_id=11111111-1111-4111-8111-111111111111&api-version=2019-08-01`,
        { headers: { 'x-identity-header': teams.identityHeader } },
      );
      const graphToken = String(at(await graph.json(), 'access_token'));
      for (const authorization of [undefined, 'Bearer nonsense', `Bearer ${graphToken}`]) {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
          body: JSON.stringify(message('hello')),
        });
        assert.equal(response.status, 401);
      }
      assert.deepEqual(teams.history(), []);
    }));

  it('opens the personal chat of the one member, by either of their ids', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      for (const id of [teams.channelIdOf(MEGAN.id), MEGAN.id]) {
        const { status, body } = await call('POST', 'conversations', { isGroup: false, members: [{ id }] });
        assert.equal(status, 201);
        assert.equal(at(body, 'id'), teams.personalChat(MEGAN.id));
      }
    }));

  it('refuses to open a chat with someone who does not have the bot, until they have it', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const members = [{ id: teams.channelIdOf(USER_ONE.id) }];
      teams.setInstalled(USER_ONE.id, false);
      const refused = await call('POST', 'conversations', { isGroup: false, members });
      assert.equal(refused.status, 403);
      assert.equal(at(refused.body, 'error', 'code'), 'BadArgument');
      assert.equal(at(refused.body, 'error', 'message'), "Bot is not installed in user's personal scope");
      const chat = encodeURIComponent(teams.personalChat(USER_ONE.id));
      assert.equal((await call('POST', `conversations/${chat}/activities`, message('hello'))).status, 403);
      teams.setInstalled(USER_ONE.id, true);
      assert.equal((await call('POST', 'conversations', { isGroup: false, members })).status, 201);
    }));

  it('refuses a chat with nobody, with two, and with a stranger', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      for (const members of [[], [{ id: MEGAN.id }, { id: USER_ONE.id }], [{ id: '29:stranger' }]]) {
        assert.equal((await call('POST', 'conversations', { isGroup: false, members })).status, 400);
      }
    }));

  it('begins a thread in the channel, with the first post in its id', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const { status, body } = await call('POST', 'conversations', {
        isGroup: true,
        channelData: { channel: { id: teams.approvals.channelId }, tenant: { id: TENANT_ID } },
        activity: { type: 'message', attachments: [CARD] },
      });
      assert.equal(status, 201);
      const id = String(at(body, 'activityId'));
      assert.equal(at(body, 'id'), `${teams.approvals.channelId};messageid=${id}`);
      assert.deepEqual(
        teams.history(teams.approvals.conversationId).map((post) => [post.id, post.attachments]),
        [[id, [CARD]]],
      );
    }));

  it('sends, replies, updates with a history, and deletes', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const chat = teams.personalChat(MEGAN.id);
      const path = `conversations/${encodeURIComponent(chat)}/activities`;
      const sent = await call('POST', path, message('one'));
      const id = String(at(sent.body, 'id'));
      const reply = await call('POST', `${path}/${id}`, message('two'));
      assert.deepEqual([sent.status, reply.status], [201, 201]);
      assert.equal((await call('PUT', `${path}/${id}`, message('one, better'))).status, 200);
      assert.equal((await call('DELETE', `${path}/${String(at(reply.body, 'id'))}`)).status, 200);
      const [first, second] = teams.history(chat);
      assert.equal(first?.text, 'one, better');
      assert.ok(first.editedAt);
      assert.deepEqual(
        first.edits.map((edit) => edit.text),
        ['one'],
      );
      assert.equal(second?.replyToId, id);
      assert.equal(second.text, '');
      assert.ok(second.deletedAt);
    }));

  it('does not know other conversations or deleted messages, and does not change what a person wrote', () =>
    withBot({ status: 200 }, (_heard, endpoint) =>
      withTeams(
        async (teams) => {
          const call = await connector(teams);
          const chat = encodeURIComponent(teams.personalChat(MEGAN.id));
          const unknown = await call('POST', 'conversations/a:unknown/activities', message('hello'));
          assert.deepEqual([unknown.status, at(unknown.body, 'error', 'code')], [404, 'ConversationNotFound']);
          const missing = await call('PUT', `conversations/${chat}/activities/1`, message('hello'));
          assert.deepEqual(
            [missing.status, at(missing.body, 'error', 'code')],
            [404, 'ActivityNotFoundInConversation'],
          );
          const { activityId } = await teams.sendMessage(MEGAN.id, teams.personalChat(MEGAN.id), 'mine');
          assert.equal((await call('DELETE', `conversations/${chat}/activities/${activityId}`)).status, 403);
        },
        { botEndpoint: endpoint },
      ),
    ));

  it('refuses a message of more than 100 KB in UTF-16', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const path = `conversations/${encodeURIComponent(teams.personalChat(MEGAN.id))}/activities`;
      const refused = await call('POST', path, message('x'.repeat(52_000)));
      assert.deepEqual([refused.status, at(refused.body, 'error', 'code')], [413, 'MessageSizeTooBig']);
      assert.equal((await call('POST', path, message('x'.repeat(50_000)))).status, 201);
    }));

  it('does not store typing', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const chat = encodeURIComponent(teams.personalChat(MEGAN.id));
      assert.equal((await call('POST', `conversations/${chat}/activities`, { type: 'typing' })).status, 201);
      assert.deepEqual(teams.history(), []);
    }));
});
