/** Approving with the code that the requester read out. */
import assert from 'node:assert/strict';
import { requestCalled } from '../../../support/ids.ts';
import { approve, handled } from '../../../../src/requests/actions/approvers/decide.ts';
import type { Person, RequestIn } from '../../../../src/requests/model/request.ts';
import type { CodeProblem } from '../../../../src/requests/model/reasons.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import {
  AT,
  CODE,
  ID,
  caller,
  grady,
  hashOf,
  lidia,
  megan,
  meganSubject,
  pending,
  proof,
  requestIn,
  statusIn,
  statuses,
} from '../../../support/samples.ts';

const good = statuses.pending.code;
const wrong = ['000001', '000002', '000003', '000004', '000005'];
const wrongOf = (deps: Memory): readonly string[] => statusIn('pending', deps.requests.get(ID)).code?.wrong ?? [];
const withWrong = (count: number) =>
  pending({ code: { ...good, wrong: wrong.slice(0, count).map((code) => hashOf(code)) } });

async function problemOf(deps: Memory, code: string, by = lidia): Promise<CodeProblem | string> {
  const outcome = await approve(deps, ID, caller(by), proof(code));
  if (outcome.kind !== 'code') return outcome.kind;
  assert.deepEqual(outcome.request, deps.requests.get(ID), 'the answer shows the request as it is now');
  return outcome.problem;
}

describe('an approval needs the code', () => {
  for (const typed of [CODE, ` ${CODE}\n`, '271 828', '2 7 1 8 2 8']) {
    it(`takes ${JSON.stringify(typed)}`, async () =>
      assert.equal(await problemOf(memory([pending()]), typed), 'moved'));
  }

  const until = good.until;
  const table: readonly (readonly [string, RequestIn<'pending'>, string, string, CodeProblem])[] = [
    ['none was shown', pending({ code: null, codesShown: 0 }), CODE, AT, { because: 'none', triesLeft: 0 }],
    ['none was typed', pending(), '', AT, { because: 'none', triesLeft: 5 }],
    ['only blanks were typed', pending(), ' \t', AT, { because: 'none', triesLeft: 5 }],
    ['its time is over', pending(), CODE, until, { because: 'expired', triesLeft: 5 }],
    ['its time is over, and it is wrong', pending(), '000001', until, { because: 'expired', triesLeft: 5 }],
    ['five wrong ones ended it', withWrong(5), CODE, AT, { because: 'used-up', triesLeft: 0 }],
    ['five wrong ones ended it, and nothing was typed', withWrong(5), '', AT, { because: 'used-up', triesLeft: 0 }],
    ['the same wrong one comes again', withWrong(2), '000002', AT, { because: 'wrong', triesLeft: 3 }],
  ];
  for (const [what, request, typed, now, problem] of table) {
    it(`refuses if ${what}: nothing changes, and it is recorded`, async () => {
      const deps = memory([request]);
      deps.now = now;
      assert.deepEqual(await problemOf(deps, typed), problem);
      assert.equal(deps.requests.get(ID), request);
      const detail = { reference: 'PR-TEST22', because: `code-${problem.because}` };
      assert.deepEqual(deps.audits, [
        { at: now, action: 'refused:approved', by: lidia, request: ID, source: 'test', detail },
      ]);
    });
  }

  it('stores each wrong one, as a hash, before it answers', async () => {
    const deps = memory([pending()]);
    assert.deepEqual(await problemOf(deps, '161803'), { because: 'wrong', triesLeft: 4 });
    assert.deepEqual(wrongOf(deps), [hashOf('161803')]);
    assert.deepEqual(
      deps.audits.map(({ action, by, source }) => [action, by, source]),
      [['code-wrong', lidia, 'test']],
    );
    assert.doesNotMatch(JSON.stringify([deps.audits, deps.requests.get(ID)]), /161803/);
  });

  it('is refused after five different wrong codes, whoever entered them, even if it is right', async () => {
    const deps = memory([pending()]);
    const problems: unknown[] = [];
    for (const [at, code] of wrong.entries()) problems.push(await problemOf(deps, code, at % 2 === 0 ? lidia : grady));
    assert.deepEqual(problems, [
      { because: 'wrong', triesLeft: 4 },
      { because: 'wrong', triesLeft: 3 },
      { because: 'wrong', triesLeft: 2 },
      { because: 'wrong', triesLeft: 1 },
      { because: 'used-up', triesLeft: 0 },
    ]);
    assert.deepEqual(await problemOf(deps, CODE), { because: 'used-up', triesLeft: 0 });
  });

  it('counts the same wrong code once, however often and whoever enters it', async () => {
    const deps = memory([pending()]);
    for (const by of [lidia, grady, lidia, grady, lidia, grady]) {
      assert.deepEqual(await problemOf(deps, '000001', by), { because: 'wrong', triesLeft: 4 });
    }
    assert.equal(await problemOf(deps, CODE), 'moved');
  });

  it('refuses an earlier code', async () => {
    const deps = memory([pending({ code: { ...good, hash: hashOf('314159') }, codesShown: 2 })]);
    assert.deepEqual(await problemOf(deps, CODE), { because: 'wrong', triesLeft: 4 });
    assert.equal(await problemOf(deps, '314159'), 'moved');
  });

  it('refuses another request’s code', async () => {
    const hash = memory([]).secrets.hash(requestCalled('another'), `${megan.id} ${CODE}`);
    assert.deepEqual(await problemOf(memory([pending({ code: { ...good, hash } })]), CODE), {
      because: 'wrong',
      triesLeft: 4,
    });
  });

  it('accepts a right code even if another approver’s wrong one came in between', async () => {
    const deps = memory([pending()]);
    deps.overtakenBy.push({ ...withWrong(1), version: 4 });
    assert.equal(await problemOf(deps, CODE), 'moved');
  });

  it('refuses a right code if a new one was shown in between', async () => {
    const deps = memory([pending()]);
    deps.overtakenBy.push(pending({ code: { ...good, hash: hashOf('314159') }, codesShown: 2 }, { version: 4 }));
    assert.deepEqual(await problemOf(deps, CODE), { because: 'wrong', triesLeft: 4 });
  });

  it('counts both of two simultaneous wrong codes', async () => {
    const deps = memory([pending()]);
    await Promise.all([problemOf(deps, '000001', lidia), approve(deps, ID, caller(grady), proof('000002'))]);
    assert.deepEqual([...wrongOf(deps)].sort(), [hashOf('000001'), hashOf('000002')].sort());
  });

  it('needs no code if the operator has turned codes off', async () => {
    const deps = memory([pending({ code: null, codesShown: 0 })]);
    deps.rules = { ...deps.rules, identityCode: false };
    assert.equal(await problemOf(deps, ''), 'moved');
  });
});

