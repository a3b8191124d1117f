import assert from 'node:assert/strict';
import { requestCalled } from '../support/ids.ts';
import { requestCard, withRefresh } from '../../src/cards/request-card.ts';
import { locales } from '../../src/locales/index.ts';
import type { CardContext } from '../../src/cards/kit/card-context.ts';
import type { Audience } from '../../src/cards/request-card.ts';
import type { Request, Status } from '../../src/requests/model/request.ts';
import { faultsOf } from './support/card-library.ts';
import {
  megan,
  alex,
  cloudSubject,
  contextIn,
  guestSubject,
  homes,
  lockdowns,
  privilegedSubject,
  requestIn,
} from '../../sandbox/gallery/samples.ts';
import { afterwards } from '../../sandbox/gallery/sections/afterwards.ts';
import { approvedStatuses, firstApproval, escalatedFor, pendingFor, statuses } from '../../sandbox/gallery/statuses.ts';
import { isNode, ofType, runsOf, verbsOf } from './support/walk.ts';

const audiences: readonly Audience[] = ['requester', 'approvers', 'reminder', 'handover', 'owner', 'alert'];
const MOST_BYTES = 28 * 1024;
const [en] = locales;
assert.ok(en);
const inEnglish = contextIn(en);

/** Every state, for a requester's own password and for someone else's, and every home where no reset is possible. */
const requests: readonly Request[] = [
  ...statuses().map((status) => requestIn(status)),
  ...statuses().map((status) => requestIn(status, { requester: alex, who: { text: 'meganb@contoso.com' } })),
  ...[pendingFor(privilegedSubject, { firstApproval }), ...approvedStatuses(privilegedSubject, firstApproval)].map(
    (status) => requestIn(status),
  ),
  ...afterwards(cloudSubject).map((status) => requestIn(status)),
  ...afterwards(cloudSubject).map((status) =>
    requestIn(status, { requester: alex, who: { text: 'meganb@contoso.com' } }),
  ),
  ...homes.flatMap((home) =>
    [
      { state: 'redirected', invitedAgain: null, checking: [], subject: { ...guestSubject, home } } as const,
      escalatedFor({ ...guestSubject, home }),
    ].map((status) => requestIn(status)),
  ),
];

const only = (state: Status['state'], status?: Partial<Status>): Request => {
  const found = requests.find((request) => request.status.state === state && matches(request.status, status));
  assert.ok(found);
  return found;
};
const matches = (status: Status, wanted: Partial<Status> = {}): boolean =>
  Object.entries(wanted).every(([field, value]) => Object.entries(status).some(([f, v]) => f === field && v === value));

/** Every language, with and without a code, in the bot's and the approver's name, with everything that can be handed over, in every lockdown mode. */
const contexts: readonly CardContext[] = locales.flatMap((locale) => [
  contextIn(locale, { identityCode: false, resetAs: 'approver' }),
  contextIn(locale, { handOver: 'access-pass' }),
  ...[{ mode: 'off' } as const, ...lockdowns].map((lockdown) => contextIn(locale, { lockdown })),
]);

describe('the cards of a request', () => {
  const states = new Set(requests.map(({ status }) => status.state));
  for (const state of states) {
    it(`are valid and small in every language, for everybody who sees one, if it is ${state}`, () => {
      for (const request of requests.filter(({ status }) => status.state === state)) {
        for (const audience of audiences) {
          for (const context of contexts) {
            const card = requestCard(request, audience, context);
            assert.deepEqual(faultsOf(card), []);
            assert.equal(card.lang, context.locale.tag);
            assert.ok(card.fallbackText.includes(request.reference));
            assert.ok(Buffer.byteLength(JSON.stringify(card)) <= MOST_BYTES);
            assert.ok(!JSON.stringify(card).includes('SEALED'), 'a sealed password left its row');
          }
        }
      }
    });
  }
});

