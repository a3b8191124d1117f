import assert from 'node:assert/strict';
import { ANNE, connector, withTeams } from './support.ts';

const hello = { type: 'message', text: 'hello' };

describe('planned faults', () => {
  it('a status, with how long to wait, for as many calls as planned', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const path = `conversations/${encodeURIComponent(teams.personalChat(ANNE.id))}/activities`;
      teams.faults.failNext({ match: /^POST .*\/activities$/, status: 429, retryAfter: 7, times: 2 });
      for (const expected of [429, 429, 201]) {
        const { status, headers } = await call('POST', path, hello);
        assert.equal(status, expected);
        assert.equal(headers.get('retry-after'), expected === 429 ? '7' : null);
      }
      assert.equal(teams.history().length, 1);
    }));

  it('a lost answer: the message is posted although the caller sees a broken connection', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      teams.faults.failNext({ match: /activities/, how: 'lost-answer' });
      await assert.rejects(
        call('POST', `conversations/${encodeURIComponent(teams.personalChat(ANNE.id))}/activities`, hello),
      );
      assert.equal(teams.history().length, 1);
    }));

  it('a timeout: nothing is posted and no answer comes', () =>
    withTeams(async (teams) => {
      teams.faults.failNext({ match: /members/, how: 'timeout' });
      const url = `${teams.serviceUrl}v3/conversations/x/members`;
      await assert.rejects(fetch(url, { signal: AbortSignal.timeout(100) }), { name: 'TimeoutError' });
    }));
});
