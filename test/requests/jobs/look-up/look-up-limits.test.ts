/** Looking up: what keeps a request from the approvers even though its password lives here. */
import assert from 'node:assert/strict';
import { personCalled, requestCalled } from '../../../support/ids.ts';
import type { PasswordHome } from '../../../../src/requests/model/home.ts';
import { lookUp } from '../../../../src/requests/jobs/look-up.ts';
import type { Request, RequestIn } from '../../../../src/requests/model/request.ts';
import type { RefusalReason } from '../../../../src/requests/model/reasons.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import {
  doneWith,
  AT,
  ID,
  alex,
  lidia,
  megan,
  meganAccount,
  meganSubject,
  pending,
  requestIn,
  statusIn,
  statuses,
} from '../../../support/samples.ts';

const asked = requestIn(statuses.asked);
const NOW = '2026-11-22T10:30:00.000Z';

async function stateAfter(deps: Memory): Promise<string> {
  await lookUp(deps, ID, false);
  const status = deps.requests.get(ID)?.status;
  return status?.state === 'refused' ? status.because : (status?.state ?? 'gone');
}

describe('looking up a password that is not reset from a chat', () => {
  const anybody = { roles: [], privileged: false, protected: false };
  const stopped = { mode: 'stopped', by: lidia, at: AT } as const;
  const reset = (at: string, handover: RequestIn<'done'>['status']['handover'], changes: Partial<Request> = {}) =>
    requestIn(doneWith(handover, at), { id: requestCalled('earlier'), ...changes });
  const read = { state: 'revealed', at: AT } as const;
  const unread = { state: 'erased', at: AT } as const;
  const alexs = { ...statuses.done, handover: read, subject: { ...meganSubject, ...alex } };
  const table: readonly (readonly [string, Partial<Memory>, readonly Request[], RefusalReason | 'pending'])[] = [
    ['of somebody on the never-list', { standing: { ...anybody, protected: true } }, [], 'protected'],
    ['while all resets are stopped', { lockdown: stopped }, [], 'locked-down'],
    ['while every reset needs two', { lockdown: { ...stopped, mode: 'two-approvers' } }, [], 'pending'],
    ['that was reset and read just now', {}, [reset('2026-11-22T10:29:00.000Z', read)], 'reset-recently'],
    ['that was reset and read half an hour ago', {}, [reset('2026-11-22T10:00:00.000Z', read)], 'reset-recently'],
    ['that was reset and read longer ago', {}, [reset('2026-11-22T09:59:59.999Z', read)], 'pending'],
    ['that was reset, and lapsed unread', {}, [reset('2026-11-22T10:15:00.000Z', unread)], 'pending'],
    [
      'that was reset twice, of which the last one lapsed unread',
      {},
      [
        reset('2026-11-22T10:01:00.000Z', read),
        reset('2026-11-22T10:15:00.000Z', unread, { id: requestCalled('last') }),
      ],
      'pending',
    ],
    ['of somebody else than was reset just now', {}, [requestIn(alexs, { id: requestCalled('earlier') })], 'pending'],
  ];
  for (const [what, changes, others, expected] of table) {
    it(`${what}: ${expected}`, async () => {
      const deps = Object.assign(memory([asked, ...others], [meganAccount]), { now: NOW }, changes);
      assert.equal(await stateAfter(deps), expected);
    });
  }

  const byHand: readonly PasswordHome[] = [
    { where: 'here', kind: 'on-premises', writeback: false },
    { where: 'our-identity-provider', domain: 'corp.contoso.com' },
    { where: 'elsewhere', kind: 'unmanaged-entra-organisation', domain: 'smallshop.example' },
    { where: 'application' },
    { where: 'unsure', because: 'several-credentials' },
    { where: 'nowhere', kind: 'invitation-not-redeemed' },
  ];
  for (const home of byHand) {
    it(`follows the same rules if it is handled by hand: ${JSON.stringify(home)}`, async () => {
      const account = { ...meganAccount, home };
      const after = (changes: Partial<Memory>) => stateAfter(Object.assign(memory([asked], [account]), changes));
      assert.equal(await after({ standing: { ...anybody, protected: true } }), 'protected');
      assert.equal(await after({ lockdown: stopped }), 'locked-down');
      assert.match(await after({}), /^(escalated|redirected)$/);
      const deps = Object.assign(memory([asked], [account]), {
        standing: { roles: ['Global Administrator'], privileged: true, protected: false },
      });
      await lookUp(deps, ID, false);
      const status = deps.requests.get(ID)?.status;
      assert.ok(status !== undefined && 'subject' in status && status.subject !== null);
      assert.deepEqual([status.subject.roles, status.subject.privileged], [['Global Administrator'], true]);
    });
  }

  it('is not refused if it lives elsewhere: its owner is redirected', async () => {
    const google = { ...meganAccount, home: { where: 'elsewhere', kind: 'google', domain: null } } as const;
    const deps = Object.assign(memory([asked], [google]), { lockdown: stopped });
    deps.standing = new Error('the standing is read only where it counts');
    assert.equal(await stateAfter(deps), 'redirected');
  });
});

