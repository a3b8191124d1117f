import assert from 'node:assert/strict';
import { temporaryPassword } from '../../../src/requests/jobs/temporary-password.ts';

describe('a temporary password', () => {
  const many = Array.from({ length: 2000 }, () => temporaryPassword().cleartext());

  it('has three groups that can be read out: a capital first, no look-alikes, only ASCII', () => {
    for (const password of many) assert.match(password, /^[A-HJKMNP-Z][a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{6}){2}$/);
  });

  it('always has three of Entra’s four character classes', () => {
    for (const password of many) {
      const classes = [/[A-Z]/, /[a-z]/, /[0-9]/, /-/].filter((letters) => letters.test(password));
      assert.ok(classes.length >= 3, 'too few classes');
    }
  });

  it('has at least 80 random bits', () => assert.ok(Math.log2(23) + 17 * Math.log2(31) >= 80));

  it('is never the same twice', () => assert.equal(new Set(many).size, many.length));
});
