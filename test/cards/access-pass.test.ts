import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/kit/card.ts';
import { requestCard } from '../../src/cards/request-card.ts';
import { locales } from '../../src/locales/index.ts';
import type { Audience } from '../../src/cards/request-card.ts';
import type { Status } from '../../src/requests/model/request.ts';
import { alreadyDecidedCard } from '../../src/cards/approvers/click-without-effect.ts';
import { passStatuses } from '../../sandbox/gallery/sections/afterwards.ts';
import { LATER, alex, cloudSubject, contextIn, privilegedSubject, requestIn } from '../../sandbox/gallery/samples.ts';
import {
  approvedStatuses,
  doneFor,
  erased,
  pendingFor,
  resettingFor,
  revealed,
} from '../../sandbox/gallery/statuses.ts';
import { runsOf, verbsOf } from './support/walk.ts';

const [en] = locales;
assert.ok(en);
const passes = contextIn(en, { handOver: 'access-pass', accessPassApprovers: 1 });
const pass = { secret: 'access-pass' } as const;
const forOther = { requester: alex, who: { text: 'meganb@contoso.com' } };
const everybody: readonly Audience[] = ['requester', 'approvers', 'reminder', 'handover', 'owner', 'alert'];
const card = (status: Status, audience: Audience, over = {}): Card =>
  requestCard(requestIn(status, over), audience, passes);
const all = (of: Card): string => [of.fallbackText, ...runsOf(of)].join('\n');
const isDisowned = (status: Status): boolean => 'disowned' in status && status.disowned !== null;

describe('if a Temporary Access Pass is handed over', () => {
  const before: readonly Status[] = [
    pendingFor(cloudSubject),
    pendingFor(privilegedSubject),
    ...approvedStatuses(cloudSubject, null).filter(({ state }) => state === 'approved'),
  ];
  const statuses: readonly Status[] = [...before, ...passStatuses(cloudSubject).map(([, status]) => status)];

  it('no card says that the password was reset, or promises a temporary password', () => {
    for (const status of statuses.filter((each) => !isDisowned(each))) {
      for (const audience of everybody) {
        for (const over of [{}, forOther]) {
          const text = all(card(status, audience, over));
          assert.doesNotMatch(
            text,
            /temporary password|password (?:was|is being|is) reset|old password/iu,
            status.state,
          );
        }
      }
    }
  });

  it('approvers are asked for a pass, and told who is shown it', () => {
    const own = card(pendingFor(cloudSubject), 'approvers');
    assert.ok(own.fallbackText.startsWith('Approve a Temporary Access Pass?'));
    assert.match(all(own), /If you approve, Megan Bowen is shown a Temporary Access Pass once, in private/u);
    assert.match(all(card(pendingFor(cloudSubject), 'approvers', forOther)), /you are shown a Temporary Access Pass/u);
    assert.match(
      all(card(pendingFor(privilegedSubject), 'approvers')),
      /Once both have approved, Megan Bowen is shown/u,
    );
  });

  it('if two have to approve any pass, the cards say so, and why', () => {
    const two = contextIn(en, { handOver: 'access-pass', accessPassApprovers: 2 });
    const request = requestIn(pendingFor(cloudSubject));
    const [approvers, requester] = [requestCard(request, 'approvers', two), requestCard(request, 'requester', two)];
    assert.match(all(approvers), /Two approvers are needed: a Temporary Access Pass opens more/u);
    assert.match(all(approvers), /Once both have approved, Megan Bowen is shown/u);
    assert.match(all(requester), /Two admins must agree before you are given/u);
    const password = requestCard(request, 'approvers', contextIn(en, { accessPassApprovers: 2 }));
    assert.doesNotMatch(all(password), /Two approvers|both/u);
  });

  it('the requester reads what has to be agreed to', () => {
    assert.match(
      all(card(pendingFor(cloudSubject), 'requester')),
      /before you are given a temporary pass to sign in with/u,
    );
    assert.match(all(card(pendingFor(privilegedSubject), 'requester')), /Two admins must agree before you are given/u);
  });

  it('its reader learns that it is for one sign-in and a short time only', () => {
    const own = card(doneFor(cloudSubject, pass), 'requester');
    assert.match(all(own), /lets you sign in once, instead of your password/u);
    assert.match(all(own), /valid for a short time only/u);
    assert.deepEqual(verbsOf(own), ['reveal', 'not-me']);
    const approver = card(doneFor(cloudSubject, pass), 'handover', forOther);
    assert.match(all(approver), /good for one sign-in, and for a short time only/u);
    assert.deepEqual(verbsOf(approver), ['reveal']);
  });

  it('an unread one expires by itself: the password is unchanged', () => {
    const status = doneFor(cloudSubject, { ...pass, handover: erased });
    const own = card(status, 'requester');
    assert.ok(own.fallbackText.startsWith('The temporary pass has expired'));
    for (const each of [own, card(status, 'handover', forOther), card(status, 'owner', forOther)]) {
      assert.match(all(each), /It expires by itself/u);
      assert.match(all(each), /as it was/u);
    }
    assert.doesNotMatch(all(card(status, 'approvers')), /nobody knows|Left alone/u);
  });

  it('it is called a pass after it was shown', () => {
    const status = doneFor(cloudSubject, { ...pass, handover: revealed });
    assert.match(all(card(status, 'requester')), /The Temporary Access Pass was shown at 22 Nov 2026, 17:53 UTC/u);
    assert.match(all(card(status, 'owner', forOther)), /hands a Temporary Access Pass over to you in person/u);
    assert.match(all(card(status, 'requester', forOther)), /The password stays as it is/u);
  });

  it('an approver who is too late reads about a pass, made or about to be made', () => {
    const [approved] = approvedStatuses(cloudSubject, null);
    assert.ok(approved);
    for (const [status, title] of [
      [doneFor(cloudSubject, pass), en.secrets['access-pass'].titles.done],
      [resettingFor(cloudSubject, { attempt: { ...pass, step: 'begun' } }), en.secrets['access-pass'].titles.resetting],
      [approved, en.secrets['access-pass'].titles.approved],
    ] as const)
      assert.ok(runsOf(alreadyDecidedCard(passes, requestIn(status))).includes(title), title);
  });

  it('a failure after an attempt leaves a pass that nobody has seen, and the password unchanged', () => {
    const decided = { subject: cloudSubject, decision: { by: alex, at: LATER }, firstApproval: null };
    const status: Status = { state: 'failed', at: LATER, because: 'directory-unavailable', tried: true, ...decided };
    assert.match(
      all(card(status, 'approvers')),
      /A pass may have been made that nobody has seen: it expires by itself/u,
    );
    assert.match(all(card(status, 'requester')), /The password is as it was/u);
  });

  it('if the tenant’s policy allows none, the approvers are told, and the requester in plain words', () => {
    const decided = { subject: cloudSubject, decision: { by: alex, at: LATER }, firstApproval: null };
    const status: Status = { state: 'failed', at: LATER, because: 'pass-not-allowed', tried: false, ...decided };
    assert.match(all(card(status, 'approvers')), /policy does not allow a Temporary Access Pass/u);
    assert.match(all(card(status, 'requester')), /not allowed to give out a temporary pass, so nothing was changed/u);
    assert.deepEqual(verbsOf(card(status, 'requester')), []);
  });
});
