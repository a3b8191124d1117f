import assert from 'node:assert/strict';
import { approve, deny, handled } from '../../../../src/requests/actions/approvers/decide.ts';
import type { Outcome } from '../../../../src/requests/actions/approvers/judge-click.ts';
import { type Account, DirectoryUnavailable } from '../../../../src/requests/model/ports.ts';
import type { Person } from '../../../../src/requests/model/request.ts';
import type { NotAllowedReason } from '../../../../src/requests/model/reasons.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import {
  AT,
  CODE,
  ID,
  alex,
  alexAccount,
  caller,
  grady,
  guestAccount,
  hashOf,
  lidia,
  megan,
  meganAccount,
  pending,
  proof,
  requestIn,
  statusIn,
  statuses,
} from '../../../support/samples.ts';

type Verb = (deps: Memory, by: Person) => Promise<Outcome>;
const verbs: Readonly<Record<'approved' | 'denied' | 'handled', Verb>> = {
  approved: (deps, by) => approve(deps, ID, caller(by), proof(CODE)),
  denied: (deps, by) => deny(deps, ID, caller(by), 'Could not reach you'),
  handled: (deps, by) => handled(deps, ID, caller(by), CODE),
};
const open = { approved: pending(), denied: pending(), handled: requestIn(statuses.escalated) };
const verdicts = ['approved', 'denied', 'handled'] as const;
const stateOf = (deps: Memory): string | undefined => deps.requests.get(ID)?.status.state;

describe('deciding', () => {
  for (const verdict of verdicts) {
    it(`an approver’s click moves the request to ${verdict}, with their name and the time`, async () => {
      const deps = memory([open[verdict]]);
      const outcome = await verbs[verdict](deps, lidia);
      assert.deepEqual(outcome, { kind: 'moved', request: deps.requests.get(ID) });
      assert.deepEqual(statusIn(verdict, deps.requests.get(ID)).decision, { by: lidia, at: AT });
      assert.deepEqual(
        deps.audits.map(({ action, by, source }) => [action, by, source]),
        [[verdict, lidia, 'test']],
      );
    });

    it(`the same click again gets the same answer and does nothing (${verdict})`, async () => {
      const deps = memory([open[verdict]]);
      const first = await verbs[verdict](deps, lidia);
      assert.deepEqual(await verbs[verdict](deps, lidia), first);
      assert.equal(deps.audits.length, 1);
    });

    it(`of two simultaneous clicks one moves the request, and the other is told so (${verdict})`, async () => {
      const deps = memory([open[verdict]]);
      const outcomes = await Promise.all([verbs[verdict](deps, lidia), verbs[verdict](deps, grady)]);
      assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['already', 'moved']);
      assert.equal(deps.audits.length, 1);
    });

    it(`an id without a request is refused as unknown, and recorded (${verdict})`, async () => {
      const deps = memory([]);
      assert.deepEqual(await verbs[verdict](deps, lidia), { kind: 'unknown' });
      const detail = { reference: null, because: 'unknown-request' };
      assert.deepEqual(deps.audits, [
        { at: AT, action: `refused:${verdict}`, by: lidia, request: null, source: 'test', detail },
      ]);
    });
  }

  it('an approval leads to the reset; a denial tells the requester why, and needs no code', async () => {
    const approved = memory([pending()]);
    await approve(approved, ID, caller(lidia), proof(CODE));
    assert.ok(approved.jobs.some(({ name }) => name === 'carry-out'));
    const denied = memory([pending({ code: null, codesShown: 0 })]);
    await deny(denied, ID, caller(lidia), `Could not reach you${'!'.repeat(300)}`);
    assert.match(statusIn('denied', denied.requests.get(ID)).reason, /^Could not reach you!{181}$/);
    assert.ok(!denied.jobs.some(({ name }) => name === 'carry-out'));
  });
});

