import assert from 'node:assert/strict';
import type { LocalTeams } from '../../../../sandbox/teams/local-teams.ts';
import { MEGAN, connector, withTeams } from '../support.ts';

const hello = { type: 'message', text: 'hello' };
const chatWithMegan = (teams: LocalTeams): string =>
  `conversations/${encodeURIComponent(teams.personalChat(MEGAN.id))}/activities`;

describe('the calls to the local connector', () => {
  it('are recorded with their status, and no others are', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      await fetch(`${teams.url}/sandbox/state`);
      await call('POST', chatWithMegan(teams), hello);
      await call('GET', 'conversations/x/members?pageSize=2');
      assert.deepEqual(
        teams.calls.map(({ method, path, status, answered }) => [method, path, status, answered]),
        [
          ['POST', `/connector/v3/${chatWithMegan(teams)}`, 201, true],
          ['GET', '/connector/v3/conversations/x/members', 404, true],
        ],
      );
    }));

  it('are reported before and after they are carried out, and wait each time', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const told: unknown[] = [];
      const end = teams.onCall(async ({ method, status }, moment) => {
        await new Promise(setImmediate);
        told.push([method, moment, status, teams.history().length]);
      });
      await call('POST', chatWithMegan(teams), hello);
      end();
      await call('POST', chatWithMegan(teams), hello);
      assert.deepEqual(told, [
        ['POST', 'received', null, 0],
        ['POST', 'applied', 201, 1],
      ]);
    }));

  it('have no status without an effect and an answer, and no answer if it was lost', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const moments: string[] = [];
      teams.onCall((_call, moment) => void moments.push(moment));
      for (const how of ['drop', 'lost-answer'] as const) {
        teams.faults.failNext({ match: /activities/, how });
        await assert.rejects(call('POST', chatWithMegan(teams), hello));
      }
      const [dropped, lost] = teams.calls;
      assert.deepEqual([dropped?.status, dropped?.answered], [null, false]);
      assert.deepEqual([lost?.status, lost?.answered], [201, false]);
      assert.deepEqual(moments, ['received', 'received', 'applied']);
    }));
});
