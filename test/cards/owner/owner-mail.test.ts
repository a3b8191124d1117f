import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ownerMail } from '../../../src/cards/owner/owner-mail.ts';
import { locales } from '../../../src/locales/index.ts';
import type { Notice } from '../../../src/requests/model/ports.ts';
import type { Request, Status } from '../../../src/requests/model/request.ts';
import { afterwards } from '../../../sandbox/gallery/sections/afterwards.ts';
import { alex, cloudSubject, requestIn } from '../../../sandbox/gallery/samples.ts';
import { disownedBy, doneFor, pendingFor, statuses } from '../../../sandbox/gallery/statuses.ts';

const [en] = locales;
assert.ok(en);
const NOTICES: readonly Notice[] = ['asked', 'denied', 'reset'];
const byAlex = (status: Status, name = alex.name): Request =>
  requestIn(status, { requester: { ...alex, name }, who: { text: 'meganb@contoso.com' } });
const denied = statuses().find(({ state }) => state === 'denied') ?? assert.fail('Nothing was denied');
const everything: readonly Request[] = [...statuses(), ...afterwards(cloudSubject)].flatMap((status) => [
  requestIn(status),
  byAlex(status),
]);

describe('the mail to the owner of a password', () => {
  it('says who asked, when, for which account, and with which reference', () => {
    const { subject, text } = ownerMail(byAlex(pendingFor(cloudSubject)), 'asked', en);
    assert.equal(subject, 'A new password was asked for your account (PR-7K4MQ2)');
    assert.match(text, /^Alex Wilber asked for a new password for your account at 22 Nov 2026, 17:40 UTC\.$/mu);
    assert.match(text, /^Account: meganb@contoso\.com\nReference: PR-7K4MQ2$/mu);
    assert.match(text, /Nothing is changed before an admin agrees/u);
  });

  it('says of a request with the owner’s own sign-in that someone asked as them, without a name', () => {
    const { text } = ownerMail(requestIn(pendingFor(cloudSubject)), 'asked', en);
    assert.match(text, /^Someone who is signed in to Teams as you asked for a new password/u);
    assert.ok(!text.includes(cloudSubject.name));
  });

  it('says what became of the request', () => {
    assert.match(ownerMail(byAlex(denied), 'denied', en).text, /It was not approved, and nothing was changed/u);
    const reset = ownerMail(byAlex(doneFor(cloudSubject)), 'reset', en);
    assert.match(reset.subject, /^The password of your account was reset/u);
    assert.match(reset.text, /The password was reset at 22 Nov 2026, 17:53 UTC\. The old one no longer works/u);
    const pass = ownerMail(byAlex(doneFor(cloudSubject, { secret: 'access-pass' })), 'reset', en);
    assert.match(pass.subject, /^A Temporary Access Pass was made/u);
    assert.doesNotMatch(`${pass.subject} ${pass.text}`, /password was reset|old one/u);
  });

  it('says what to do if it was not wanted: the button by its name, or the help desk; and no secret is asked for', () => {
    for (const locale of locales) {
      for (const about of NOTICES) {
        const { text } = ownerMail(byAlex(pendingFor(cloudSubject)), about, locale);
        assert.ok(text.includes(locale.ownerMail.notYou) && text.includes(locale.ownerMail.never));
      }
      assert.ok(locale.ownerMail.notYou.includes(`“${locale.buttons.notMe}”`));
    }
  });

  it('does not ask again what they have said already', () => {
    const disowned = disownedBy(cloudSubject);
    const locked = ownerMail(byAlex(doneFor(cloudSubject, { disowned })), 'reset', en).text;
    assert.match(locked, /You said that this was not you: your account is being locked/u);
    const stopped = ownerMail(byAlex({ state: 'frozen', subject: cloudSubject, disowned }), 'asked', en).text;
    assert.match(stopped, /You said that this was not you, so it was stopped\. Nothing was changed/u);
    for (const text of [locked, stopped]) assert.ok(!text.includes(en.ownerMail.notYou));
  });

  it('holds no secret, no id, no role, no reason, and no link, whatever the state and the language', () => {
    for (const locale of locales) {
      for (const request of everything) {
        for (const about of NOTICES) {
          const { subject, text } = ownerMail(request, about, locale);
          assert.ok(subject.endsWith('(PR-7K4MQ2)'));
          assert.doesNotMatch(`${subject}\n${text}`, /SEALED|HASH|Forgotten|undefined|https?:|www\.|[<>*_[\]]|\n\n\n/u);
          assert.ok(
            !text.includes(request.id) && !text.includes(request.requester.id) && !text.includes(cloudSubject.id),
          );
        }
      }
    }
  });

  it('is plain whatever people are called: a one-line subject, and no line, link or address from a name', () => {
    const linesOf = (name: string, about: Notice): readonly string[] =>
      ownerMail(byAlex(pendingFor(cloudSubject), name), about, en).text.split('\n');
    const hostile = fc.oneof(
      fc.constantFrom(
        ...[
          'https://evil.example/x',
          'www.evil.example',
          'help@evil.example',
          'a\r\nBcc: x@evil.example',
          '\u2028x\u0085y',
        ],
        ...['evil\u200B.\u200Bexample', 'a\u202Egpj.exe', '\\\\evil\\share', 'tel:+31205550100'],
      ),
      fc.string({ unit: 'binary', maxLength: 300 }),
    );
    fc.assert(
      fc.property(hostile, fc.constantFrom(...NOTICES), (name, about) => {
        const { subject } = ownerMail(byAlex(pendingFor(cloudSubject), name), about, en);
        assert.doesNotMatch(subject, /[\p{Cc}\p{Zl}\p{Zp}]/u);
        const [first = '', ...others] = linesOf(name, about);
        assert.deepEqual(others, linesOf(alex.name, about).slice(1));
        assert.doesNotMatch(first.replace(/at \d+ .* UTC\.$/u, ''), /[/\\:@\p{Cc}\p{Cf}]|\.\S/u);
      }),
      { numRuns: 300 },
    );
  });

  it('makes no link of an account’s own address either', () => {
    const mail = 'x\r\nhttps://evil.example/x';
    const { text } = ownerMail(byAlex(pendingFor({ ...cloudSubject, mail })), 'asked', en);
    assert.doesNotMatch(text, /:\/|\r/u);
    assert.match(text, /^Account: x https evil\.example x$/mu);
  });

  it('is in the given language', () => {
    const texts = locales.map((locale) => ownerMail(byAlex(doneFor(cloudSubject)), 'reset', locale));
    assert.equal(new Set(texts.map(({ subject }) => subject)).size, locales.length);
    assert.equal(new Set(texts.map(({ text }) => text)).size, locales.length);
  });
});
