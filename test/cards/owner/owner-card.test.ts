import assert from 'node:assert/strict';
import type { Card } from '../../../src/cards/kit/card.ts';
import { requestCard } from '../../../src/cards/request-card.ts';
import { understand } from '../../../src/bot/words/understand.ts';
import { locales } from '../../../src/locales/index.ts';
import type { Chore, Request, Status } from '../../../src/requests/model/request.ts';
import { afterwards } from '../../../sandbox/gallery/sections/afterwards.ts';
import { alex, cloudSubject, contextIn, privilegedSubject, requestIn } from '../../../sandbox/gallery/samples.ts';
import {
  disownedBy,
  doneFor,
  erased,
  pendingFor,
  resettingFor,
  revealed,
  statuses,
} from '../../../sandbox/gallery/statuses.ts';
import { megan } from '../../support/samples.ts';
import { isNode, ofType, runsOf, verbsOf } from '../support/walk.ts';

const [en] = locales;
assert.ok(en);
const inEnglish = contextIn(en);
const disowned = disownedBy(cloudSubject);
const byAlex = (status: Status): Request => requestIn(status, { requester: alex, who: { text: 'meganb@contoso.com' } });
const owner = (status: Status): Card => requestCard(byAlex(status), 'owner', inEnglish);
const said = (card: Card): string => runsOf(card).join('\n');
const everything: readonly Status[] = [...statuses(), ...afterwards(cloudSubject)];

/** As `requests/actions/disown.ts` records it. */
function isInTime(status: Status): boolean {
  if (['pending', 'escalated', 'approved', 'superseded'].includes(status.state)) return true;
  return (status.state === 'resetting' || status.state === 'done') && status.disowned === null;
}

describe('the owner’s card, if someone else asked', () => {
  it('says first what happened, and who did it', () => {
    const card = owner(pendingFor(cloudSubject));
    assert.ok(card.fallbackText.startsWith('Someone asked for a new password for you'));
    assert.equal(runsOf(card)[0], 'Alex Wilber asked for a new password for your account.');
    assert.match(said(card), /If you asked them to, you need not do anything/u);
  });

  it('offers “This was not me” until it is too late, and nothing else meanwhile', () => {
    for (const status of everything) {
      const verbs = verbsOf(owner(status)).filter((verb) => verb !== 'start');
      assert.deepEqual(verbs, isInTime(status) ? ['not-me'] : [], status.state);
    }
  });

  it('sends only the request with it', () => {
    const [button] = ofType(owner(pendingFor(cloudSubject)), 'Action.Execute');
    assert.ok(button);
    assert.deepEqual(button['data'], { verb: 'not-me', request: byAlex(pendingFor(cloudSubject)).id });
    assert.ok(isNode(button['fallback']));
  });

  it('says what the button does, and for how long, in both languages', () => {
    for (const locale of locales) {
      const card = requestCard(byAlex(doneFor(cloudSubject)), 'owner', contextIn(locale));
      const until = locale.dateTime('2026-11-23T17:53:00.000Z');
      assert.ok(runsOf(card).some((text) => text.includes(`“${locale.buttons.notMe}”`) && text.includes(until)));
    }
  });

  it('has no id, no roles, no code and no reason', () => {
    for (const status of statuses(privilegedSubject)) {
      const text = JSON.stringify(owner(status));
      for (const secret of [cloudSubject.id, alex.id, 'Helpdesk Administrator', 'Forgotten after the holidays', 'HASH'])
        assert.ok(!text.includes(secret), `${status.state} holds ${secret}`);
      assert.doesNotMatch(said(owner(status)), /\bcode\b|could not reach/u, status.state);
    }
  });

  it('says that nothing was changed, if nothing was', () => {
    for (const status of statuses()) {
      if (!['denied', 'cancelled', 'expired', 'frozen', 'refused', 'redirected'].includes(status.state)) continue;
      assert.match(owner(status).fallbackText, /your password stays as it is/u, status.state);
      assert.match(said(owner(status)), /Nothing was changed/u, status.state);
    }
  });

  it('names who decided', () => {
    for (const state of ['approved', 'resetting', 'done', 'denied', 'handled']) {
      const status = statuses().find((each) => each.state === state);
      assert.ok(status);
      assert.match(said(owner(status)), /Lidia Holloway/u, state);
    }
  });

  it('says that the approver hands them the password in person, and that they are signed out', () => {
    for (const handover of [undefined, revealed]) {
      const card = owner(doneFor(cloudSubject, handover === undefined ? {} : { handover }));
      assert.match(said(card), /Lidia Holloway approved it, and hands a temporary password over to you in person/u);
      assert.match(said(card), /Your old password no longer works/u);
      assert.match(said(card), /You are signed out everywhere/u);
    }
    assert.match(said(owner(doneFor(cloudSubject, { sessions: 'due' }))), /You are being signed out everywhere/u);
    assert.doesNotMatch(said(owner(doneFor(cloudSubject, { sessions: 'not-needed' }))), /signed out everywhere\.$/mu);
  });

  it('does not promise a password that was erased unread, and says what they can do', () => {
    const card = owner(doneFor(cloudSubject, { handover: erased, scramble: 'done' }));
    assert.doesNotMatch(said(card), /hands a temporary password|you need not do anything/u);
    assert.match(said(card), /not read in time.*Your account now has a password that nobody knows: please ask again/u);
  });

  it('says after a failure whether the old password may no longer work', () => {
    const failed = statuses().filter((status) => status.state === 'failed');
    for (const status of failed) {
      if (status.because !== 'directory-unavailable') continue;
      const expected = status.tried ? /The old password may no longer work/u : /Nothing was changed/u;
      assert.match(said(owner(status)), expected);
      assert.match(said(owner(status)), /or cannot sign in, call your help desk/u);
    }
  });
});

