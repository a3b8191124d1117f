import assert from 'node:assert/strict';
import { people } from '../../../../sandbox/directory/people.ts';
import { groupsOf } from '../../../../sandbox/page/panes/people-options.ts';
import { teamsPerson } from '../../../../sandbox/teams/chats/people.ts';

describe('The list of people on the page', () => {
  const listed = people.map(teamsPerson).map((one) => ({ ...one, signInName: one.userPrincipalName }));
  const groups = new Map(groupsOf(listed).map(({ label, people: found }) => [label, found.map((one) => one.label)]));

  it('begins with those who are locked out, then guests, admins and odd cases; everybody is in one of them', () => {
    assert.deepEqual([...groups.keys()], ['Locked out', 'Guests', 'Admins', 'Odd cases']);
    assert.equal([...groups.values()].flat().length, people.length);
    assert.equal(groups.get('Locked out')?.[0], 'Megan Bowen');
    assert.equal(groups.get('Guests')?.[0], 'User One');
    assert.equal(groups.get('Admins')?.[0], 'Grady Archie');
  });

  it('tells people of the same name apart by their user name', () => {
    const namesakes = [...groups.values()].flat().filter((label) => label.startsWith('Jan de Vries'));
    assert.deepEqual(namesakes, ['Jan de Vries (jandv@contoso.com)', 'Jan de Vries (jandv2@contoso.com)']);
  });
});
