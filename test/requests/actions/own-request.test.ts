import assert from 'node:assert/strict';
import { personCalled, requestCalled } from '../../support/ids.ts';
import { cancel, choose, insist } from '../../../src/requests/actions/own-request.ts';
import { later } from '../../../src/requests/rules/policy.ts';
import { memory } from '../../support/memory.ts';
import { ID, alex, caller, megan, pending, requestIn, statusIn, statuses } from '../../support/samples.ts';
import { WAITING, isIn } from '../../../src/requests/model/request.ts';

const choosing = requestIn({ state: 'choosing', candidates: [{ ...alex, signInName: 'alexw@contoso.com' }] });

describe('cancelling a request', () => {
  for (const [name, status] of Object.entries(statuses)) {
    const open = isIn(requestIn(status), 'asked', 'choosing', ...WAITING);
    it(`${open ? 'ends' : 'leaves'} one that is ${name}`, async () => {
      const deps = memory([requestIn(status)]);
      const answered = await cancel(deps, ID, caller(megan));
      assert.equal(answered?.status.state, open ? 'cancelled' : status.state);
      assert.deepEqual(answered, deps.requests.get(ID));
    });
  }

  for (const [name, meanwhile] of [
    ['the look-up', pending({}, { version: 4 })],
    ['a choice', requestIn(statuses.choosing, { version: 4 })],
    ['a reminder', pending({ reminded: true }, { version: 4 })],
  ] as const) {
    it(`works even if ${name} came in between`, async () => {
      const deps = memory([requestIn(statuses.asked)]);
      deps.overtakenBy.push(meanwhile);
      assert.equal((await cancel(deps, ID, caller(megan)))?.status.state, 'cancelled');
      assert.equal(deps.requests.get(ID)?.version, 5);
    });
  }

  it('comes too late if an approval came in between, which is the answer', async () => {
    const deps = memory([pending()]);
    deps.overtakenBy.push(requestIn(statuses.approved, { version: 4 }));
    assert.equal((await cancel(deps, ID, caller(megan)))?.status.state, 'approved');
    assert.equal(deps.requests.get(ID)?.status.state, 'approved');
  });
});

describe('choosing one of several accounts', () => {
  it('has the chosen one looked up', async () => {
    const deps = memory([choosing]);
    const chosen = await choose(deps, ID, caller(megan), alex.id);
    assert.deepEqual(chosen?.who, { id: alex.id });
    assert.ok(deps.jobs.some(({ name }) => name === 'look-up'));
  });

  it('does not accept one that was not offered', async () => {
    const deps = memory([choosing]);
    statusIn('choosing', await choose(deps, ID, caller(megan), personCalled('another')));
    assert.deepEqual(deps.audits, []);
  });

  it('comes too late if the request has moved on', async () => {
    statusIn('expired', await choose(memory([requestIn(statuses.expired)]), ID, caller(megan), megan.id));
  });
});

describe('asking an admin in spite of advice', () => {
  it('has it looked up again, and gives the approvers the time that a new request has', async () => {
    const deps = memory([requestIn(statuses.advised)]);
    const insisted = await insist(deps, ID, caller(megan));
    assert.deepEqual(insisted?.status, { state: 'asked', insists: true });
    assert.equal(insisted.expiresAt, later(deps.clock.now(), deps.rules.requestMinutes * 60_000));
    assert.deepEqual(
      deps.jobs.map(({ name }) => name),
      ['look-up', 'expire'],
    );
  });

  for (const [name, status] of Object.entries(statuses).filter(([, { state }]) => state !== 'advised')) {
    it(`changes nothing if the request is ${name}`, async () => {
      const deps = memory([requestIn(status)]);
      assert.deepEqual((await insist(deps, ID, caller(megan)))?.status, status);
      assert.deepEqual(deps.audits, []);
    });
  }
});

describe('someone else’s request', () => {
  for (const [verb, attempt] of [
    ['cancelled', cancel],
    ['insisted', insist],
    ['chosen', (...[deps, id, person]: Parameters<typeof cancel>) => choose(deps, id, person, alex.id)],
  ] as const) {
    it(`is not ${verb}, and the attempt is recorded; nor is one that does not exist`, async () => {
      const deps = memory([choosing]);
      assert.equal(await attempt(deps, ID, caller(alex)), undefined);
      assert.equal(await attempt(deps, requestCalled('none'), caller(alex)), undefined);
      assert.equal(deps.requests.get(ID), choosing);
      assert.deepEqual(
        deps.audits.map(({ action, by, request, source, detail }) => [action, by, request, source, detail['because']]),
        [
          [`refused:${verb}`, alex, ID, 'test', 'not-the-requester'],
          [`refused:${verb}`, alex, null, 'test', 'not-the-requester'],
        ],
      );
    });
  }
});