describe('the owner, after “This was not me”', () => {
  const scrambled: readonly (readonly [Chore, RegExp])[] = [
    ['due', /We are locking your account/u],
    ['done', /Your account has a password that nobody knows now.*write “reset my password” here/u],
    ['not-needed', /There is no password of your account left here to lock/u],
    ['failed', /could not be locked automatically: your admins have been told to do it/u],
  ];
  for (const [scramble, expected] of scrambled) {
    it(`reads what happens to their password, whoever asked: ${scramble}`, () => {
      const status = doneFor(cloudSubject, { disowned, handover: erased, scramble });
      for (const card of [owner(status), requestCard(requestIn(status), 'requester', inEnglish)]) {
        assert.ok(card.fallbackText.startsWith('You said: this was not me'));
        assert.match(said(card), expected);
        assert.deepEqual(verbsOf(card), scramble === 'done' ? ['start'] : []);
      }
    });
  }

  const ended: readonly (readonly [Chore, RegExp])[] = [
    ['due', /You are being signed out everywhere/u],
    ['done', /You are signed out everywhere/u],
    ['failed', /You could not be signed out everywhere: your admins have been told/u],
  ];
  for (const [sessions, expected] of ended) {
    it(`reads what happens to their sessions: ${sessions}`, () => {
      assert.match(said(owner(doneFor(cloudSubject, { disowned, scramble: 'done', sessions }))), expected);
    });
  }

  it('is not told about sessions that nobody has to end', () => {
    const card = owner(doneFor(cloudSubject, { disowned, scramble: 'done', sessions: 'not-needed' }));
    assert.doesNotMatch(said(card), /signed out/u);
  });

  it('reads during a reset that nobody is shown anything', () => {
    const status = resettingFor(cloudSubject, { disowned });
    for (const card of [owner(status), requestCard(requestIn(status), 'requester', inEnglish)]) {
      assert.match(said(card), /It was under way already\. Nobody is shown anything/u);
      assert.deepEqual(verbsOf(card), []);
    }
  });

  it('reads that it was stopped in time', () => {
    const card = owner({ state: 'frozen', subject: cloudSubject, disowned });
    assert.ok(card.fallbackText.startsWith('You stopped it: your password stays as it is'));
    assert.match(said(card), /it was stopped\. Nothing was changed\. Your admins have been told/u);
  });

  it('is told to call the help desk at once, if it was asked with their own sign-in', () => {
    const own: readonly Status[] = [
      { state: 'frozen', subject: cloudSubject, disowned },
      resettingFor(cloudSubject, { disowned }),
      doneFor(cloudSubject, { disowned, scramble: 'done' }),
    ];
    for (const status of own) {
      const call = /Someone else may be using your account\. Call your help desk at once/u;
      assert.match(said(requestCard(requestIn(status), 'requester', inEnglish)), call, status.state);
      assert.doesNotMatch(said(owner(status)), call, status.state);
    }
  });

  it('can use the words that the text mentions', () => {
    for (const { owner: texts } of locales) {
      const [, write = ''] = /“([^”]+)”/u.exec(texts.scramble.done) ?? [];
      assert.equal(understand(write, megan, locales).kind, 'reset', write);
    }
  });
});