describe('who may not decide', () => {
  const asked = (requester: Person) => () => memory([pending({}, { requester })]);
  const tooLow = () => Object.assign(memory([pending()]), { mayReset: { allowed: false, because: 'role-too-low' } });
  const order = { mode: 'stopped', by: grady, at: AT } as const;
  const tooLowFor = { allowed: false, because: 'role-too-low' } as const;
  const stopped = () => Object.assign(memory([pending()]), { lockdown: order });
  const handedOver = (changes: Partial<Memory>) => () => Object.assign(memory([open.handled]), changes);
  const gone = () => memory([pending()], []);
  const disabled = { home: { where: 'unsure', because: 'disabled' } } as const;
  const becomesDisabled = () => memory([pending()], [{ ...meganAccount, ...disabled }]);
  const askerIs =
    (...accounts: readonly Account[]) =>
    () =>
      memory([pending({}, { requester: alex })], [meganAccount, ...accounts]);
  const both = ['approved', 'denied'] as const;
  const table: readonly (readonly [string, () => Memory, Person, NotAllowedReason, readonly (keyof typeof verbs)[]])[] =
    [
      ['whoever asked', asked(alex), alex, 'own-request', both],
      ['whose password it is', asked(alex), megan, 'own-password', both],
      ['somebody who asked for themselves', asked(megan), megan, 'own-password', both],
      ['whose roles do not reach', tooLow, lidia, 'role-too-low', both],
      ['anybody, while all is stopped', stopped, lidia, 'locked-down', ['approved']],
      ['whose password it is', handedOver({}), megan, 'own-password', ['handled', 'denied']],
      ['whose roles do not reach', handedOver({ mayReset: tooLowFor }), lidia, 'role-too-low', ['handled', 'denied']],
      ['anybody, while all is stopped', handedOver({ lockdown: order }), lidia, 'locked-down', ['handled']],
      ['anybody, the account being gone', gone, lidia, 'account-gone', ['approved']],
      ['anybody, the account being disabled by now', becomesDisabled, lidia, 'account-disabled', ['approved']],
      ['anybody, the requester being gone', askerIs(), lidia, 'requester-void', ['approved']],
      [
        'anybody, the requester being disabled',
        askerIs({ ...alexAccount, ...disabled }),
        lidia,
        'requester-void',
        ['approved'],
      ],
      [
        'anybody, the requester having left for elsewhere',
        askerIs({ ...guestAccount, ...alex }),
        lidia,
        'requester-void',
        ['approved'],
      ],
    ];
  for (const [who, prepare, person, because, refused] of table) {
    for (const verdict of refused) {
      it(`${who}: ${verdict} is refused with its reason, which is in the audit trail`, async () => {
        const deps = prepare();
        const before = deps.requests.get(ID);
        assert.deepEqual(await verbs[verdict](deps, person), { kind: 'not-allowed', because });
        assert.equal(deps.requests.get(ID), before);
        const entry = { at: AT, action: `refused:${verdict}`, by: person, request: ID, source: 'test' };
        assert.deepEqual(deps.audits, [{ ...entry, detail: { reference: 'PR-TEST22', because } }]);
      });
    }
  }

  it('under "lockdown stop" a request can still be denied', async () => {
    assert.equal((await verbs.denied(stopped(), lidia)).kind, 'moved');
  });

  it('stores a click whose rights cannot be read, and decides nothing', async () => {
    const error = new DirectoryUnavailable('503');
    for (const verdict of verdicts) {
      const deps = Object.assign(memory([open[verdict]]), { mayReset: error, isApprover: error });
      assert.equal((await verbs[verdict](deps, lidia)).kind, 'checking');
      assert.equal(deps.audits.map(({ action }) => action).join(), 'click-stored');
      assert.equal(deps.requests.get(ID)?.status.state, open[verdict].status.state);
    }
  });
});

