import assert from 'node:assert/strict';
import { signInsLine } from '../../../../src/cards/approvers/question/sign-ins-line.ts';
import { requestCard } from '../../../../src/cards/request-card.ts';
import { locale as en } from '../../../../src/locales/en/locale.ts';
import { locale as nl } from '../../../../src/locales/nl/locale.ts';
import { SIGN_IN_KINDS } from '../../../../src/requests/model/sign-ins.ts';
import { contextIn } from '../../../../sandbox/gallery/samples.ts';
import { alex, pending, signIns } from '../../../support/samples.ts';

const textOf = (...[of, locale]: Parameters<typeof signInsLine>) =>
  signInsLine(of, locale)
    .map(({ text }) => text)
    .join();

describe('the line about the last sign-ins', () => {
  it('says how many, in how long, until when, what was before, and how old it may be', () => {
    assert.equal(
      textOf(signIns, en),
      '4 wrong passwords in 20 minutes, last at 09:58 UTC. Before that: none. A reset helps. Sign-in log as of 10:00 UTC, minutes behind.',
    );
    assert.match(
      textOf({ ...signIns, count: 50, more: true }, nl),
      /^50\+ verkeerde wachtwoorden in 20 minuten, de laatste om/,
    );
  });

  it('says that a reset will not help, and what does', () => {
    const blocked = { ...signIns, kind: 'conditional-access', count: 1, first: signIns.last, before: 'mfa' } as const;
    assert.equal(
      textOf(blocked, en),
      'Blocked by Conditional Access, at 09:58 UTC. Before that: Second step not passed. A reset will not help: look at the policy. Sign-in log as of 10:00 UTC, minutes behind.',
    );
    assert.equal(signInsLine(blocked, en)[0]?.tone, 'warning');
    assert.equal(signInsLine(signIns, en)[0]?.tone, 'emphasis');
  });

  it('has the date where it was another day', () => {
    const [first, last] = ['2026-11-21T22:00:00.000Z', '2026-11-21T23:00:00.000Z'];
    assert.match(textOf({ ...signIns, first, last }, en), /in 1 hours?|in 60 minutes, last at 21 Nov 2026/);
  });

  for (const locale of [en, nl]) {
    for (const kind of SIGN_IN_KINDS) {
      it(`${locale.tag}: has words for ${kind}, once and often`, () => {
        for (const count of [1, 3]) assert.ok(textOf({ ...signIns, kind, count }, locale).length > 60);
      });
    }
  }

  it('is on the approvers’ card while they decide, and on nobody else’s', () => {
    for (const request of [pending({ signIns }), pending({ signIns }, { requester: alex })]) {
      for (const audience of ['approvers', 'requester', 'owner', 'reminder', 'handover', 'alert'] as const) {
        const card = JSON.stringify(requestCard(request, audience, contextIn(en)));
        assert.equal(card.includes('wrong passwords'), audience === 'approvers', audience);
      }
    }
  });

  it('tells an owner whose account is locked that waiting helps too, and nobody else', () => {
    const locked = { signIns: { ...signIns, kind: 'locked-out' } } as const;
    const card = (...args: Parameters<typeof pending>) =>
      JSON.stringify(requestCard(pending(...args), 'requester', contextIn(en)));
    assert.match(card(locked), /waiting helps too/);
    assert.doesNotMatch(card({ signIns }), /waiting helps too/);
    assert.doesNotMatch(card(locked, { requester: alex }), /waiting helps too|locked/);
  });
});
