import assert from 'node:assert/strict';
import { personCalled } from '../../../support/ids.ts';
import type { TeamsPerson } from '../../../../sandbox/teams/chats/people.ts';
import { MEGAN, at, connector, USER_ONE, LIDIA, TENANT_ID, withTeams } from '../support.ts';

describe('the connector: members and teams', () => {
  it('returns one member by their id in the channel or their object id', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const chat = encodeURIComponent(teams.personalChat(USER_ONE.id));
      for (const id of [teams.channelIdOf(USER_ONE.id), USER_ONE.id]) {
        const { status, body } = await call('GET', `conversations/${chat}/members/${id}`);
        assert.equal(status, 200);
        assert.deepEqual(body, {
          id: teams.channelIdOf(USER_ONE.id),
          name: 'User One',
          aadObjectId: USER_ONE.id,
          objectId: USER_ONE.id,
          givenName: 'User',
          surname: 'One',
          email: 'user1@forthcoffee.com',
          userPrincipalName: USER_ONE.userPrincipalName,
          tenantId: TENANT_ID,
          userRole: 'guest',
        });
      }
      assert.equal((await call('GET', `conversations/${chat}/members/${MEGAN.id}`)).status, 404);
    }));

  it('lists the approvers as the members of the channel, of its threads and of the team', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const { channelId, teamId } = teams.approvals;
      for (const id of [channelId, `${channelId};messageid=1`, teamId]) {
        const { body } = await call('GET', `conversations/${encodeURIComponent(id)}/members`);
        assert.deepEqual([at(body, 'length'), at(body, 0, 'aadObjectId')], [1, LIDIA.id]);
      }
    }));

  it('pages members by at least fifty', () => {
    const people = Array.from({ length: 60 }, (_, index): TeamsPerson => ({ ...LIDIA, id: personCalled(`${index}`) }));
    return withTeams(
      async (teams) => {
        const call = await connector(teams);
        const path = `conversations/${encodeURIComponent(teams.approvals.channelId)}/pagedmembers?pageSize=2`;
        const first = await call('GET', path);
        assert.equal(at(first.body, 'members', 'length'), 50);
        const token = String(at(first.body, 'continuationToken'));
        const last = await call('GET', `${path}&continuationToken=${token}`);
        assert.equal(at(last.body, 'members', 'length'), 10);
        assert.equal(at(last.body, 'continuationToken'), undefined);
      },
      { people },
    );
  });

  it('describes the team and its channels', () =>
    withTeams(async (teams) => {
      const call = await connector(teams);
      const { channelId, teamId } = teams.approvals;
      const team = await call('GET', `teams/${encodeURIComponent(teamId)}`);
      assert.equal(at(team.body, 'name'), 'IT Help Desk');
      assert.equal(at(team.body, 'aadGroupId'), teams.approvals.groupId);
      const channels = await call('GET', `teams/${encodeURIComponent(teamId)}/conversations`);
      assert.deepEqual(channels.body, { conversations: [{ id: teamId }, { id: channelId, name: 'Approvals' }] });
      assert.equal((await call('GET', 'teams/unknown')).status, 404);
    }));
});
