import assert from 'node:assert/strict';
import { KNOWN_CODES, meaningOf } from '../../../src/directory/sign-in-help/error-codes.ts';
import { SIGN_IN_KINDS } from '../../../src/requests/model/sign-ins.ts';

describe('error codes of the sign-in log', () => {
  for (const [kind, ...codes] of [
    ['signed-in', 0],
    ['wrong-password', 50126, 50064],
    ['locked-out', 50053],
    ['expired', 50055],
    ['expired-on-premises', 50144],
    ['no-password', 50056],
    ['interrupted', 50125],
    ['at-risk', 50135],
    ['disabled', 50057],
    ['no-such-user', 50034, 51004],
    ['wrong-tenant', 50020, 16000, 16003],
    ['mfa-registration', 50072, 50079, 53004, 53010],
    ['mfa', 50074, 50076, 50078, 50158, 500121],
    ['device', 50005, 50097, 50129, 50155, 53000, 53001, 53002],
    ['conditional-access', 53003, 50131],
    ['risk-at-home', 53011, 530034],
    ['security-defaults', 530035],
    ['cross-tenant', 500212, 500213],
    ['not-assigned', 50105],
    ['signed-out', 50132, 50133, 50173],
    ['service', 50000, 50033, 50087, 50088, 20001, 20012, 20033, 40008, 40009, 40010, 40015, 80001, 80002],
  ] as const) {
    it(`mean ${kind}: ${codes.join(', ')}`, () => {
      assert.deepEqual([...new Set(codes.map(meaningOf))], [kind]);
    });
  }

  it('say nothing if they are not known: an interrupt in passing, a made-up one', () => {
    for (const code of [50140, 50058, 50199, 1, -1, 999999]) assert.equal(meaningOf(code), null);
  });

  it('lead to every meaning there is', () => {
    assert.deepEqual(new Set(KNOWN_CODES.map(meaningOf)), new Set(SIGN_IN_KINDS));
  });
});
