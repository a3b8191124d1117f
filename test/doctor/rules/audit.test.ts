import assert from 'node:assert/strict';
import { judgeAudit } from '../../../src/doctor/rules/audit.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const judged = (findings: number | null, at: string | null): string =>
  judgeAudit({ findings, last: at === null ? null : { at: new Date(at), stopped: false } }, NOW, 900_000)
    .map(({ state, says }) => `${state}: ${says}`)
    .join('\n');

describe('the doctor on the audit trail', () => {
  it('is content with a sound trail that was signed a moment ago, and with one that isn’t begun', () => {
    assert.match(judged(0, '2026-11-29T11:58:00Z'), /^ok: The trail is sound; the last checkpoint is of /);
    assert.match(judged(0, null), /^not-checked: Nothing is signed yet: the bot has not run/);
  });

  it('names a checkpoint that is missing', () => {
    assert.match(judged(0, '2026-11-29T11:30:00Z'), /^warning: The last checkpoint is of .* Look at its log\.$/);
  });

  it('doesn’t say of a trail that someone emptied that the bot has not run', () => {
    assert.match(judged(2, null), /^wrong: The audit trail has 2 findings\.[^\n]*$/);
  });
});
