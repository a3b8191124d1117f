import assert from 'node:assert/strict';
import { judgeRole } from '../../../src/doctor/rules/role.ts';
import { ROLE_AS_APP } from '../../../src/directory/set-up/needed-permissions.ts';

const ROLE = { ...ROLE_AS_APP, scope: { in: 'tenant' } } as const;
const judged = (...asked: Parameters<typeof judgeRole>): string =>
  judgeRole(...asked)
    .map(({ state, says }) => `${state}: ${says}`)
    .join('\n');

describe('the doctor on the directory role of the bot', () => {
  it('says that it may hold others through groups that can’t be read', () => {
    assert.match(judged({ roles: [ROLE], ofGroups: true }, 'app'), /^ok: .* User Administrator, and no other\.$/);
    assert.match(
      judged({ roles: [ROLE], ofGroups: false }, 'app'),
      /^ok: .*, and no other \(.*Directory\.Read\.All\)\.$/,
    );
    assert.match(
      judged({ roles: [], ofGroups: false }, 'approver'),
      /^ok: .* no directory role.*\(.*Directory\.Read\.All\)\.$/,
    );
  });

  it('doesn’t call a role missing that a group may give', () => {
    assert.match(judged({ roles: [], ofGroups: true }, 'app'), /^wrong: .*Graph refuses every reset/);
    assert.match(judged({ roles: [], ofGroups: false }, 'app'), /^warning: .* itself, .*Directory\.Read\.All/);
  });
});
