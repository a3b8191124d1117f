import assert from 'node:assert/strict';
import { Password } from '../../src/requests/model/secrets/password.ts';
import { askCard, askOwnCard } from '../../src/cards/requester/ask-card.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import { errorCard, noticeCard } from '../../src/cards/message-cards.ts';
import { revealCard } from '../../src/cards/requester/reveal-card.ts';
import { type Locale, locales } from '../../src/locales/index.ts';
import { faultsOf } from './support/card-library.ts';
import { megan, alex, lidia, cloudSubject, contextIn, LATER, requestIn } from '../../sandbox/gallery/samples.ts';
import { disownedBy, firstApproval, escalatedFor, pendingFor, statuses } from '../../sandbox/gallery/statuses.ts';
import { isNode, ofType, runsOf, verbsOf } from './support/walk.ts';
import { helpCard, welcomeCard } from '../../src/cards/help-cards.ts';
import { pendingCard, statusCard } from '../../src/cards/list-cards.ts';
import { alreadyDecidedCard, notAllowedCard } from '../../src/cards/approvers/click-without-effect.ts';

const [en] = locales;
assert.ok(en);
const inEnglish = contextIn(en);
const all = statuses().map((status) => requestIn(status));
const denied = requestIn({
  state: 'denied',
  reason: 'no',
  subject: cloudSubject,
  decision: { by: lidia, at: LATER },
});

const cardsIn = (locale: Locale): readonly Card[] => [
  askCard({ locale }),
  askCard({ locale, whose: 'mine', reason: 'x', missing: ['reason'] }),
  askCard({ locale, who: 'x', missing: ['who'] }),
  askOwnCard({ locale, name: 'Megan Bowen', reason: 'x' }),
  helpCard(locale, { canApprove: true }),
  helpCard(locale, { canApprove: false }),
  welcomeCard(locale),
  statusCard(contextIn(locale), all),
  statusCard(contextIn(locale), []),
  pendingCard(contextIn(locale), all),
  pendingCard(contextIn(locale), []),
  noticeCard(locale, 'x'),
  errorCard(locale, 'E-1'),
  alreadyDecidedCard(contextIn(locale), denied),
  notAllowedCard(locale, 'no-role'),
  notAllowedCard(locale, 'own-password'),
  notAllowedCard(locale, 'not-the-approver'),
  revealCard({ locale, secret: 'password', password: new Password('x'), signInName: 'x', now: LATER, reference: 'x' }),
  revealCard({
    locale,
    secret: 'access-pass',
    password: new Password('x'),
    signInName: 'x',
    now: LATER,
    reference: 'x',
  }),
];

/** What stands right below a field. */
const partBelow = (card: Card, field: string): unknown =>
  card.body[card.body.findIndex((part) => isNode(part) && part['id'] === field) + 1];

describe('every other card', () => {
  for (const locale of locales) {
    it(`is valid in ${locale.tag}, states its language, and has a plain line`, () => {
      for (const card of cardsIn(locale)) {
        assert.deepEqual(faultsOf(card), []);
        assert.equal(card.lang, locale.tag);
        assert.notEqual(card.fallbackText, '');
      }
    });
  }
});

describe('the ask card', () => {
  const input = (card: Card, id: string): Readonly<Record<string, unknown>> => {
    const found = ['Input.Text', 'Input.ChoiceSet']
      .flatMap((type) => ofType(card, type))
      .find((node) => node['id'] === id);
    assert.ok(found);
    return found;
  };

  it('asks whose and why, and preselects nothing', () => {
    const card = askCard({ locale: en });
    assert.equal(input(card, 'whose')['value'], '');
    assert.equal(input(card, 'whose')['isRequired'], true);
    assert.equal(input(card, 'reason')['isRequired'], true);
    assert.equal(input(card, 'reason')['maxLength'], 200);
  });

  it('keeps earlier answers', () => {
    const other = askCard({ locale: en, who: 'alexw@contoso.com', reason: 'forgotten' });
    assert.equal(input(other, 'whose')['value'], 'other');
    assert.equal(input(other, 'who')['value'], 'alexw@contoso.com');
    assert.equal(input(other, 'reason')['value'], 'forgotten');
    assert.equal(input(askCard({ locale: en, whose: 'mine' }), 'whose')['value'], 'mine');
  });

  it('says what is missing', () => {
    const card = askCard({ locale: en, missing: ['who'] });
    assert.ok(runsOf(card).includes(en.ask.missing.who));
    const doubts = [
      ['both', 'whose'],
      ['several', 'who'],
      ['unclear', 'who'],
    ] as const;
    for (const [kind, field] of doubts) {
      const doubt = { kind, named: ['a', 'b'], onCard: true } as const;
      const below = partBelow(askCard({ locale: en, doubt, missing: ['reason'] }), field);
      assert.ok(runsOf(below).includes(en.ask.doubts[kind]('a, b')), kind);
    }
    assert.ok(
      runsOf(partBelow(askCard({ locale: en, missing: ['who', 'reason'] }), 'reason')).includes(en.ask.missing.reason),
    );
  });

  it('can be cancelled without filling anything in', () => {
    const [ask, cancel] = ofType(askCard({ locale: en }), 'Action.Execute');
    assert.deepEqual([ask?.['verb'], cancel?.['verb']], ['ask', 'cancel-ask']);
    assert.equal(cancel?.['associatedInputs'], 'none');
  });

  it('asks nothing that has to be filled in, where it is their own', () => {
    const card = askOwnCard({ locale: en, name: 'Megan Bowen', reason: 'I forgot it' });
    assert.deepEqual(verbsOf(card), ['ask', 'start-other', 'cancel-ask']);
    const inputs = ofType(card, 'Input.Text');
    assert.deepEqual(
      inputs.map(({ id, value, isRequired }) => [id, value, isRequired]),
      [['reason', 'I forgot it', undefined]],
    );
  });
});

