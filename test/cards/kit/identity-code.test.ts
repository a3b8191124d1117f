import assert from 'node:assert/strict';
import { asKeyedHash } from '../../../src/requests/model/secrets/sealed.ts';
import { approvalCard } from '../../../src/cards/approvers/approval-card.ts';
import type { Card } from '../../../src/cards/kit/card.ts';
import { codeCard } from '../../../src/cards/requester/code-card.ts';
import { requestCard } from '../../../src/cards/request-card.ts';
import { locales } from '../../../src/locales/index.ts';
import { CODES_PER_REQUEST } from '../../../src/requests/rules/policy.ts';
import { type IdentityCode, isUndecided, type RequestIn } from '../../../src/requests/model/request.ts';
import type { CodeProblem } from '../../../src/requests/model/reasons.ts';
import { LATER, cloudSubject, contextIn, requestIn } from '../../../sandbox/gallery/samples.ts';
import { firstApproval, pendingFor, statuses } from '../../../sandbox/gallery/statuses.ts';
import { faultsOf } from '../support/card-library.ts';
import { isNode, nodesOf, ofType, runsOf, verbsOf } from '../support/walk.ts';

const [en] = locales;
assert.ok(en);
const inEnglish = contextIn(en);
const withoutCode = contextIn(en, { identityCode: false });
const good: IdentityCode = { hash: asKeyedHash('HASH'), until: '2026-11-22T18:02:00.000Z', wrong: [] };
const usedUp: IdentityCode = { ...good, wrong: ['A', 'B', 'C', 'D', 'E'].map(asKeyedHash) };

type Pending = Partial<RequestIn<'pending'>['status']>;
const pending = (over: Pending = {}): ReturnType<typeof requestIn> => requestIn(pendingFor(cloudSubject, over));
const requesterCard = (over: Pending = {}): Card => requestCard(pending(over), 'requester', inEnglish);
const said = (card: Card): string => runsOf(card).join('\n');
const button = (card: Card): readonly unknown[] | undefined =>
  ofType(card, 'Action.Execute')
    .filter(({ verb }) => verb === 'show-code')
    .map(({ title, style, data }) => [title, style, isNode(data) ? data['code'] : undefined])[0];

describe('the requester’s card, if approvals need a code', () => {
  it('says that they are contacted another way, and offers a first code as the primary button', () => {
    const card = requesterCard();
    assert.match(said(card), /contacted another way, by phone or in person, and asked for a code/u);
    assert.deepEqual(button(card), ['Show my code', 'positive', '1']);
    assert.deepEqual(verbsOf(card), ['show-code', 'cancel', 'not-me']);
  });

  it('says until when a code is valid, and offers the same one again, even the last', () => {
    for (const codesShown of [1, CODES_PER_REQUEST]) {
      const card = requesterCard({ code: good, codesShown });
      assert.match(said(card), /good until 18:02 UTC/u);
      assert.deepEqual(button(card), ['Show my code again', 'default', `${codesShown}`]);
    }
  });

  it('says that a code’s time is over, and offers another as the primary button', () => {
    const card = requesterCard({ code: { ...good, until: LATER }, codesShown: 1 });
    assert.match(said(card), /code has expired/u);
    assert.deepEqual(button(card), ['Show a new code', 'positive', '2']);
  });

  it('says that a code is no longer valid after too many wrong ones, and offers another as the primary button', () => {
    const card = requesterCard({ code: usedUp, codesShown: 2 });
    assert.match(said(card), /no longer good: a wrong one was typed too often/u);
    assert.deepEqual(button(card), ['Show a new code', 'positive', '3']);
  });

  it('asks for another code for the second approver', () => {
    const card = requesterCard({ firstApproval, codesShown: 1 });
    assert.match(said(card), /The second admin contacts you as well, and asks you for a new code/u);
    assert.deepEqual(button(card), ['Show a new code', 'positive', '2']);
  });

  it('offers none after the last one, and says what to do then', () => {
    for (const over of [{ code: { ...good, until: LATER } }, { code: usedUp }, { firstApproval }]) {
      const card = requesterCard({ ...over, codesShown: CODES_PER_REQUEST });
      assert.equal(button(card), undefined);
      assert.match(said(card), /no more codes for this request.*cancel the request and ask again/u);
    }
  });

  it('never contains the code, nor anything to derive it from', () => {
    for (const audience of ['requester', 'approvers', 'reminder'] as const) {
      const card = requestCard(pending({ code: usedUp, codesShown: 1 }), audience, inEnglish);
      assert.doesNotMatch(JSON.stringify(card), /HASH|"[A-E]"/u);
    }
  });
});

