/** Error codes that people copy from a sign-in page mean what the sign-in log's table says. */
import assert from 'node:assert/strict';
import { understand } from '../../../src/bot/words/understand.ts';
import { KNOWN_CODES, meaningOf } from '../../../src/directory/sign-in-help/error-codes.ts';
import { locales } from '../../../src/locales/index.ts';
import type { SignInKind } from '../../../src/requests/model/sign-ins.ts';
import { megan } from '../../support/samples.ts';

const ELSEWHERE: Readonly<Partial<Record<SignInKind, string>>> = {
  disabled: 'disabled',
  'no-such-user': 'userName',
  'wrong-tenant': 'userName',
  'mfa-registration': 'mfa',
  mfa: 'mfa',
};

describe('an error code in a message', () => {
  const read = (text: string): string => {
    const meaning = understand(text, megan, locales);
    if (meaning.kind === 'signpost') return meaning.topic;
    return meaning.kind === 'reset' && meaning.who !== undefined && 'id' in meaning.who ? 'mine' : meaning.kind;
  };

  it('says what the reset doesn’t help with, or is about their own sign-in', () => {
    const codes = KNOWN_CODES.filter((code) => code > 0);
    assert.ok(codes.length > 40);
    for (const code of codes) {
      const kind = meaningOf(code);
      const expected = (kind === null ? undefined : ELSEWHERE[kind]) ?? 'mine';
      for (const text of [`AADSTS${code}`, `I get error ${code}`, `foutcode: ${code}`, `aadsts${code}: sorry!`])
        assert.equal(read(text), expected, text);
    }
  });

  it('is none where someone reads out their code', () => {
    assert.equal(read('my code is 500121'), 'news');
    assert.equal(read('code: 500121'), 'news');
  });

  it('doesn’t make someone else’s sign-in the writer’s own', () => {
    for (const text of ['my colleague gets AADSTS50126', 'AADSTS50126 for Ben Okoro', 'mijn collega krijgt fout 50053'])
      assert.equal(read(text), 'reset', text);
  });
});