describe('the lists', () => {
  it('show each of a person’s requests with its state and reference', () => {
    const said = runsOf(statusCard(inEnglish, [denied])).join('\n');
    for (const text of [en.states.denied, denied.reference, 'meganb@contoso.com']) assert.ok(said.includes(text), text);
  });

  it('offer a first request to people who have none', () => {
    assert.deepEqual(verbsOf(statusCard(inEnglish, [])), ['start']);
    assert.deepEqual(verbsOf(statusCard(inEnglish, [denied])), []);
  });

  it('show approvers open requests: whose, who asked, and when', () => {
    const waiting = requestIn(pendingFor(cloudSubject), { requester: alex });
    const said = runsOf(pendingCard(inEnglish, [waiting])).join('\n');
    for (const text of [megan.name, alex.name, '22 Nov 2026, 17:40 UTC']) assert.ok(said.includes(text), text);
    assert.ok(runsOf(pendingCard(inEnglish, [])).includes(en.lists.pendingEmpty));
  });

  it('tell approvers what to do about those that need more than an approval', () => {
    const escalated = requestIn(escalatedFor(cloudSubject));
    const second = requestIn(pendingFor(cloudSubject, { firstApproval }));
    const said = runsOf(pendingCard(inEnglish, [escalated, second, requestIn(pendingFor(cloudSubject))]));
    for (const text of [en.lists.byHand, en.lists.second, en.states.pending]) assert.ok(said.includes(text), text);
  });

  it('lead approvers to each request, and to those that are not on this card', () => {
    const many = Array.from({ length: 11 }, () => requestIn(pendingFor(cloudSubject)));
    assert.deepEqual(verbsOf(pendingCard(inEnglish, many.slice(1))), Array(10).fill('show-approval'));
    assert.deepEqual(verbsOf(pendingCard(inEnglish, many)), [...Array<string>(10).fill('show-approval'), 'pending']);
  });

  it('show no more than ten', () => {
    const many = Array.from({ length: 30 }, () => denied);
    assert.equal(runsOf(statusCard(inEnglish, many)).filter((text) => text === en.states.denied).length, 10);
  });
});

describe('the help card', () => {
  it('offers a reset, and approvers their own commands', () => {
    assert.deepEqual(verbsOf(helpCard(en, { canApprove: false })), ['start']);
    const commands = (canApprove: boolean): boolean =>
      runsOf(helpCard(en, { canApprove })).some((text) => text === 'approvals here');
    assert.equal(commands(true), true);
    assert.equal(commands(false), false);
  });

  it('tells approvers how a lockdown is ordered and ended', () => {
    for (const write of ['lockdown on', 'lockdown stop', 'lockdown off', 'pending'])
      assert.ok(runsOf(helpCard(en, { canApprove: true })).includes(write), write);
  });
});

describe('a click that was not allowed', () => {
  it('says why, and in a lockdown that the request waits', () => {
    assert.ok(runsOf(notAllowedCard(en, 'not-in-group')).includes(en.notAllowed['not-in-group']));
    const stopped = notAllowedCard(en, 'locked-down');
    assert.equal(stopped.fallbackText, en.approval.titles.stopped);
    assert.ok(runsOf(stopped).includes(en.notAllowed['locked-down']));
  });
});

describe('a click that came too late', () => {
  it('is told who decided what, and when', () => {
    const card = alreadyDecidedCard(contextIn(en), denied);
    const said = runsOf(card).join('\n');
    for (const text of [en.approval.titles.denied, lidia.name, '22 Nov 2026, 17:52 UTC'])
      assert.ok(said.includes(text));
    assert.deepEqual(verbsOf(card), []);
  });

  it('is told of both approvers, if there were two', () => {
    const decision = { by: lidia, at: LATER };
    const approved = requestIn({ state: 'approved', subject: cloudSubject, decision, firstApproval, grant: null });
    const said = runsOf(alreadyDecidedCard(contextIn(en), approved));
    for (const text of ['Grady Archie, 22 Nov 2026, 17:46 UTC', 'Lidia Holloway, 22 Nov 2026, 17:52 UTC'])
      assert.ok(said.includes(text), text);
  });

  it('is told whose account it was, since the approver reads this, not the owner', () => {
    const said = runsOf(alreadyDecidedCard(contextIn(en), denied));
    assert.ok(said.includes(`${megan.name} (meganb@contoso.com)`));
    assert.ok(!said.join('\n').includes(en.values.yourself));
  });

  it('is told that the owner stopped it, and when', () => {
    const frozen = requestIn({ state: 'frozen', subject: cloudSubject, disowned: disownedBy(cloudSubject) });
    const said = runsOf(alreadyDecidedCard(contextIn(en), frozen));
    for (const text of [en.approval.titles.frozen, 'Megan Bowen, 22 Nov 2026, 17:58 UTC'])
      assert.ok(said.includes(text), text);
  });

  it('is told if nobody decided', () => {
    const expired = requestIn({ state: 'expired', at: LATER, subject: cloudSubject });
    const said = runsOf(alreadyDecidedCard(contextIn(en), expired)).join('\n');
    for (const text of [en.approval.titles.expired, '22 Nov 2026, 17:52 UTC']) assert.ok(said.includes(text));
  });
});

describe('an error', () => {
  it('says what happened, what to do next, and a reference', () => {
    const said = runsOf(errorCard(en, 'E-1A2B')).join('\n');
    assert.ok(said.includes(en.error.text) && said.includes('E-1A2B'));
  });
});
