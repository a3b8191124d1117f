import assert from 'node:assert/strict';
import { judgeSecret } from '../../../src/doctor/rules/credentials.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const SOON = new Date('2026-12-05T12:00:00Z');
const LATE = new Date('2027-05-01T12:00:00Z');

describe('the doctor on the client secret', () => {
  it('says nothing of one that lasts, whatever becomes of older ones', () => {
    const listed = [
      { hint: 'abc', until: LATE },
      { hint: 'old', until: SOON },
    ];
    assert.deepEqual(judgeSecret(listed, 'abcdef', NOW), []);
  });

  it('says nothing where none is listed', () => assert.deepEqual(judgeSecret([], 'abcdef', NOW), []));

  it('shows neither the secret nor how it begins', () => {
    const [found] = judgeSecret([{ hint: 'abc', until: SOON }], 'abcdef', NOW);
    assert.match(found?.says ?? '', /ends in 6 days/);
    assert.doesNotMatch(found?.says ?? '', /abc/);
  });
});
