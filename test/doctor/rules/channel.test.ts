import assert from 'node:assert/strict';
import { type ChannelFacts, judgeChannel } from '../../../src/doctor/rules/channel.ts';
import { judgeConnection } from '../../../src/doctor/rules/sign-in.ts';

const HEALTHY: ChannelFacts = {
  type: 'standard',
  members: 4,
  outsiders: 0,
  rights: { asked: 4, of: 4, approvers: 4, forPrivileged: 2 },
};
const ANYBODY = { group: false, noApprovers: false };
const judged = (facts: Partial<ChannelFacts>): string =>
  judgeChannel({ ...HEALTHY, ...facts }, ANYBODY)
    .map(({ state, says }) => `${state}: ${says}`)
    .join('\n');

describe('the doctor on the approvals channel', () => {
  it('says how many could approve', () => {
    assert.match(judged({}), /^ok: The approvals channel is standard and has 4 members; 4 could approve now, 2 for/);
  });

  it('doesn’t count who could approve where the group of approvers is wrong, which is said elsewhere', () => {
    const rights = { asked: 4, of: 4, approvers: 0, forPrivileged: 0 };
    const found = judgeChannel({ ...HEALTHY, rights }, { group: true, noApprovers: true });
    assert.deepEqual(
      found.map(({ state, says }) => `${state}: ${says}`),
      ['ok: The approvals channel is standard and has 4 members.'],
    );
  });

  it('names a shared channel', () =>
    assert.match(judged({ type: 'shared' }), /^wrong: The approvals channel is shared/));

  it('notes a private channel', () => assert.match(judged({ type: 'private' }), /^note: .* is private[^]*\nok: /));

  it('says that it doesn’t know the type', () => {
    assert.match(judged({ type: null }), /^not-checked: The type of the approvals channel isn’t known/);
  });

  it('counts guests', () => assert.match(judged({ outsiders: 3 }), /^wrong: 3 guests are in the approvals channel/));

  it('says that it asked about some of many members', () => {
    const rights = { asked: 100, of: 300, approvers: 1, forPrivileged: 1 };
    assert.match(judged({ members: 300, rights }), /^warning: Of the first 100 members of the approvals channel, one/);
    const enough = { ...rights, approvers: 5, forPrivileged: 2 };
    assert.match(
      judged({ members: 300, rights: enough }),
      /^ok: .*300 members; of the first 100, 5 could approve now, 2/,
    );
  });

  it('says what Teams answers', () => {
    assert.match(
      judgeChannel({ failed: 'Teams gave no answer' }, ANYBODY)[0]?.says ?? '',
      /doesn't show .* \(Teams gave no answer\)\. If it stays so, see that the Azure Bot/,
    );
  });
});

describe('the doctor on the OAuth connection', () => {
  const says = (read: Parameters<typeof judgeConnection>[0]): string =>
    judgeConnection(read, 'sso', 'b')
      .map(({ state, says: text }) => `${state}: ${text}`)
      .join('\n');

  it('names a Token Exchange URL of another app, and one that is missing', () => {
    assert.match(
      says({ exchangeUri: 'api://botid-c' }),
      /^wrong: The Token Exchange URL .* is api:\/\/botid-c\. Set it to/,
    );
    assert.match(says({ exchangeUri: null }), /^wrong: The Token Exchange URL .* is empty/);
    assert.match(says({ exchangeUri: 'api://botid-b' }), /^ok: /);
  });
});