describe('marking a request as handled', () => {
  const open = requestIn(statuses.escalated);
  const kindOf = async (deps: Memory, by: Person, code: string) => (await handled(deps, ID, caller(by), code)).kind;

  it('needs the code as an approval does', async () => {
    const deps = memory([open]);
    assert.deepEqual([await kindOf(deps, lidia, ''), await kindOf(deps, lidia, '000000')], ['code', 'code']);
    assert.equal(statusIn('escalated', deps.requests.get(ID)).code?.wrong.length, 1);
    assert.equal(await kindOf(deps, lidia, CODE), 'moved');
    assert.equal(statusIn('handled', deps.requests.get(ID)).firstApproval, null);
  });

  it('needs two different people where an approval does, each with a code of their own', async () => {
    const deps = Object.assign(memory([open]), { mayReset: { allowed: true, privileged: true } as const });
    assert.equal(await kindOf(deps, lidia, CODE), 'moved');
    assert.equal(statusIn('escalated', deps.requests.get(ID)).firstApproval?.by.id, lidia.id);
    assert.deepEqual([await kindOf(deps, lidia, CODE), await kindOf(deps, grady, CODE)], ['moved', 'code']);
    assert.equal(statusIn('escalated', deps.requests.get(ID)).firstApproval?.by.id, lidia.id);
  });

  it('takes two approvers if roles do not show who may, and the never-list applies', async () => {
    const subject = { ...meganSubject, home: { where: 'unsure', because: 'restricted' } } as const;
    const outcomes = async (changes: Partial<Memory>): Promise<string> => {
      const mayReset = { allowed: false, because: 'subject-protected' } as const;
      const deps: Memory = Object.assign(memory([requestIn({ ...open.status, subject })]), { mayReset }, changes);
      const outcome = await handled(deps, ID, caller(lidia), CODE);
      return outcome.kind === 'moved' ? outcome.request.status.state : outcome.kind;
    };
    assert.equal(await outcomes({}), 'escalated', 'it is the first of two');
    assert.equal(await outcomes({ isApprover: false }), 'not-allowed');
    assert.equal(await outcomes({ standing: { roles: [], privileged: false, protected: true } }), 'not-allowed');
  });
});
