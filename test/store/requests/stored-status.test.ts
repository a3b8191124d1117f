import assert from 'node:assert/strict';
import type { Status } from '../../../src/requests/model/request.ts';
import { asSealed } from '../../../src/requests/model/secrets/sealed.ts';
import { stored, storedStatus } from '../../../src/store/requests/stored-status.ts';
import { lidia } from '../../../sandbox/directory/cast.ts';
import { AT, aSubject } from '../support/samples.ts';

/** What rows of a reset have held since the first version. Instances of several versions share them while one is replaced. */
const approved = {
  subject: aSubject(),
  decision: { by: { id: lidia.id, name: lidia.name }, at: AT },
  firstApproval: null,
};
const attempt = { secret: 'password', sealed: 'v1.c2VhbGVk', operation: null };
const resetting = {
  state: 'resetting',
  ...approved,
  grant: null,
  attempt,
  triedAt: [AT],
  waitsSince: null,
  disowned: null,
};
const accepted = { ...attempt, operation: 'users/1/operations/2' };
const done = {
  ...{ state: 'done', ...approved, at: AT, secret: 'password', confirmed: true, grant: 'v1.Z3JhbnQ' },
  ...{ handover: { state: 'sealed', sealed: 'v1.c2VhbGVk', until: AT }, sessions: 'due' },
  ...{ scramble: 'not-needed', disowned: null },
};

/** The status as the row keeps it, which is JSON. */
const written = (status: Status): unknown => JSON.parse(JSON.stringify(stored(status)));

describe('The status in a row', () => {
  const sealed = asSealed<'secret'>('v1.c2VhbGVk');
  const rows: readonly (readonly [string, object, Partial<Status>])[] = [
    ['with rights of the bot’s own', resetting, { step: 'under-way', grant: null }],
    ['with a sign-in', { ...resetting, grant: 'v1.Z3JhbnQ' }, { step: 'under-way', grant: asSealed('v1.Z3JhbnQ') }],
    [
      'that waits for a sign-in',
      { ...resetting, waitsSince: AT },
      { step: 'sign-in-needed', waitsSince: AT, checking: [] },
    ],
    ['to be written', resetting, { attempt: { secret: 'password', step: 'begun', sealed } }],
    [
      'that was accepted',
      { ...resetting, attempt: accepted },
      { attempt: { secret: 'password', step: 'accepted', sealed, operation: accepted.operation } },
    ],
    [
      'with a Temporary Access Pass',
      { ...resetting, attempt: { secret: 'access-pass' } },
      { attempt: { secret: 'access-pass', step: 'begun' } },
    ],
  ];
  for (const [what, row, expected] of rows) {
    it(`tells the step of a reset ${what}, and is written as it was read`, () => {
      const status = storedStatus.parse(row);
      assert.partialDeepStrictEqual(status, expected);
      assert.deepEqual(written(status), row);
    });
  }

  it('of a reset that waits holds no sign-in, whatever is in the row', () => {
    const status = storedStatus.parse({ ...resetting, grant: 'v1.Z3JhbnQ', waitsSince: AT });
    assert.ok(!('grant' in status));
    assert.deepEqual(written(status), { ...resetting, waitsSince: AT });
  });

  it('is refused where a password is there to be read that its owner disowned, or that was scrambled', () => {
    assert.deepEqual(written(storedStatus.parse(done)), done);
    for (const change of [{ disowned: approved.decision }, { scramble: 'due' }]) {
      assert.equal(storedStatus.safeParse({ ...done, ...change }).success, false);
      const handover = { state: 'erased', at: AT };
      assert.equal(storedStatus.safeParse({ ...done, ...change, handover }).success, true);
    }
  });
});
