import assert from 'node:assert/strict';
import { MEGAN, at, connector, USER_ONE, withTeams } from '../support.ts';

const message = (text: string) => ({ type: 'message', text });

describe('waiting for a message', () => {
  it('returns at once what is already there, otherwise what comes', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const chat = teams.personalChat(MEGAN.id);
      const path = `conversations/${encodeURIComponent(chat)}/activities`;
      await call('POST', path, message('one'));
      assert.equal((await teams.waitFor(chat, ({ text }) => text === 'one')).text, 'one');
      const coming = teams.waitFor(chat, ({ text }) => text === 'two');
      await call('POST', path, message('two'));
      assert.equal((await coming).text, 'two');
    }));

  it('sees updates and deletions, and only what is later than a revision', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const chat = teams.personalChat(MEGAN.id);
      const path = `conversations/${encodeURIComponent(chat)}/activities`;
      const id = String(at((await call('POST', path, message('one'))).body, 'id'));
      const edited = teams.waitFor(chat, () => true, { after: teams.revision() });
      await call('PUT', `${path}/${id}`, message('one, better'));
      assert.equal((await edited).text, 'one, better');
      const deleted = teams.waitFor(chat, ({ deletedAt }) => deletedAt !== null);
      await call('DELETE', `${path}/${id}`);
      assert.equal((await deleted).id, id);
    }));

  it('is told of every message and every change of one, without waiting', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const path = `conversations/${encodeURIComponent(teams.personalChat(MEGAN.id))}/activities`;
      const heard: string[] = [];
      teams.onMessage(({ text }) => void heard.push(text));
      const id = String(at((await call('POST', path, message('one'))).body, 'id'));
      await call('PUT', `${path}/${id}`, message('one, better'));
      assert.deepEqual(heard, ['one', 'one, better']);
    }));

  it('counts a thread as part of its channel, but not another chat', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const { channelId } = teams.approvals;
      const other = encodeURIComponent(teams.personalChat(USER_ONE.id));
      const coming = teams.waitFor(channelId, () => true);
      await call('POST', `conversations/${other}/activities`, message('elsewhere'));
      await call('POST', `conversations/${encodeURIComponent(channelId)}/activities`, message('in the channel'));
      assert.equal((await coming).text, 'in the channel');
    }));

  it('fails when the time is up, and says what there was', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const chat = teams.personalChat(MEGAN.id);
      await call('POST', `conversations/${encodeURIComponent(chat)}/activities`, message('something else'));
      await assert.rejects(
        teams.waitFor(chat, ({ text }) => text === 'never', { timeoutMs: 30 }),
        /within 30 ms[\s\S]*something else/,
      );
    }));
});
