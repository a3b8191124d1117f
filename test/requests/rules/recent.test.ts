import assert from 'node:assert/strict';
import { recentChange } from '../../../src/requests/rules/recent.ts';
import { type Subject, isIn } from '../../../src/requests/model/request.ts';
import { ASKED_AT, cloudSubject, requestIn } from '../../../sandbox/gallery/samples.ts';
import { pendingFor } from '../../../sandbox/gallery/statuses.ts';

const DAY_MS = 24 * 60 * 60_000;
const before = (days: number): string => new Date(Date.parse(ASKED_AT) - days * DAY_MS).toISOString();
const recentFor = (over: Partial<Pick<Subject, 'created' | 'lastPasswordChange'>>): unknown => {
  const request = requestIn(pendingFor({ ...cloudSubject, ...over }));
  assert.ok(isIn(request, 'pending'));
  return recentChange(request);
};

describe('what is recent about an account', () => {
  for (const [what, over, expected] of [
    ['neither is new', {}, null],
    ['an account of today', { created: before(0.4) }, { what: 'account', days: 0 }],
    ['an account of less than two weeks', { created: before(13.9) }, { what: 'account', days: 13 }],
    ['an account of two weeks', { created: before(14) }, null],
    ['a password of today', { lastPasswordChange: before(0.4) }, { what: 'password', days: 0 }],
    ['a password of less than three days', { lastPasswordChange: before(2.9) }, { what: 'password', days: 2 }],
    ['a password of three days', { lastPasswordChange: before(3) }, null],
    [
      'both: a new account’s password is new',
      { created: before(1), lastPasswordChange: before(1) },
      { what: 'account', days: 1 },
    ],
    ['a clock that is ahead', { lastPasswordChange: before(-0.1) }, { what: 'password', days: 0 }],
    ['the directory doesn’t say', { created: null, lastPasswordChange: null }, null],
  ] as const) {
    it(`${what}: ${expected === null ? 'nothing' : `the ${expected.what}, ${expected.days} days`}`, () => {
      assert.deepEqual(recentFor(over), expected);
    });
  }
});
