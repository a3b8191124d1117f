import assert from 'node:assert/strict';
import { readChoice, writeChoice } from '../../../../sandbox/page/panes/choice.ts';
import type { Person } from '../../../../sandbox/page/model.ts';

const person = (signInName: string, approver: boolean): Person => ({
  id: signInName,
  name: signInName,
  about: '',
  group: 'odd',
  signInName,
  guest: false,
  approver,
  channelAccount: `29:${signInName}`,
  chat: `a:${signInName}`,
  locale: 'en-US',
});
const MEGAN = person('meganb@contoso.com', false);
const USER_ONE = person('user1_forthcoffee.com#EXT#@contoso.onmicrosoft.com', false);
const LIDIA = person('lidiah@contoso.com', true);
const PEOPLE = [LIDIA, MEGAN, USER_ONE];

describe('what a pane shows', () => {
  it('at first a requester on the left, and an approver in the channel on the right', () => {
    assert.deepEqual(readChoice('left', '', PEOPLE), { person: MEGAN, place: 'chat' });
    assert.deepEqual(readChoice('right', '', PEOPLE), { person: LIDIA, place: 'approvals' });
  });

  it('what the URL says, even for a guest', () => {
    const hash = writeChoice('right', writeChoice('left', '', { person: USER_ONE, place: 'chat' }), {
      person: LIDIA,
      place: 'chat',
    });
    assert.deepEqual(readChoice('left', hash, PEOPLE), { person: USER_ONE, place: 'chat' });
    assert.deepEqual(readChoice('right', hash, PEOPLE), { person: LIDIA, place: 'chat' });
  });

  it('never the channel for someone who is not in it', () => {
    assert.deepEqual(readChoice('left', '#left=meganb@contoso.com:approvals', PEOPLE), {
      person: MEGAN,
      place: 'chat',
    });
  });

  it('nothing if there is nobody', () => {
    assert.equal(readChoice('left', '', []), undefined);
  });
});
