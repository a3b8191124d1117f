import assert from 'node:assert/strict';
import { judgePackage } from '../../../src/doctor/rules/package.ts';

const judged = (...asked: Parameters<typeof judgePackage>): string => {
  const { state, says } = judgePackage(...asked);
  return `${state}: ${says}`;
};

describe('the doctor on the installed package', () => {
  it('is content with the one that was packaged last', () => {
    assert.match(judged({ version: '1.0.7' }, '1.0.7'), /^ok: Version 1\.0\.7 .*, as last packaged here/);
  });

  it('says how to look yourself where it can’t', () => {
    assert.match(
      judged('team-unknown', null),
      /^not-checked: .*"@Password Reset approvals here" there again\. Compare/,
    );
    assert.match(judged('refused', null), /^not-checked: .*takes Directory\.Read\.All, or .*\. Compare/);
    assert.match(judged({ failed: 'no answer' }, null), /^not-checked: .*\(no answer\)\. Compare/);
  });

  it('compares versions number by number', () => {
    assert.match(judged({ version: '1.0.99' }, '1.0.100'), /^warning: /);
    assert.match(judged({ version: '1.10.0' }, '1.9.99'), /^note: /);
  });
});
