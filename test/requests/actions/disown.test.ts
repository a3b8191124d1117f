/** "This was not me": who may say it, until when, and what it stops. */
import assert from 'node:assert/strict';
import { aftercare } from '../../../src/requests/jobs/aftercare.ts';
import { carryOut } from '../../../src/requests/jobs/carry-out.ts';
import { approve, deny } from '../../../src/requests/actions/approvers/decide.ts';
import { type Disowned, disown } from '../../../src/requests/actions/disown.ts';
import { DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { type Person, type Request, UNDECIDED, isIn } from '../../../src/requests/model/request.ts';
import { erase, reveal } from '../../../src/requests/actions/reveal.ts';
import { type Memory, memory } from '../../support/memory.ts';
import {
  AT,
  CODE,
  ID,
  alex,
  caller,
  lidia,
  megan,
  meganAccount,
  pending,
  proof,
  requestIn,
  sealed,
  signIn,
  statusIn,
  statuses,
} from '../../support/samples.ts';

const handover = { ...statuses.done.handover, sealed: sealed('Kqw7mx') };
const done = requestIn({ ...statuses.done, handover });
const stateOf = (deps: Memory): string | undefined => deps.requests.get(ID)?.status.state;

async function kindOf(request: Request, by: Person = megan, now = AT): Promise<Disowned['kind']> {
  const deps = memory([request]);
  deps.now = now;
  return (await disown(deps, ID, caller(by))).kind;
}

describe('disowning', () => {
  for (const [name, status] of Object.entries(statuses)) {
    const request = requestIn(status);
    const stops = isIn(request, ...UNDECIDED, 'approved', 'superseded', 'resetting', 'done', 'frozen');
    const knows = 'subject' in status && status.subject?.id === megan.id;
    const expected = !knows ? 'not-yours' : stops ? 'disowned' : 'over';
    it(`a request that is ${name}: ${expected}`, async () => assert.equal(await kindOf(request), expected));
  }

  it('before the write freezes it, with the owner’s name and the time', async () => {
    for (const name of ['pending', 'escalated', 'approved', 'superseded'] as const) {
      const deps = memory([requestIn(statuses[name])]);
      assert.deepEqual(await disown(deps, ID, caller(megan)), { kind: 'disowned', request: deps.requests.get(ID) });
      assert.deepEqual(statusIn('frozen', deps.requests.get(ID)).disowned, { by: megan, at: AT });
      assert.deepEqual(
        deps.audits.map(({ action, by, source }) => [action, by, source]),
        [['disowned', megan, 'test']],
      );
    }
  });

  it('again gets the same answer and does nothing, even after the reset', async () => {
    for (const status of [statuses.pending, statuses['resetting, tried'], statuses['done and shown']]) {
      const deps = memory([requestIn(status)]);
      const first = await disown(deps, ID, caller(megan));
      assert.deepEqual(await disown(deps, ID, caller(megan)), first);
      assert.equal(deps.audits.length, 1);
    }
    assert.equal(
      await kindOf(requestIn(statuses['done and disowned, all due']), megan, '2026-12-24T00:00:00.000Z'),
      'disowned',
    );
  });

  it('counts once for two simultaneous clicks', async () => {
    const deps = memory([pending()]);
    const [one, other] = await Promise.all([disown(deps, ID, caller(megan)), disown(deps, ID, caller(megan))]);
    assert.deepEqual(one, other);
    assert.equal(deps.audits.length, 1);
  });

  it('is possible for a day after the reset', async () => {
    assert.equal(await kindOf(done, megan, '2026-11-23T09:59:59.999Z'), 'disowned');
    const deps = memory([done]);
    deps.now = '2026-11-23T10:00:00.000Z';
    assert.deepEqual(await disown(deps, ID, caller(megan)), { kind: 'over', request: done });
    assert.deepEqual([deps.requests.get(ID), deps.audits], [done, []]);
  });

  it('is only for the owner, not for the requester or an approver; attempts are on record', async () => {
    for (const person of [alex, lidia]) {
      const deps = memory([pending({}, { requester: alex })]);
      assert.deepEqual(await disown(deps, ID, caller(person)), { kind: 'not-yours' });
      const detail = { reference: 'PR-TEST22', because: 'not-the-owner' };
      assert.deepEqual(deps.audits, [
        { at: AT, action: 'refused:disowned', by: person, request: ID, source: 'test', detail },
      ]);
    }
  });

  it('is refused to everybody for an unknown request, or one without an account yet; attempts are on record', async () => {
    for (const [requests, request] of [
      [[], null],
      [[requestIn(statuses.asked)], ID],
    ] as const) {
      const deps = memory(requests);
      assert.deepEqual(await disown(deps, ID, caller(megan)), { kind: 'not-yours' });
      assert.deepEqual(
        deps.audits.map((entry) => [entry.action, entry.request]),
        [['refused:disowned', request]],
      );
    }
  });
});

describe('disowning while something else happens', () => {
  it('works even if a reminder or an approval came in between', async () => {
    for (const meanwhile of [
      pending({ reminded: true }, { version: 4 }),
      requestIn(statuses.approved, { version: 4 }),
    ]) {
      const deps = memory([pending()]);
      deps.overtakenBy.push(meanwhile);
      assert.equal((await disown(deps, ID, caller(megan))).kind, 'disowned');
      assert.equal(stateOf(deps), 'frozen');
    }
  });

  it('comes too late if a denial came in between', async () => {
    const deps = memory([pending()]);
    deps.overtakenBy.push(requestIn(statuses.denied, { version: 4 }));
    assert.equal((await disown(deps, ID, caller(megan))).kind, 'over');
    assert.equal(stateOf(deps), 'denied');
  });

  for (const [verb, decide] of [
    ['approval', (deps: Memory) => approve(deps, ID, caller(lidia), proof(CODE))],
    ['denial', (deps: Memory) => deny(deps, ID, caller(lidia), 'No')],
  ] as const) {
    it(`at the same moment as the ${verb} never leads to a write`, async () => {
      const deps = memory([pending()], [meganAccount]);
      await Promise.all([decide(deps), disown(deps, ID, caller(megan))]);
      await carryOut(deps, ID, false);
      assert.ok(['frozen', 'denied'].includes(stateOf(deps) ?? ''));
      assert.deepEqual(deps.written, []);
    });
  }

  it('stops a job that has not written yet', async () => {
    const deps = memory([requestIn(statuses.approved)], [meganAccount]);
    const account: typeof deps.directory.account = async (id) => {
      await disown(deps, ID, caller(megan));
      return deps.directory.account(id);
    };
    await carryOut({ ...deps, directory: { ...deps.directory, account } }, ID, false);
    assert.deepEqual([stateOf(deps), deps.written], ['frozen', []]);
  });

  for (const resetAs of ['app', 'approver'] as const) {
    it(`lets a write finish, and then the password is scrambled and shown to nobody (${resetAs})`, async () => {
      const deps = memory([requestIn({ ...statuses.approved, grant: signIn })], [meganAccount]);
      deps.rules = { ...deps.rules, resetAs };
      const { directory } = deps;
      const during = async (): Promise<void> => {
        if (deps.written.length === 1) await disown(deps, ID, caller(megan));
      };
      const slow: typeof directory = {
        ...directory,
        resetPassword: async (...of) => directory.resetPassword(...of).finally(during),
        startReset: async (...of) => directory.startReset(...of).finally(during),
      };
      await carryOut({ ...deps, directory: slow }, ID, false);
      assert.equal(statusIn('resetting', deps.requests.get(ID)).disowned?.by, megan);
      await carryOut(deps, ID, false);
      const status = statusIn('done', deps.requests.get(ID));
      assert.deepEqual([status.handover.state, status.scramble, status.sessions], ['erased', 'due', 'due']);
      assert.equal((await reveal(deps, ID, caller(megan))).kind, 'gone');
      await aftercare(deps, ID, false);
      const [first, second, last, ...more] = deps.written.map(({ password }) => password);
      assert.ok(first !== undefined && first === second && last !== undefined && last !== first);
      assert.deepEqual([more, deps.signedOut.length], [[], 1]);
      const { scramble, sessions, grant: kept } = statusIn('done', deps.requests.get(ID));
      assert.deepEqual([scramble, sessions, kept], ['done', 'done', null]);
    });
  }

  const disowned = { ...statuses.resetting, attempt: sealedAttempt(), disowned: { by: megan, at: AT } };

  it('is not lost if the reset fails: what may have been written is scrambled, whatever went wrong', async () => {
    const deps = memory([requestIn(disowned)], [meganAccount]);
    deps.resetResults = [new DirectoryUnavailable('503')];
    await assert.rejects(carryOut(deps, ID, true), DirectoryUnavailable);
    const { handover, scramble, sessions, confirmed } = statusIn('done', deps.requests.get(ID));
    assert.deepEqual([handover.state, scramble, sessions, confirmed], ['erased', 'due', 'due', false]);
    assert.equal((await reveal(deps, ID, caller(megan))).kind, 'gone');
    assert.ok(deps.jobs.some(({ name }) => name === 'aftercare'));
  });

  it('freezes a reset that fails before anything was written', async () => {
    const deps = memory([requestIn(disowned)], [meganAccount]);
    deps.lockdown = { mode: 'stopped', by: lidia, at: AT };
    await carryOut(deps, ID, false);
    assert.deepEqual(statusIn('frozen', deps.requests.get(ID)).disowned, { by: megan, at: AT });
    assert.deepEqual(deps.written, []);
  });

  it('and reading at the same moment: either the password is read and then scrambled, or it is not read at all', async () => {
    for (const order of ['read first', 'disowned first'] as const) {
      const deps = memory([done], [meganAccount]);
      const read = () => reveal(deps, ID, caller(megan));
      const disowned = () => disown(deps, ID, caller(megan));
      const [shown] =
        order === 'read first'
          ? await Promise.all([read(), disowned()])
          : await Promise.all([disowned(), read()]).then(([word, seen]) => [seen, word] as const);
      const { handover: now, scramble } = statusIn('done', deps.requests.get(ID));
      assert.deepEqual([shown.kind, now.state], order === 'read first' ? ['revealed', 'revealed'] : ['gone', 'erased']);
      assert.equal(scramble, 'due');
    }
  });

  it('leaves nothing to erase', async () => {
    const deps = memory([done]);
    await disown(deps, ID, caller(megan));
    const before = deps.requests.get(ID);
    await erase(deps, ID);
    assert.equal(deps.requests.get(ID), before);
  });
});

function sealedAttempt() {
  return { secret: 'password', step: 'begun', sealed: sealed('Kqw7mx') } as const;
}
