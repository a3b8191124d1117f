import assert from 'node:assert/strict';
import type { Card } from '../../../src/cards/kit/card.ts';
import type { CardContext } from '../../../src/cards/kit/card-context.ts';
import { requestCard } from '../../../src/cards/request-card.ts';
import { locales } from '../../../src/locales/index.ts';
import type { Chore, Status } from '../../../src/requests/model/request.ts';
import { alex, cloudSubject, contextIn, requestIn } from '../../../sandbox/gallery/samples.ts';
import {
  disownedBy,
  doneFor,
  erased,
  firstApproval,
  resettingFor,
  revealed,
} from '../../../sandbox/gallery/statuses.ts';
import { ofType, runsOf, verbsOf } from '../support/walk.ts';

const [en] = locales;
assert.ok(en);
const inEnglish = contextIn(en);
const disowned = disownedBy(cloudSubject);
const frozen: Status = { state: 'frozen', subject: cloudSubject, disowned };
const forOther = { requester: alex, who: { text: 'meganb@contoso.com' } };
const CHORES: readonly Chore[] = ['not-needed', 'due', 'done', 'failed'];
const alert = (status: Status, over = {}, context: CardContext = inEnglish): Card =>
  requestCard(requestIn(status, over), 'alert', context);
const said = (card: Card): string => runsOf(card).join('\n');
const tone = (card: Card): unknown => ofType(card, 'Container')[0]?.['style'];

describe('the alert to approvers', () => {
  it('says first what the owner says, and who asked', () => {
    const card = alert(frozen, forOther);
    assert.ok(card.fallbackText.startsWith('The owner says: this was not me'));
    assert.equal(runsOf(card)[0], 'Megan Bowen says: this was not me. It was Alex Wilber who asked.');
    assert.equal(
      runsOf(alert(frozen))[0],
      'Megan Bowen says: this was not me. It was asked with the owner’s own sign-in.',
    );
  });

  it('has every fact needed to investigate', () => {
    const status = doneFor(cloudSubject, { disowned, firstApproval, handover: revealed, scramble: 'due' });
    const runs = runsOf(alert(status, forOther));
    const facts = [
      ...[cloudSubject.name, cloudSubject.signInName, cloudSubject.id, alex.id, 'PR-7K4MQ2'],
      ...['Alex Wilber (not the owner of the account)', 'Forgotten after the holidays', '22 Nov 2026, 17:40 UTC'],
      ...['Grady Archie, 22 Nov 2026, 17:46 UTC', 'Lidia Holloway, 22 Nov 2026, 17:52 UTC', '22 Nov 2026, 17:53 UTC'],
      ...['Megan Bowen, 22 Nov 2026, 17:58 UTC', 'Shown once to Lidia Holloway, 22 Nov 2026, 17:53 UTC'],
    ];
    for (const fact of facts) assert.ok(runs.includes(fact), fact);
  });

  it('says how far the reset had got', () => {
    assert.match(said(alert(frozen)), /stopped before anything was changed/u);
    assert.match(said(alert(resettingFor(cloudSubject, { disowned }))), /was being carried out already/u);
    assert.match(said(alert(doneFor(cloudSubject, { disowned }))), /The reset had been carried out/u);
  });

  for (const chore of CHORES) {
    it(`says what was done to the password and the sessions: ${chore}`, () => {
      const runs = runsOf(alert(doneFor(cloudSubject, { disowned, scramble: chore, sessions: chore })));
      assert.ok(runs.includes(en.approval.scramble[chore]));
      for (const [name, text] of Object.entries(en.approval.sessions))
        assert.equal(runs.includes(text), name === chore);
    });
  }

  it('says what to do next: talk to the owner, look at the log, and check on the requester', () => {
    const { title, talk, log, own, requester } = en.alert.next;
    for (const status of [frozen, doneFor(cloudSubject, { disowned })]) {
      assert.ok(ofType(alert(status), 'TextBlock').some(({ text }) => text === title));
      for (const text of [talk, log, own]) assert.ok(runsOf(alert(status)).includes(text), text);
      for (const text of [talk, log, requester(alex.name)])
        assert.ok(runsOf(alert(status, forOther)).includes(text), text);
    }
  });

  it('offers to secure the account if no job could, and only then', () => {
    for (const scramble of CHORES) {
      for (const sessions of CHORES) {
        const card = alert(doneFor(cloudSubject, { disowned, scramble, sessions }));
        const expected = scramble === 'failed' || sessions === 'failed';
        assert.deepEqual(verbsOf(card), expected ? ['secure'] : [], `${scramble}, ${sessions}`);
        assert.equal(runsOf(card).includes(en.alert.failed), expected);
        if (expected) assert.equal(ofType(card, 'Action.Execute')[0]?.['style'], 'positive');
      }
    }
    for (const status of [frozen, resettingFor(cloudSubject, { disowned })])
      assert.deepEqual(verbsOf(alert(status)), []);
  });

  it('is an alarm until everything is done that can be done from here', () => {
    for (const scramble of CHORES) {
      for (const sessions of CHORES) {
        const settled = [scramble, sessions].every((chore) => chore === 'done' || chore === 'not-needed');
        const status = doneFor(cloudSubject, { disowned, scramble, sessions });
        assert.equal(tone(alert(status)), settled ? 'warning' : 'attention', `${scramble}, ${sessions}`);
        assert.equal(tone(requestCard(requestIn(status), 'approvers', inEnglish)), tone(alert(status)));
      }
    }
    assert.equal(tone(alert(resettingFor(cloudSubject, { disowned }))), 'attention');
    assert.equal(tone(alert(frozen)), 'warning');
  });

  it('says that the approver signs in for it, if it is done in their name', () => {
    for (const locale of locales) {
      const status = doneFor(cloudSubject, { disowned, scramble: 'failed' });
      const { secure } = locale.alert;
      assert.ok(
        secure.approver.includes(`“${locale.buttons.secure}”`) && secure.app.includes(`“${locale.buttons.secure}”`),
      );
      assert.ok(runsOf(alert(status, {}, contextIn(locale))).includes(secure.app));
      assert.ok(runsOf(alert(status, {}, contextIn(locale, { resetAs: 'approver' }))).includes(secure.approver));
    }
    assert.match(en.alert.secure.approver, /Teams may ask you to sign in/u);
  });
});

describe('the approvers’ card of a reset that nobody disowned', () => {
  const approvers = (status: Status, context = inEnglish): Card => requestCard(requestIn(status), 'approvers', context);

  it('offers to secure the account if an unread password could not be replaced, and only then', () => {
    for (const scramble of CHORES) {
      for (const sessions of CHORES) {
        const card = approvers(doneFor(cloudSubject, { handover: erased, scramble, sessions }));
        assert.deepEqual(verbsOf(card), scramble === 'failed' ? ['secure'] : [], `${scramble}, ${sessions}`);
        assert.equal(runsOf(card).includes(en.approval.insecure), scramble === 'failed');
      }
    }
  });

  it('says that the approver signs in for it, if it is done in their name', () => {
    const card = approvers(
      doneFor(cloudSubject, { handover: erased, scramble: 'failed' }),
      contextIn(en, { resetAs: 'approver' }),
    );
    assert.ok(runsOf(card).includes(en.alert.secure.approver));
  });
});
