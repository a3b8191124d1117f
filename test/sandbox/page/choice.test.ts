import assert from 'node:assert/strict';
import { readChoice, writeChoice } from '../../../sandbox/page/choice.ts';
import type { Person } from '../../../sandbox/page/model.ts';

const person = (signInName: string, approver: boolean): Person => ({
  id: signInName,
  name: signInName,
  about: '',
  signInName,
  guest: false,
  approver,
  channelAccount: `29:${signInName}`,
  chat: `a:${signInName}`,
  locale: 'en-US',
});
const ANNE = person('anne@contoso.com', false);
const GUEST = person('user1_forthcoffee.com#EXT#@contoso.com', false);
const HANS = person('hans@contoso.com', true);
const PEOPLE = [HANS, ANNE, GUEST];

describe('who and what a pane shows', () => {
  it('at first somebody who asks on the left, and an approver in the channel on the right', () => {
    assert.deepEqual(readChoice('left', '', PEOPLE), { person: ANNE, place: 'chat' });
    assert.deepEqual(readChoice('right', '', PEOPLE), { person: HANS, place: 'approvals' });
  });

  it('what the address says, also for a guest', () => {
    const hash = writeChoice('right', writeChoice('left', '', { person: GUEST, place: 'chat' }), {
      person: HANS,
      place: 'chat',
    });
    assert.deepEqual(readChoice('left', hash, PEOPLE), { person: GUEST, place: 'chat' });
    assert.deepEqual(readChoice('right', hash, PEOPLE), { person: HANS, place: 'chat' });
  });

  it('never the channel for somebody who is not in it', () => {
    assert.deepEqual(readChoice('left', '#left=anne@contoso.com:approvals', PEOPLE), { person: ANNE, place: 'chat' });
  });

  it('nothing where there is nobody', () => {
    assert.equal(readChoice('left', '', []), undefined);
  });
});
