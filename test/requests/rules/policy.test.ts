import assert from 'node:assert/strict';
import { asKeyedHash, asSealed } from '../../../src/requests/model/secrets/sealed.ts';
import type { PasswordHome } from '../../../src/requests/model/home.ts';
import {
  CODES_PER_REQUEST,
  CODE_TRIES,
  type CodeVerdict,
  approversNeeded,
  isInternal,
  judgeCode,
  later,
  ownReason,
  refusalToAsk,
  refusalToReset,
  routeOf,
} from '../../../src/requests/rules/policy.ts';
import type { Lockdown, Standing } from '../../../src/requests/model/ports.ts';
import type { Handover, IdentityCode, RequestIn } from '../../../src/requests/model/request.ts';
import type { RefusalReason } from '../../../src/requests/model/reasons.ts';
import {
  doneWith,
  AT,
  alex,
  guestAccount,
  lidia,
  megan,
  meganAccount,
  meganSubject,
  pending,
  requestIn,
  statuses,
} from '../../support/samples.ts';

describe('policy: what a home leads to', () => {
  type Routed = readonly [PasswordHome, ReturnType<typeof routeOf>];
  const routes: readonly Routed[] = [
    [{ where: 'here', kind: 'cloud' }, 'pending'],
    [{ where: 'here', kind: 'on-premises', writeback: false }, 'escalated'],
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
  for (const resetAs of ['app', 'approver'] as const) {
    const writtenBack: Routed = [
      { where: 'here', kind: 'on-premises', writeback: true },
      resetAs === 'approver' ? 'pending' : 'escalated',
    ];
    for (const [home, route] of [...routes, writtenBack]) {
      it(`${JSON.stringify(home)} is ${route}, if the ${resetAs} resets`, () =>
        assert.equal(routeOf(home, resetAs), route));
    }
  }
});

const guest = guestAccount.id;
const unsure = { ...meganAccount, home: { where: 'unsure', because: 'facts-missing' } } as const;

describe('policy: who may ask', () => {
  const table: readonly (readonly [string, ...Parameters<typeof refusalToAsk>, ReturnType<typeof refusalToAsk>])[] = [
    ['somebody of this organisation for themselves', meganAccount, { id: megan.id }, null],
    ['somebody of this organisation for others', meganAccount, { text: 'alexw@contoso.com' }, null],
    ['a guest for themselves', guestAccount, { id: guest }, null],
    ['a guest for their own address, however it is written', guestAccount, { text: 'User1@Forthcoffee.com' }, null],
    ['a guest for anybody else', guestAccount, { text: 'meganb@contoso.com' }, 'only-for-yourself'],
    ['a guest for anybody else by id', guestAccount, { id: megan.id }, 'only-for-yourself'],
    ['an account that cannot be placed, as if external', unsure, { text: 'alexw@contoso.com' }, 'only-for-yourself'],
    ['somebody without an account here', undefined, { text: 'alexw@contoso.com' }, 'requester-unknown'],
  ];
  for (const [what, requester, asked, refusal] of table) {
    it(`${what}: ${refusal ?? 'yes'}`, () => assert.equal(refusalToAsk(requester, asked), refusal));
  }

  it('an account of unknown origin does not count as one of ours', () => assert.equal(isInternal(unsure.home), false));
});

describe('policy: whose password can be reset from a chat', () => {
  const off = { mode: 'off' } as const;
  const ordered = (mode: 'stopped' | 'two-approvers') => ({ mode, by: lidia, at: AT });
  const anybody = { roles: [], privileged: false, protected: false };
  const admin = { roles: ['Global Administrator'], privileged: true, protected: false };
  const never = { ...anybody, protected: true };
  const reset = (handover: Handover) => requestIn(doneWith(handover));
  const at = '2026-11-22T10:09:59.999Z';
  const waiting = reset({ state: 'sealed', sealed: asSealed('x'), until: '2026-11-22T10:10:00.000Z', reminded: false });
  const lapsed = reset({ state: 'sealed', sealed: asSealed('x'), until: at, reminded: false });
  const disowned = requestIn({ ...statuses['done and shown'], disowned: { by: megan, at: AT } });
  const table: readonly (readonly [string, Standing, Lockdown, RequestIn<'done'> | undefined, RefusalReason | null])[] =
    [
      ['anybody’s', anybody, off, undefined, null],
      ['an admin’s', admin, off, undefined, null],
      ['while two must approve', anybody, ordered('two-approvers'), undefined, null],
      ['that of somebody on the never-list', never, off, undefined, 'protected'],
      ['that of somebody on the never-list, while all is stopped', never, ordered('stopped'), undefined, 'locked-down'],
      ['while all resets are stopped', anybody, ordered('stopped'), undefined, 'locked-down'],
      ['after a reset whose password was read', anybody, off, reset({ state: 'revealed', at: AT }), 'reset-recently'],
      ['after a reset whose password waits to be read', anybody, off, waiting, 'reset-recently'],
      ['after a reset whose password lapsed unread', anybody, off, reset({ state: 'erased', at: AT }), null],
      ['after one that lapsed, but is not erased yet', anybody, off, lapsed, null],
      ['after a reset that its owner disowned, though it was read', anybody, off, disowned, null],
    ];
  for (const [what, standing, lockdown, latest, refusal] of table) {
    it(`${what}: ${refusal ?? 'yes'}`, () => assert.equal(refusalToReset(standing, lockdown, latest, at), refusal));
  }

  for (const [privileged, mode, secret, accessPassApprovers, needed] of [
    [false, 'off', 'password', 2, 1],
    [true, 'off', 'password', 2, 2],
    [false, 'two-approvers', 'password', 2, 2],
    [true, 'two-approvers', 'password', 2, 2],
    [false, 'off', 'access-pass', 2, 2],
    [false, 'off', 'access-pass', 1, 1],
    [true, 'off', 'access-pass', 1, 2],
    [false, 'two-approvers', 'access-pass', 1, 2],
  ] as const) {
    const whose = `${privileged ? 'a privileged' : 'an ordinary'} person’s ${secret}`;
    it(`needs ${needed} for ${whose}, lockdown ${mode}, setting ${accessPassApprovers}`, () => {
      const lockdown = mode === 'off' ? { mode } : ordered(mode);
      assert.equal(approversNeeded({ privileged, secret }, lockdown, { accessPassApprovers }), needed);
    });
  }
});

describe('policy: which codes are valid', () => {
  const until = '2026-11-22T10:10:00.000Z';
  const code = (...wrong: string[]): IdentityCode => ({
    hash: asKeyedHash('good'),
    until,
    wrong: wrong.map(asKeyedHash),
  });
  const table: readonly (readonly [string, IdentityCode | null, string | null, string, CodeVerdict])[] = [
    ['the one that was shown', code(), 'good', AT, 'right'],
    ['the one that was shown, after four wrong ones', code('1', '2', '3', '4'), 'good', AT, 'right'],
    ['the one that was shown, after five wrong ones', code('1', '2', '3', '4', '5'), 'good', AT, 'used-up'],
    ['the one that was shown, in its last moment', code(), 'good', '2026-11-22T10:09:59.999Z', 'right'],
    ['the one that was shown, when its time is over', code(), 'good', until, 'expired'],
    ['used up and over', code('1', '2', '3', '4', '5'), 'good', until, 'used-up'],
    ['another one', code(), 'bad', AT, 'wrong'],
    ['one that was tried before', code('bad'), 'bad', AT, 'wrong'],
    ['nothing', code(), null, AT, 'wrong'],
    ['anything where none was shown', null, 'good', AT, 'none'],
    ['nothing where none was shown', null, null, AT, 'none'],
  ];
  for (const [what, shown, typed, at, verdict] of table) {
    it(`${what}: ${verdict}`, () =>
      assert.equal(judgeCode(shown, typed === null ? null : asKeyedHash(typed), at), verdict));
  }

  it('a code is guessed in at most one request of 40,000, with every possible attempt', () => {
    assert.ok((CODE_TRIES * CODES_PER_REQUEST) / 10 ** 6 <= 1 / 40_000);
  });
});

describe('policy: who may decide', () => {
  const own = pending();
  const byAlex = pending({}, { requester: alex });

  it('nobody decides on their own password or their own request', () => {
    assert.equal(ownReason(own, meganSubject, megan.id), 'own-password');
    assert.equal(ownReason(byAlex, meganSubject, alex.id), 'own-request');
    assert.equal(ownReason(byAlex, meganSubject, megan.id), 'own-password');
    assert.equal(ownReason(byAlex, meganSubject, lidia.id), null);
  });

  it('adds milliseconds to a moment', () => assert.equal(later(AT, 90_000), '2026-11-22T10:01:30.000Z'));
});
