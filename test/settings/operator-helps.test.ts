import assert from 'node:assert/strict';
import { operatorHelps } from '../../src/settings/operator-helps.ts';

const problemsOf = (text: string): readonly string[] =>
  operatorHelps.safeParse(text).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('the setting SIGNPOSTS', () => {
  it('takes a text, a link or both for each topic', () => {
    const helps = { mfa: { text: 'Call 1234.', link: 'https://help.contoso.com/mfa' }, licence: { text: 'IT shop' } };
    assert.deepEqual(operatorHelps.parse(JSON.stringify(helps)), helps);
    assert.deepEqual(operatorHelps.parse('{}'), {});
  });

  const wrong = [
    ['mfa=1234', /JSON/],
    ['{"mfa":{}}', /^mfa: needs a text or a link$/],
    ['{"mfa":{"link":"http://help.contoso.com"}}', /^mfa\.link: must be an https URL$/],
    ['{"mfa":{"link":"javascript:alert(1)"}}', /^mfa\.link: must be an https URL$/],
    ['{"mfa":"Call 1234."}', /^mfa: /],
    ['{"wifi":{"text":"x"}}', /wifi/],
    ['[]', /object/],
  ] as const;
  for (const [text, problem] of wrong) {
    it(`refuses ${text}`, () => {
      const problems = problemsOf(text);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', problem);
    });
  }
});
