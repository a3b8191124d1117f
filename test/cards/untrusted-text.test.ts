import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Password } from '../../src/requests/model/secrets/password.ts';
import { personCalled } from '../support/ids.ts';
import { approvalCard } from '../../src/cards/approvers/approval-card.ts';
import { askCard, askOwnCard } from '../../src/cards/requester/ask-card.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import type { CardContext } from '../../src/cards/kit/card-context.ts';
import { noticeCard } from '../../src/cards/message-cards.ts';
import { requestCard } from '../../src/cards/request-card.ts';
import { revealCard } from '../../src/cards/requester/reveal-card.ts';
import { type Locale, localeFor, locales } from '../../src/locales/index.ts';
import type { Audience } from '../../src/cards/request-card.ts';
import type { Decision, Person, Request, Status, Subject } from '../../src/requests/model/request.ts';
import { alreadyDecidedCard } from '../../src/cards/approvers/click-without-effect.ts';
import { pendingCard, statusCard } from '../../src/cards/list-cards.ts';
import { faultsOf } from './support/card-library.ts';
import { LATER, cloudSubject, contextIn, guestSubject, homes, requestIn } from '../../sandbox/gallery/samples.ts';
import { afterwards } from '../../sandbox/gallery/sections/afterwards.ts';
import { pendingFor, statuses } from '../../sandbox/gallery/statuses.ts';
import { runsOf, textsOf } from './support/walk.ts';

const MOST_BYTES = 28 * 1024;
/** Begins every hostile text, so that it is found wherever it ends up. */
const MARK = 'Mallory';
/** Where people's text may be: never in what is read as Markdown. Links are encoded, and have their own tests. */
const PLACES = new Set(['TextRun.text', 'Input.Text.value', 'Action.OpenUrl.url']);
const audiences: readonly Audience[] = ['requester', 'approvers', 'reminder', 'handover', 'owner', 'alert'];

const hostile = fc
  .oneof(
    fc.constantFrom(
      '[x](http://evil)',
      '**b** _i_',
      '${$root}',
      "${json('{}')}",
      '${request}',
      'a\u202Egpj.exe',
      'a\r\n\r\n# b\n- c',
      '<at>all</at><script>',
      '"},{"type":"TextBlock"',
      '%0d%0aBcc:x',
      '$data',
      'é'.repeat(300),
      '👩‍🦰'.repeat(300),
    ),
    fc.string({ unit: 'binary', maxLength: 300 }),
  )
  .map((text) => MARK + text);

/** Everything that people or directories choose, hostile at once. */
const hostileCase = fc.record({
  text: hostile,
  mail: fc.option(hostile, { nil: null }),
  home: fc.constantFrom(...homes),
  organisation: hostile,
});

type HostileCase = typeof hostileCase extends fc.Arbitrary<infer T> ? T : never;

function subjectOf({ text, mail, home, organisation }: HostileCase): Subject {
  const domain = 'domain' in home && home.domain !== null ? { domain: text } : {};
  return {
    ...guestSubject,
    name: text,
    signInName: text,
    mail,
    home: { ...home, ...domain },
    roles: [text, text],
    privileged: true,
    organisation: { tenantId: text, name: organisation, domain: text },
  };
}

function requestsOf(given: HostileCase): readonly Request[] {
  const { text } = given;
  const subject = subjectOf(given);
  return [...statuses(subject, text), ...afterwards(subject)].map((status) => {
    const decided = decidedBy({ id: personCalled('x'), name: text }, status);
    const over = { reason: text, who: { text }, requester: { id: personCalled('somebody'), name: text } };
    return requestIn(decided.state === 'denied' ? { ...decided, reason: text } : decided, over);
  });
}

/** As if this person had decided, alone or as both approvers, and disowned it. */
function decidedBy(by: Person, status: Status): Status {
  const word: Decision = { by, at: LATER };
  const first = 'firstApproval' in status ? { ...status, firstApproval: word } : status;
  const last = 'decision' in first ? { ...first, decision: { ...first.decision, by } } : first;
  return 'disowned' in last && last.disowned !== null ? { ...last, disowned: word } : last;
}

/** In a lockdown that someone of this name ordered. */
function lockedDownBy(name: string, locale: Locale): CardContext {
  return contextIn(locale, { lockdown: { mode: 'two-approvers', by: { id: personCalled('x'), name }, at: LATER } });
}

function harmless(card: Card): void {
  for (const { place, text } of textsOf(card)) {
    if (!text.includes(MARK)) continue;
    assert.ok(PLACES.has(place), `${place} holds ${JSON.stringify(text)}`);
    if (place !== 'Action.OpenUrl.url') assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  }
  assert.deepEqual(faultsOf(card), []);
  assert.ok(Buffer.byteLength(JSON.stringify(card)) <= MOST_BYTES);
}

describe('text from people and the directory', () => {
  it('is only in plain runs, visible and not too long, on every card of a request', () => {
    fc.assert(
      fc.property(hostileCase, fc.constantFrom(...locales), (given, locale) => {
        const context = lockedDownBy(given.text, locale);
        for (const request of requestsOf(given)) {
          for (const audience of audiences) harmless(requestCard(request, audience, context));
          harmless(approvalCard(request, context, { problem: { because: 'wrong', triesLeft: 2 } }));
          harmless(alreadyDecidedCard(contextIn(locale), request));
        }
      }),
      { numRuns: 5 },
    );
  });

  it('is only in plain runs and input fields on all other cards', () => {
    fc.assert(
      fc.property(hostileCase, fc.constantFrom(...locales), (given, locale) => {
        const { text } = given;
        const context = lockedDownBy(text, locale);
        harmless(askCard({ locale, who: text, reason: text, missing: ['reason'] }));
        harmless(askOwnCard({ locale, name: text, reason: text }));
        harmless(noticeCard(locale, text));
        harmless(statusCard(context, requestsOf(given)));
        harmless(pendingCard(context, requestsOf(given)));
        for (const secret of ['password', 'access-pass'] as const) {
          harmless(
            revealCard({
              locale,
              secret,
              password: new Password('x'),
              signInName: text,
              now: LATER,
              reference: 'PR-7K4MQ2',
            }),
          );
        }
      }),
      { numRuns: 10 },
    );
  });

  it('comes out unchanged, even if it looks like a template expression', () => {
    const name = '${$root.request} ${reason} **b** [x](http://evil) $$';
    const request = requestIn(pendingFor({ ...cloudSubject, name }));
    assert.ok(runsOf(requestCard(request, 'approvers', contextIn(localeFor('en')))).includes(name));
  });
});