describe('the buttons of a request', () => {
  const verbs = (request: Request, audience: Audience): readonly string[] =>
    verbsOf(requestCard(request, audience, inEnglish));

  it('let approvers approve while it is pending and deny while it is open, and never afterwards', () => {
    for (const request of requests) {
      const { state } = request.status;
      const expected = state === 'pending' ? ['approve', 'deny'] : state === 'escalated' ? ['deny'] : [];
      const offered = verbs(request, 'approvers').filter((verb) => verb === 'approve' || verb === 'deny');
      assert.deepEqual(offered, expected, request.status.state);
    }
  });

  it('let approvers mark as handled only what a person has to do', () => {
    for (const request of requests) {
      const expected = request.status.state === 'escalated';
      assert.equal(verbs(request, 'approvers').includes('handled'), expected, request.status.state);
    }
  });

  it('let the requester cancel until it is decided', () => {
    for (const request of requests) {
      const open = ['choosing', 'pending', 'escalated', 'withheld'].includes(request.status.state);
      assert.equal(verbs(request, 'requester').includes('cancel'), open, request.status.state);
    }
  });

  it('include at most one primary button, for everybody', () => {
    for (const request of requests) {
      for (const audience of audiences) {
        const main = ofType(requestCard(request, audience, inEnglish), 'Action.Execute').filter(
          ({ style }) => style === 'positive',
        );
        assert.ok(main.length <= 1, `${request.status.state}, ${audience}`);
      }
    }
  });

  it('let the requester choose one of the matching accounts, by object id', () => {
    const card = requestCard(only('choosing'), 'requester', inEnglish);
    const choices = ofType(card, 'Action.Execute').filter(({ verb }) => verb === 'choose');
    assert.deepEqual(
      choices.map(({ data }) => (isNode(data) ? data['account'] : undefined)),
      [megan.id, alex.id],
    );
  });

  it('send only a verb, the request, and the chosen account or a code’s number; old clients send the same', () => {
    for (const request of requests) {
      for (const audience of audiences) {
        for (const { verb, data, fallback } of ofType(requestCard(request, audience, inEnglish), 'Action.Execute')) {
          assert.ok(isNode(data) && isNode(fallback));
          assert.equal(data['verb'], verb);
          assert.equal(data['request'], verb === 'start' ? undefined : request.id);
          assert.ok(Object.keys(data).every((key) => ['verb', 'request', 'account', 'code'].includes(key)));
          assert.equal(fallback['type'], 'Action.Submit');
          assert.deepEqual(fallback['data'], data);
        }
      }
    }
  });

  it('are in action sets, without which older clients do not see the fallback', () => {
    for (const request of requests) {
      const card = requestCard(request, 'approvers', inEnglish);
      const inSets = ofType(card, 'ActionSet').flatMap(({ actions }) => actions);
      assert.ok(ofType(card, 'Action.Execute').every((action) => inSets.includes(action)));
    }
  });

  it('require a reason for a denial', () => {
    const inputs = ofType(requestCard(only('pending'), 'approvers', inEnglish), 'Input.Text');
    const input = inputs.find(({ id }) => id === 'reason');
    assert.ok(input);
    assert.equal(input['isRequired'], true);
  });
});

describe('the approvers’ card', () => {
  it('shows everything a decision needs, and says what is no proof', () => {
    const request = requestIn(pendingFor(privilegedSubject), { requester: alex, who: { text: 'meganb@contoso.com' } });
    const card = requestCard(request, 'approvers', inEnglish);
    const said = runsOf(card).join('\n');
    const facts = [
      cloudSubject.name,
      cloudSubject.signInName,
      cloudSubject.id,
      'In this directory',
      alex.id,
      alex.name,
    ];
    const more = ['Helpdesk Administrator, Reports Reader', '3 May 2026, 08:01 UTC', '22 Nov 2026, 17:40 UTC'];
    for (const fact of [...facts, ...more, request.reason, request.reference]) assert.ok(said.includes(fact), fact);
    assert.ok(said.includes(en.approval.proof.not));
  });

  it('says who asked for someone else’s account', () => {
    const status = pendingFor(cloudSubject);
    const byOther = runsOf(requestCard(requestIn(status, { requester: alex }), 'approvers', inEnglish));
    const byOwner = runsOf(requestCard(requestIn(status), 'approvers', inEnglish));
    assert.ok(byOther.includes(en.values.requesterIsOther(alex.name)));
    assert.ok(byOwner.includes(en.values.requesterIsOwner(megan.name)));
  });

  it('says why a home is uncertain, and what to do by hand', () => {
    for (const home of homes) {
      if (home.where !== 'unsure') continue;
      const request = requestIn(escalatedFor({ ...guestSubject, home }));
      const said = runsOf(requestCard(request, 'approvers', inEnglish));
      assert.ok(said.includes(en.approval.unsure[home.because].what), home.because);
      assert.ok(said.includes(en.approval.unsure[home.because].next), home.because);
    }
  });

  it('says nothing about roles that were not looked up', () => {
    const card = requestCard(
      requestIn({ state: 'redirected', subject: guestSubject, invitedAgain: null, checking: [] }),
      'approvers',
      inEnglish,
    );
    assert.ok(!ofType(card, 'TextBlock').some(({ text }) => text === en.labels.roles));
  });
});

describe('a card that refreshes itself', () => {
  const card = requestCard(only('pending'), 'requester', inEnglish);

  it('asks for a refresh, for at most sixty people', () => {
    const many = Array.from({ length: 70 }, (_, at) => `29:${at}`);
    const refreshed = withRefresh(card, requestCalled('r'), many);
    assert.deepEqual(refreshed['refresh'], {
      action: { type: 'Action.Execute', verb: 'refresh', data: { verb: 'refresh', request: requestCalled('r') } },
      userIds: many.slice(0, 60),
    });
    assert.deepEqual(faultsOf(refreshed), []);
  });

  it('is otherwise the same card', () => {
    assert.deepEqual(
      { ...withRefresh(card, requestCalled('r'), []), refresh: undefined },
      { ...card, refresh: undefined },
    );
  });
});