describe('a click that comes too late', () => {
  for (const [name, status] of Object.entries(statuses)) {
    for (const verdict of verdicts) {
      const fits =
        verdict === 'denied'
          ? status.state === 'pending' || status.state === 'escalated'
          : status.state === (verdict === 'handled' ? 'escalated' : 'pending');
      if (fits) continue;
      it(`is told what became of the request: ${verdict}, when it is ${name}`, async () => {
        const deps = memory([requestIn(status)]);
        const request = requestIn(status);
        assert.deepEqual(await verbs[verdict](deps, alex), { kind: 'already', request });
        assert.deepEqual([deps.requests.get(ID), deps.audits], [request, []]);
      });
    }
  }

  it('tells nothing to someone who is not an approver, and is on record', async () => {
    for (const verb of Object.values(verbs)) {
      const deps = memory([requestIn(statuses.cancelled)]);
      deps.isApprover = false;
      assert.deepEqual(await verb(deps, alex), { kind: 'not-allowed', because: 'no-role' });
      assert.deepEqual(
        deps.audits.map(({ by, detail }) => [by, detail['because']]),
        [[alex, 'no-role']],
      );
    }
  });

  it('gives the same answer again to those who decided so, and to nobody else', async () => {
    const done = { ...statuses.done, firstApproval: { by: grady, at: AT } };
    const kindOf = async (verb: Verb, by: Person, status: Parameters<typeof requestIn>[0]) =>
      (await verb(memory([requestIn(status)]), by)).kind;
    assert.equal(await kindOf(verbs.approved, lidia, done), 'moved');
    assert.equal(await kindOf(verbs.approved, grady, done), 'moved');
    assert.equal(await kindOf(verbs.denied, lidia, done), 'already');
    assert.equal(await kindOf(verbs.approved, lidia, statuses.denied), 'already');
    assert.equal(await kindOf(verbs.denied, lidia, statuses.handled), 'already');
  });

  it('ends the request if it has expired, even if no job has done so yet', async () => {
    for (const verdict of ['approved', 'denied'] as const) {
      const deps = memory([pending()]);
      deps.now = '2026-11-22T11:00:00.000Z';
      const outcome = await verbs[verdict](deps, lidia);
      assert.deepEqual(outcome, { kind: 'already', request: deps.requests.get(ID) });
      assert.equal(stateOf(deps), 'expired');
    }
    const deps = memory([pending({ code: { ...statuses.pending.code, until: '2026-11-22T11:05:00.000Z' } })]);
    deps.now = '2026-11-22T10:59:59.999Z';
    assert.equal((await verbs.approved(deps, lidia)).kind, 'moved');
  });
});

describe('a click that someone else’s overtakes', () => {
  it('is tried again while it still fits: a reminder does not stop it', async () => {
    for (const verdict of ['approved', 'denied'] as const) {
      const deps = memory([pending()]);
      deps.overtakenBy.push(pending({ reminded: true }, { version: 4 }));
      assert.equal((await verbs[verdict](deps, lidia)).kind, 'moved');
      assert.equal(deps.requests.get(ID)?.version, 5);
    }
  });

  it('is decided again: after a cancellation it is too late', async () => {
    const deps = memory([pending()]);
    deps.overtakenBy.push(requestIn(statuses.cancelled, { version: 4 }));
    assert.equal((await verbs.approved(deps, lidia)).kind, 'already');
    assert.equal(stateOf(deps), 'cancelled');
  });
});

describe('the approver who has to hand a password over', () => {
  const code = { ...statuses.pending.code, hash: hashOf(CODE, alex) };
  const others = pending({ code }, { requester: alex });

  it('must be reachable before they approve: otherwise nothing changes', async () => {
    const deps = memory([others]);
    deps.unreachable.push(lidia.id);
    assert.deepEqual(await verbs.approved(deps, lidia), { kind: 'unreachable', request: others });
    assert.deepEqual([deps.requests.get(ID), deps.audits, deps.jobs], [others, [], []]);
  });

  it('need not be reachable if the owner reads it, or if the request is denied', async () => {
    for (const [request, verdict] of [
      [pending(), 'approved'],
      [others, 'denied'],
    ] as const) {
      const deps = memory([request]);
      deps.unreachable.push(lidia.id);
      assert.equal((await verbs[verdict](deps, lidia)).kind, 'moved');
    }
  });
});
