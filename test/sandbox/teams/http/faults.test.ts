import assert from 'node:assert/strict';
import type { LocalTeams } from '../../../../sandbox/teams/local-teams.ts';
import { MEGAN, connector, withTeams } from '../support.ts';

const hello = { type: 'message', text: 'hello' };
const chatWithMegan = (teams: LocalTeams): string =>
  `conversations/${encodeURIComponent(teams.personalChat(MEGAN.id))}/activities`;

describe('planned faults', () => {
  it('a status, with how long to wait, for as many calls as planned', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const path = chatWithMegan(teams);
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
      await assert.rejects(call('POST', chatWithMegan(teams), hello));
      assert.equal(teams.history().length, 1);
    }));

  it('a timeout: nothing is posted and no answer comes', () =>
    withTeams(async (teams) => {
      teams.faults.failNext({ match: /members/, how: 'timeout' });
      const url = `${teams.serviceUrl}v3/conversations/x/members`;
      await assert.rejects(fetch(url, { signal: AbortSignal.timeout(100) }), { name: 'TimeoutError' });
    }));

  it('a dropped connection: nothing is posted', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      teams.faults.failNext({ match: /activities/, how: 'drop' });
      await assert.rejects(call('POST', chatWithMegan(teams), hello));
      assert.equal(teams.history().length, 0);
    }));

  it('an error status although the call is carried out, as from a gateway', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      teams.faults.failNext({ match: /activities/, status: 504, applied: true });
      assert.equal((await call('POST', chatWithMegan(teams), hello)).status, 504);
      assert.equal(teams.history().length, 1);
    }));

  it('for the third matching call, not counting others', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      teams.faults.failNext({ match: /^POST /, after: 2, status: 412 });
      const statuses = [];
      for (const method of ['POST', 'GET', 'POST', 'POST', 'POST']) {
        const path = method === 'POST' ? chatWithMegan(teams) : 'conversations/x/members';
        statuses.push((await call(method, path, method === 'POST' ? hello : undefined)).status);
      }
      assert.deepEqual(statuses, [201, 404, 201, 412, 201]);
    }));

  it('until they are removed', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const end = teams.faults.failNext({ match: /activities/, times: Infinity, status: 503 });
      for (let count = 0; count < 3; count += 1) {
        assert.equal((await call('POST', chatWithMegan(teams), hello)).status, 503);
      }
      end();
      assert.equal((await call('POST', chatWithMegan(teams), hello)).status, 201);
    }));
});
