/** What an approver sees at a glance, and what is behind the fold. */
import assert from 'node:assert/strict';
import { requestCard } from '../../../src/cards/request-card.ts';
import { subjectOf } from '../../../src/requests/model/about.ts';
import { locales } from '../../../src/locales/index.ts';
import { asSealed } from '../../../src/requests/model/secrets/sealed.ts';
import type { Request, Status } from '../../../src/requests/model/request.ts';
import {
  alex,
  cloudSubject,
  contextIn,
  grady,
  lidia,
  lockdowns,
  megan,
  privilegedSubject,
  requestIn,
} from '../../../sandbox/gallery/samples.ts';
import { escalatedFor, firstApproval, pendingFor, statuses } from '../../../sandbox/gallery/statuses.ts';
import { type Node, isNode, nodesOf, ofType, runsOf } from '../support/walk.ts';

const [en] = locales;
assert.ok(en);
const inEnglish = contextIn(en);
const [twoOrdered] = lockdowns;
const forOther = { requester: alex, who: { text: 'meganb@contoso.com' } };

const cardOf = (status: Status, over: Partial<Request> = {}, context = inEnglish) =>
  requestCard(requestIn(status, over), 'approvers', context);

/** The card as it is before anyone opens a part of it. */
function closed(card: unknown): Node {
  const shut: unknown = JSON.parse(
    JSON.stringify(card, (_field, value: unknown) =>
      isNode(value) && value['type'] === 'Action.ShowCard' ? { title: value['title'] } : value,
    ),
  );
  assert.ok(isNode(shut));
  return shut;
}

/** What the one box that stands out says. */
function standsOut(card: unknown): readonly string[] {
  const boxes = nodesOf(card).filter(({ type, style }) => type === 'Container' && style === 'warning');
  assert.ok(boxes.length <= 1);
  return runsOf(boxes);
}

describe('the approvers’ card while it waits', () => {
  it('asks whose password is to be reset', () => {
    const [question, asked] = runsOf(cardOf(pendingFor(cloudSubject)));
    assert.equal(question, 'Reset Megan Bowen’s password?');
    assert.equal(asked, 'Asked by the account’s owner, meganb@contoso.com. Why: “Forgotten after the holidays”');
  });

  it('asks for a second approval, and names who gave the first', () => {
    const runs = runsOf(closed(cardOf(pendingFor(cloudSubject, { firstApproval }))));
    assert.equal(runs[0], 'Second approval: reset Megan Bowen’s password?');
    assert.ok(runs.includes(en.approval.two.second('Grady Archie')));
  });

  it('names nobody in its notification', () => {
    for (const status of [pendingFor(cloudSubject), escalatedFor(cloudSubject, { firstApproval })])
      assert.ok(!cardOf(status, forOther).fallbackText.includes('Megan'));
  });

  it('names both by the sign-in name as well, where someone asks for someone else', () => {
    const runs = runsOf(cardOf(pendingFor(cloudSubject), { requester: { ...alex, signInName: 'alexw@contoso.com' } }));
    assert.match(runs[1] ?? '', /^Asked by Alex Wilber \(alexw@contoso\.com\), for meganb@contoso\.com\. Why: /u);
  });

  it('says that no reason was given', () => {
    assert.ok(runsOf(cardOf(pendingFor(cloudSubject), { reason: '' }))[1]?.endsWith(' No reason given.') === true);
  });

  it('has ids, dates and roles behind one fold', () => {
    const card = cardOf(pendingFor(privilegedSubject), forOther);
    const glance = JSON.stringify({ ...closed(card), refresh: null });
    for (const detail of [megan.id, alex.id, 'Nov 2026', 'Reports Reader', 'PR-7K4MQ2"']) {
      assert.ok(!runsOf(closed(card)).join('\n').includes(detail), detail);
      assert.ok(JSON.stringify(card).includes(detail), detail);
    }
    assert.ok(glance.includes('Details'));
    const folds = ofType(card, 'Action.ShowCard').map(({ title }) => title);
    assert.deepEqual(folds, ['Deny…', 'Details']);
  });

  it('says in one line whose rights are being read, however many have pressed', () => {
    const checking = [lidia, grady].map((by) => ({ by, click: asSealed<'click'>('SEALED') }));
    const said = runsOf(cardOf(pendingFor(cloudSubject, { checking }))).filter((text) => text.startsWith('Checking'));
    assert.equal(said.length, 1);
    for (const { name } of [lidia, grady]) assert.ok(said[0]?.includes(name));
  });

  it('says in one place what is unusual, the most severe first; nothing of an ordinary request', () => {
    const { privileged, other, lockdown } = en.approval.unusual;
    assert.deepEqual(standsOut(cardOf(pendingFor(cloudSubject))), []);
    assert.deepEqual(standsOut(cardOf(pendingFor(cloudSubject), forOther)), [other]);
    const young = {
      ...cloudSubject,
      created: '2026-11-20T17:40:00.000Z',
      lastPasswordChange: '2026-11-20T17:40:00.000Z',
    };
    assert.deepEqual(standsOut(cardOf(pendingFor(young), forOther)), [`Account is 2 days old · ${other}`]);
    const context = contextIn(en, { lockdown: twoOrdered ?? { mode: 'off' } });
    assert.deepEqual(standsOut(cardOf(pendingFor(privilegedSubject), forOther, context)), [
      `${lockdown['two-approvers']} · ${privileged} · ${other}`,
    ]);
  });
});

describe('the approvers’ card afterwards', () => {
  it('says whose request it was, and has nothing to fill in', () => {
    for (const status of statuses()) {
      if (!['denied', 'cancelled', 'done', 'failed'].includes(status.state) || subjectOf({ status }) === null) continue;
      const runs = runsOf(closed(cardOf(status, forOther)));
      assert.ok(runs.includes('Megan Bowen (meganb@contoso.com), asked by Alex Wilber.'), status.state);
      assert.deepEqual(ofType(cardOf(status), 'Input.Text'), []);
    }
  });
});
