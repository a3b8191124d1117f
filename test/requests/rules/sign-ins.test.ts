import assert from 'node:assert/strict';
import { ADVICE, type SignInKind, type SignInLog, SIGN_IN_KINDS } from '../../../src/requests/model/sign-ins.ts';
import { ADVICE_MS, adviceOf, isUnusual, summaryOf } from '../../../src/requests/rules/sign-ins.ts';

const AS_OF = '2026-11-22T14:05:00.000Z';
const at = (minutesAgo: number) => new Date(Date.parse(AS_OF) - minutesAgo * 60_000).toISOString();
/** Newest first: what became of each sign-in, and how many minutes ago. */
function logOf(complete: boolean, ...entries: readonly (readonly [SignInKind | null, number])[]): SignInLog {
  const signIns = entries.map(([kind, ago]) => ({ at: at(ago), kind, system: 'Windows10', country: 'NL' }));
  return { asOf: AS_OF, complete, signIns };
}

describe('the last sign-ins in one line', () => {
  it('are the latest that became the same, and what the one before them became', () => {
    const wrong = ['wrong-password', 'wrong-password', 'wrong-password', 'wrong-password'] as const;
    const log = logOf(true, ...wrong.map((kind, index) => [kind, 3 + index * 5] as const), ['mfa', 60]);
    assert.deepEqual(summaryOf(log), {
      ...{ kind: 'wrong-password', count: 4, more: false },
      ...{ first: at(18), last: at(3), before: 'mfa', asOf: AS_OF },
    });
  });

  it('pass over codes that nobody knows', () => {
    const log = logOf(true, [null, 1], ['wrong-password', 2], [null, 3], ['wrong-password', 4]);
    const { kind, count, before } = summaryOf(log) ?? {};
    assert.deepEqual([kind, count, before], ['wrong-password', 2, null]);
  });

  it('are at least so many if the log was not read to its end', () => {
    assert.equal(summaryOf(logOf(false, ['wrong-password', 1]))?.more, true);
    assert.equal(summaryOf(logOf(false, ['wrong-password', 1], ['mfa', 2]))?.more, false);
  });

  it('say nothing if there are none, or none that anyone understands', () => {
    assert.equal(summaryOf(logOf(true)), null);
    assert.equal(summaryOf(logOf(true, [null, 1], [null, 2])), null);
  });
});

describe('advice to the person', () => {
  const advised = (kind: SignInKind, ago = 5) => adviceOf(summaryOf(logOf(true, [kind, ago])), AS_OF);

  for (const kind of SIGN_IN_KINDS) {
    const helps = !ADVICE.some((advice) => advice === kind);
    it(`${helps ? 'is not given, since a reset helps' : 'is given before an admin is troubled'}: ${kind}`, () => {
      assert.equal(advised(kind), helps ? null : kind);
    });
  }

  it('is given for an hour: what was earlier says little about why they ask', () => {
    assert.equal(advised('mfa', ADVICE_MS / 60_000), 'mfa');
    assert.equal(advised('mfa', ADVICE_MS / 60_000 + 1), null);
  });

  it('follows the latest sign-in: a wrong password after the second step means that a reset helps', () => {
    assert.equal(adviceOf(summaryOf(logOf(true, ['wrong-password', 3], ['mfa', 6])), AS_OF), null);
    assert.equal(adviceOf(null, AS_OF), null);
  });

  it('stands out to approvers where a reset is not the answer, or where security has to know', () => {
    const unusual = SIGN_IN_KINDS.filter((kind) => isUnusual({ ...summaryFor(kind) }));
    assert.deepEqual(unusual, ['at-risk', ...ADVICE]);
  });
});

function summaryFor(kind: SignInKind) {
  const summary = summaryOf(logOf(true, [kind, 5]));
  assert.ok(summary !== null);
  return summary;
}
