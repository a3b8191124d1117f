import assert from 'node:assert/strict';
import { recentChanges } from '../../../src/requests/rules/recent.ts';
import { type Subject, isIn } from '../../../src/requests/model/request.ts';
import { ASKED_AT, cloudSubject, requestIn } from '../../../sandbox/gallery/samples.ts';
import { pendingFor } from '../../../sandbox/gallery/statuses.ts';

const DAY_MS = 24 * 60 * 60_000;
const before = (days: number): string => new Date(Date.parse(ASKED_AT) - days * DAY_MS).toISOString();
const recentFor = (over: Partial<Pick<Subject, 'created' | 'lastPasswordChange' | 'securityInfoChanged'>>): unknown => {
  const request = requestIn(pendingFor({ ...cloudSubject, ...over }));
  assert.ok(isIn(request, 'pending'));
  return recentChanges(request);
};

describe('what is recent about an account', () => {
  for (const [what, over, expected] of [
    ['nothing is new', {}, []],
    ['an account of today', { created: before(0.4) }, [{ what: 'account', days: 0 }]],
    ['an account of less than two weeks', { created: before(13.9) }, [{ what: 'account', days: 13 }]],
    ['an account of two weeks', { created: before(14) }, []],
    ['a password of today', { lastPasswordChange: before(0.4) }, [{ what: 'password', days: 0 }]],
    ['a password of less than three days', { lastPasswordChange: before(2.9) }, [{ what: 'password', days: 2 }]],
    ['a password of three days', { lastPasswordChange: before(3) }, []],
    ['security info of today', { securityInfoChanged: before(0.2) }, [{ what: 'security-info', days: 0 }]],
    ['security info of less than a week', { securityInfoChanged: before(6.9) }, [{ what: 'security-info', days: 6 }]],
    ['security info of a week', { securityInfoChanged: before(7) }, []],
    [
      'security info and a password',
      { securityInfoChanged: before(1), lastPasswordChange: before(2) },
      [
        { what: 'security-info', days: 1 },
        { what: 'password', days: 2 },
      ],
    ],
    [
      'all: what belongs to a new account is new',
      { created: before(1), securityInfoChanged: before(1), lastPasswordChange: before(1) },
      [{ what: 'account', days: 1 }],
    ],
    ['a clock that is ahead', { lastPasswordChange: before(-0.1) }, [{ what: 'password', days: 0 }]],
    ['the directory doesn’t say', { created: null, lastPasswordChange: null }, []],
  ] as const) {
    const said = expected.map((one) => `${one.what} ${one.days} days`).join(', ');
    it(`${what}: ${said === '' ? 'nothing' : said}`, () => {
      assert.deepEqual(recentFor(over), expected);
    });
  }
});
