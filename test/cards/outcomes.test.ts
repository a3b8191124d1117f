import assert from 'node:assert/strict';
import { requestCard } from '../../src/cards/request-card.ts';
import { locales } from '../../src/locales/index.ts';
import { COOLDOWN_MS } from '../../src/requests/rules/policy.ts';
import type { Status } from '../../src/requests/model/request.ts';
import { CONCLUSIVE_FAILURES, type FailureReason, type RefusalReason } from '../../src/requests/model/reasons.ts';
import { LATER, lidia, cloudSubject, contextIn, requestIn } from '../../sandbox/gallery/samples.ts';
import { inconclusiveFailures } from '../../sandbox/gallery/statuses.ts';
import { runsOf, verbsOf } from './support/walk.ts';

const [en] = locales;
assert.ok(en);
const inEnglish = contextIn(en);
const decision = { by: lidia, at: LATER };

describe('a refusal', () => {
  const refusal = (because: RefusalReason): ReturnType<typeof requestCard> =>
    requestCard(requestIn({ state: 'refused', because, domain: null }), 'requester', inEnglish);

  it('does not tell whether an account exists', () => {
    assert.doesNotMatch(runsOf(refusal('not-found')).join(' '), /exist/iu);
  });

  it('says what was wrong, and gives the reference', () => {
    assert.ok(runsOf(refusal('too-many')).includes(en.progress.refused['too-many'].text));
    assert.ok(runsOf(refusal('too-many')).includes('PR-7K4MQ2'));
  });

  it('sends people whom asking again does not help to the help desk, and offers them no button for it', () => {
    for (const because of ['protected', 'reset-recently', 'too-busy', 'locked-down'] as const) {
      assert.match(runsOf(refusal(because)).join(' '), /call your help desk/iu, because);
      assert.deepEqual(verbsOf(refusal(because)), [], because);
    }
  });

  it('says 30 minutes if nobody can ask again for that long', () => {
    assert.equal(COOLDOWN_MS, 30 * 60_000);
    for (const { progress } of locales) assert.match(progress.refused['reset-recently'].text, /\b30\b/u);
  });
});

describe('a failed reset', () => {
  const failed = (because: FailureReason, tried: boolean, audience: 'requester' | 'approvers'): string => {
    const status: Status = {
      state: 'failed',
      at: LATER,
      because,
      tried,
      subject: cloudSubject,
      decision,
      firstApproval: null,
    };
    return runsOf(requestCard(requestIn(status), audience, inEnglish)).join('\n');
  };

  for (const because of inconclusiveFailures) {
    it(`says after an attempt that the password may have changed: ${because}`, () => {
      assert.match(failed(because, true, 'approvers'), /may have been changed already, to one that nobody knows/u);
      assert.match(failed(because, true, 'approvers'), /Reset it by hand/u);
      assert.match(failed(because, true, 'requester'), /The old password may no longer work/u);
    });

    it(`says without an attempt that nothing was changed: ${because}`, () => {
      assert.match(failed(because, false, 'approvers'), /Nothing was changed/u);
      assert.match(failed(because, false, 'requester'), /Nothing was changed/u);
      assert.doesNotMatch(failed(because, false, 'requester'), /may no longer work/u);
    });
  }

  it('says neither if the reason tells what became of the password', () => {
    for (const because of CONCLUSIVE_FAILURES) {
      assert.equal(failed(because, true, 'approvers'), failed(because, false, 'approvers'), because);
      assert.equal(failed(because, true, 'requester'), failed(because, false, 'requester'), because);
    }
  });

  it('never says of an uncertain outcome that nothing was changed', () => {
    for (const because of inconclusiveFailures) {
      assert.doesNotMatch(failed(because, true, 'requester'), /nothing was changed/iu, because);
      assert.doesNotMatch(failed(because, true, 'approvers'), /nothing was changed/iu, because);
    }
  });
});

describe('a request handled by hand', () => {
  const handled = requestIn({ state: 'handled', subject: cloudSubject, decision, firstApproval: null });

  it('tells approvers who did it, and when', () => {
    const card = requestCard(handled, 'approvers', inEnglish);
    assert.ok(card.fallbackText.startsWith(en.approval.titles.handled));
    assert.ok(runsOf(card).includes('Lidia Holloway, 22 Nov 2026, 17:52 UTC'));
    assert.deepEqual(verbsOf(card), []);
  });

  it('tells the requester that the help desk has dealt with it, without a name', () => {
    const card = requestCard(handled, 'requester', inEnglish);
    assert.ok(card.fallbackText.startsWith('The help desk has dealt with it'));
    assert.doesNotMatch(runsOf(card).join('\n'), /Lidia/u);
  });
});