describe('the card with the code', () => {
  for (const locale of locales) {
    const card = codeCard({ locale, digits: '048213', until: good.until, now: LATER, reference: 'PR-7K4MQ2' });

    it(`shows six digits in two large groups, and reads them out one by one, in ${locale.tag}`, () => {
      const run = ofType(card, 'TextRun').find(({ fontType }) => fontType === 'Monospace');
      assert.equal(run?.['text'], '048 213');
      assert.equal(run['size'], 'ExtraLarge');
      const { speak } = card;
      assert.ok(typeof speak === 'string');
      assert.match(speak, /0 4 8, 2 1 3$/u);
      assert.deepEqual(faultsOf(card), []);
    });

    it(`says to whom to read them out, that nobody asks for them in writing, and until when they are valid, in ${locale.tag}`, () => {
      const { only, never } = locale.identityCode;
      const soon = locale.soon(10, locale.time(good.until));
      for (const text of [only, never, locale.identityCode.again(soon)]) assert.ok(runsOf(card).includes(text), text);
    });

    it(`has them nowhere that is read from afar, and sends them nowhere, in ${locale.tag}`, () => {
      assert.doesNotMatch(card.fallbackText, /0\s?4\s?8/u);
      assert.deepEqual(verbsOf(card), []);
    });
  }
});

describe('the approvers’ card, if the requester has to read out a code', () => {
  const card = requestCard(pending(), 'approvers', inEnglish);
  const input = ofType(card, 'Input.Text').find(({ id }) => id === 'code');

  it('has a field for six digits, which a denial can leave empty', () => {
    assert.ok(input);
    assert.equal(input['maxLength'], 9);
    assert.notEqual(input['isRequired'], true);
    const pattern = new RegExp(String(input['regex']), 'u');
    for (const text of ['048213', '048 213']) assert.match(text, pattern);
    for (const text of ['04821', '0482134', '04 82 13', 'abcdef']) assert.doesNotMatch(text, pattern);
    assert.match(String(input['errorMessage']), /To deny, leave this empty/u);
  });

  it('says what to do before approving, and what is no proof', () => {
    const runs = runsOf(card);
    assert.ok(runs.includes(en.approval.proof.reachForCode));
    for (const claim of [/message in Teams/u, /display name/u, /number a call comes from/u, /this request itself/u])
      assert.match(said(card), claim);
  });

  it('shows no problem before there is one, nor once the request is decided', () => {
    const styles = (of: Card): readonly unknown[] => ofType(of, 'Container').map(({ style }) => style);
    assert.ok(!styles(card).includes('attention'));
    for (const status of statuses().filter((status) => !isUndecided(status))) {
      const request = requestIn(status);
      const problem: CodeProblem = { because: 'wrong', triesLeft: 1 };
      assert.deepEqual(approvalCard(request, inEnglish, { problem }), approvalCard(request, inEnglish));
    }
  });

  const problems: readonly (readonly [title: string, CodeProblem, Pending, said: RegExp])[] = [
    ['a wrong code', { because: 'wrong', triesLeft: 3 }, { code: good, codesShown: 1 }, /After 3 more wrong ones/u],
    ['a last try', { because: 'wrong', triesLeft: 1 }, { code: good, codesShown: 1 }, /After one more wrong one/u],
    ['nothing typed', { because: 'none', triesLeft: 5 }, { code: good, codesShown: 1 }, /type its six digits/u],
    ['nothing shown yet', { because: 'none', triesLeft: 0 }, {}, /press “Show my code”/u],
    [
      'nothing shown since the first approval',
      { because: 'none', triesLeft: 0 },
      { firstApproval, codesShown: 1 },
      /press “Show a new code”/u,
    ],
    [
      'a code whose time is over',
      { because: 'expired', triesLeft: 5 },
      { code: good, codesShown: 1 },
      /has expired.*“Show a new code”/u,
    ],
    [
      'a code that was typed wrongly too often',
      { because: 'used-up', triesLeft: 0 },
      { code: usedUp, codesShown: 1 },
      /too often.*“Show a new code”/u,
    ],
    [
      'the last code, used up',
      { because: 'used-up', triesLeft: 0 },
      { code: usedUp, codesShown: CODES_PER_REQUEST },
      /no more codes: deny it/u,
    ],
  ];
  for (const [title, problem, over, expected] of problems) {
    it(`says right below the field what is wrong and what to do: ${title}`, () => {
      const drawn = approvalCard(pending(over), inEnglish, { problem });
      const nodes = nodesOf(drawn);
      const below = nodes.slice(nodes.findIndex(({ id }) => id === 'code')).find(({ type }) => type === 'TextRun');
      assert.match(String(below?.['text']), expected);
      assert.deepEqual(faultsOf(drawn), []);
    });
  }

  it('uses the names of the requester’s buttons', () => {
    for (const { approval, buttons } of locales) {
      assert.ok(approval.code.next.showFirst.includes(`“${buttons.showCode}”`));
      assert.ok(approval.code.next.showNew.includes(`“${buttons.newCode}”`));
    }
  });
});

describe('if the operator has turned codes off', () => {
  it('no card tells of one', () => {
    for (const over of [{}, { code: good, codesShown: 1 }, { firstApproval, codesShown: 1 }]) {
      for (const audience of ['requester', 'approvers'] as const) {
        const card = requestCard(pending(over), audience, withoutCode);
        assert.doesNotMatch(JSON.stringify(card), /\bcode\b/iu);
      }
    }
    const requester = requestCard(pending(), 'requester', withoutCode);
    assert.match(said(requester), /nothing you need to do now/u);
  });

  it('the requester still has to be reached before an approval', () => {
    const runs = runsOf(requestCard(pending(), 'approvers', withoutCode));
    assert.ok(runs.includes(en.approval.proof.reach));
  });
});