describe('how many requests reach the approvers in an hour', () => {
  const other = (n: number, changes: Partial<Request> = {}): Request =>
    pending(
      { subject: { ...meganSubject, id: personCalled(`subject ${n}`) } },
      { id: requestCalled(`other ${n}`), ...changes },
    );
  /** Megan's own request has been there already: the reserve is for others. */
  const own = requestIn(statuses.denied, { id: requestCalled('own') });
  const full = [own, other(2), other(3)];
  const withCap = (others: readonly Request[], account = meganAccount): Memory => {
    const deps = memory([asked, ...others], [account]);
    deps.rules = { ...deps.rules, approvalsPerHour: 3 };
    return deps;
  };

  it('is what the operator allows, and the next is refused', async () => {
    assert.equal(await stateAfter(withCap(full.slice(1))), 'pending');
    assert.equal(await stateAfter(withCap(full)), 'too-busy');
  });

  it('has a reserve as large for first requests: a person’s first for themselves, and their first for someone else', async () => {
    const byOthers = [1, 2, 3].map((n) => other(n, { requester: alex }));
    assert.equal(await stateAfter(withCap(byOthers)), 'pending');
    assert.equal(await stateAfter(withCap(full.map((one) => (one === own ? other(1) : one)))), 'pending', 'for others');
    const more = [4, 5, 6].map((n) => other(n, { requester: lidia }));
    assert.equal(await stateAfter(withCap([...byOthers, ...more])), 'too-busy', 'the reserve is used up');
    const forAlex = { ...asked, who: { id: alex.id } };
    const account = { ...meganAccount, ...alex };
    for (const [others, expected] of [
      [byOthers, 'pending'],
      [[own, ...byOthers.slice(1)], 'pending'],
      [[other(1), ...byOthers.slice(1)], 'too-busy'],
    ] as const) {
      const deps = withCap(others, account);
      deps.accounts.set(megan.id, meganAccount);
      deps.requests.set(ID, forAlex);
      assert.equal(await stateAfter(deps), expected);
    }
  });

  it('is counted by the hour', async () => {
    const longAgo = other(3, { askedAt: '2026-11-22T08:59:59.999Z' });
    assert.equal(await stateAfter(withCap([other(1), other(2), longAgo])), 'pending');
    const anHourAgo = other(3, { askedAt: '2026-11-22T09:00:00.000Z' });
    assert.equal(await stateAfter(withCap([own, other(2), anHourAgo])), 'too-busy');
  });

  it('includes requests to be handled by hand', async () => {
    const escalated = requestIn(
      { ...statuses.escalated, subject: { ...meganSubject, id: personCalled('subject 3') } },
      { id: requestCalled('escalated') },
    );
    assert.equal(await stateAfter(withCap([own, other(2), escalated])), 'too-busy');
    const disabled = { ...meganAccount, home: { where: 'unsure', because: 'disabled' } } as const;
    assert.equal(await stateAfter(withCap(full, disabled)), 'too-busy');
  });

  it('does not include refused or redirected requests, and never refuses the latter', async () => {
    const sentHome = requestIn(statuses.redirected, { id: requestCalled('sent home') });
    const refused = requestIn(statuses.refused, { id: requestCalled('refused') });
    assert.equal(await stateAfter(withCap([other(1), other(2), sentHome, refused])), 'pending');
    const google = { ...meganAccount, home: { where: 'elsewhere', kind: 'google', domain: null } } as const;
    assert.equal(await stateAfter(withCap(full, google)), 'redirected');
  });

  it('does not apply to a requester’s second request for an account: that one is refused as open already', async () => {
    assert.equal(await stateAfter(withCap([...full, pending({}, { id: requestCalled('open') })])), 'already-open');
  });

  it('is the only thing that the refused requester is told', async () => {
    const deps = withCap(full);
    await lookUp(deps, ID, false);
    const status = statusIn('refused', deps.requests.get(ID));
    assert.deepEqual(status, { state: 'refused', because: 'too-busy', domain: null });
    assert.deepEqual(deps.jobs, [{ name: 'draw', request: ID }]);
  });
});
