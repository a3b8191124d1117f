import assert from 'node:assert/strict';
import { isInternal, later, ownReason, ownerOfPassword, refusalToAsk, routeOf } from '../../src/requests/policy.ts';
import type { PasswordHome } from '../../src/requests/home.ts';
import { AT, alex, guestAccount, helga, megan, meganAccount, meganSubject, requestIn } from '../support/samples.ts';

describe('policy: what a home leads to', () => {
  const routes: readonly (readonly [PasswordHome, ReturnType<typeof routeOf>])[] = [
    [{ where: 'here', kind: 'cloud' }, 'pending'],
    [{ where: 'here', kind: 'on-premises', writeback: false }, 'escalated'],
    [{ where: 'here', kind: 'on-premises', writeback: true }, 'escalated'],
    [{ where: 'elsewhere', kind: 'entra-organisation', domain: null }, 'redirected'],
    [{ where: 'elsewhere', kind: 'microsoft-account', domain: null }, 'redirected'],
    [{ where: 'elsewhere', kind: 'google', domain: null }, 'redirected'],
    [{ where: 'elsewhere', kind: 'facebook', domain: null }, 'redirected'],
    [{ where: 'elsewhere', kind: 'partner-identity-provider', domain: null }, 'redirected'],
    [{ where: 'elsewhere', kind: 'unmanaged-entra-organisation', domain: null }, 'escalated'],
    [{ where: 'nowhere', kind: 'one-time-passcode' }, 'redirected'],
    [{ where: 'nowhere', kind: 'invitation-not-redeemed' }, 'redirected'],
    [{ where: 'our-identity-provider', domain: 'adfs.contoso.com' }, 'escalated'],
    [{ where: 'application' }, 'escalated'],
    [{ where: 'unsure', because: 'disabled' }, 'escalated'],
  ];
  for (const [home, route] of routes) {
    it(`${JSON.stringify(home)} is ${route}`, () => assert.equal(routeOf(home), route));
  }
});

describe('policy: who may ask', () => {
  it('somebody of this organisation may ask for himself and for others', () => {
    assert.equal(refusalToAsk(meganAccount, { id: megan.id }, 1), null);
    assert.equal(refusalToAsk(meganAccount, { text: 'alex@contoso.com' }, 1), null);
  });

  it('a guest may ask for himself only, and learns nothing about anybody else', () => {
    assert.equal(refusalToAsk(guestAccount, { id: guestAccount.id }, 1), null);
    assert.equal(refusalToAsk(guestAccount, { text: 'User1@forthcoffee.com' }, 1), null, 'his own address');
    assert.equal(refusalToAsk(guestAccount, { text: 'megan@contoso.com' }, 1), 'only-for-yourself');
    assert.equal(refusalToAsk(guestAccount, { id: megan.id }, 1), 'only-for-yourself');
  });

  it('an account that cannot be placed counts as external', () => {
    const unsure = { ...meganAccount, home: { where: 'unsure', because: 'facts-missing' } } as const;
    assert.equal(refusalToAsk(unsure, { text: 'alex@contoso.com' }, 1), 'only-for-yourself');
    assert.equal(isInternal(unsure.home), false);
  });

  it('somebody without an account here may not ask', () => {
    assert.equal(refusalToAsk(undefined, { text: 'alex@contoso.com' }, 1), 'requester-unknown');
  });

  it('the sixth request in an hour is refused, the fifth is not', () => {
    assert.equal(refusalToAsk(meganAccount, { id: megan.id }, 5), null);
    assert.equal(refusalToAsk(meganAccount, { id: megan.id }, 6), 'too-many');
  });
});

describe('policy: who may decide and who reads the password', () => {
  const own = requestIn({ state: 'pending', subject: meganSubject });
  const byAlex = requestIn({ state: 'pending', subject: meganSubject }, { requester: alex });

  it('nobody decides on his own password or his own request', () => {
    assert.equal(ownReason(own, meganSubject, megan.id), 'own-password');
    assert.equal(ownReason(byAlex, meganSubject, alex.id), 'own-request');
    assert.equal(ownReason(byAlex, meganSubject, megan.id), 'own-password');
    assert.equal(ownReason(byAlex, meganSubject, helga.id), null);
  });

  it('the password is the subject’s, if he asked for himself; else the approver’s, to hand over', () => {
    assert.deepEqual(ownerOfPassword(own, meganSubject, helga), megan);
    assert.deepEqual(ownerOfPassword(byAlex, meganSubject, helga), helga);
  });

  it('adds milliseconds to a moment', () => assert.equal(later(AT, 90_000), '2026-11-22T10:01:30.000Z'));
});
