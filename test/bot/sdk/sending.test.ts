/** Which calls are repeated, and when: only the rules, with a clock that only waits move. */
import assert from 'node:assert/strict';
import { DeadlineExceeded } from '../../../src/net/deadline.ts';
import { JOB_PATIENCE_MS, type Kind, TURN_PATIENCE_MS, pauseAfter, send } from '../../../src/bot/sdk/sending.ts';
import { TeamsRefused, TeamsSilent, isInDoubt } from '../../../src/bot/connector-errors.ts';
import { START, virtualTime } from '../support.ts';

const refused = (status: number, retryAfter: string | null = null): TeamsRefused =>
  new TeamsRefused(status, retryAfter, 'Code');

/** How long each wait was until a call that always fails like this was given up. */
async function waitsOf(kind: Kind, patienceMs: number, failure: Error, random = 0): Promise<readonly number[]> {
  const timing = virtualTime(random);
  await assert.rejects(
    send(kind, patienceMs, () => Promise.reject(failure), timing),
    failure,
  );
  return timing.waits;
}

describe('what can be sent again', () => {
  const cases: readonly (readonly [
    what: string,
    failure: Error,
    create: boolean,
    repeatable: boolean,
    doubt: boolean,
  ])[] = [
    ['400', refused(400), false, false, false],
    ['401', refused(401), false, false, false],
    ['403', refused(403), false, false, false],
    ['404', refused(404), false, false, false],
    ['408', refused(408), false, false, true],
    ['412', refused(412), true, true, false],
    ['413', refused(413), false, false, false],
    ['429', refused(429), true, true, false],
    ['500', refused(500), false, false, true],
    ['502', refused(502), false, true, true],
    ['503', refused(503), false, true, true],
    ['504', refused(504), false, true, true],
    ['no answer in time', new DeadlineExceeded(10_000), false, true, true],
    ['a connection that broke', new TeamsSilent('ECONNRESET'), false, true, true],
    ['no connection at all', new TeamsSilent('ECONNREFUSED'), false, true, false],
    ['an error of our own', new Error('No token'), false, false, false],
  ];
  for (const [what, failure, create, repeatable, doubt] of cases) {
    it(`after ${what}: a create ${create ? 'yes' : 'no'}, a repeatable call ${repeatable ? 'yes' : 'no'}`, async () => {
      assert.equal((await waitsOf('create', JOB_PATIENCE_MS, failure)).length > 0, create);
      assert.equal((await waitsOf('repeatable', JOB_PATIENCE_MS, failure)).length > 0, repeatable);
    });
    it(`after ${what} it is ${doubt ? 'in doubt' : 'clear'} whether it was done`, () =>
      assert.equal(isInDoubt(failure), doubt));
  }
});

describe('how long a send waits', () => {
  it('twice as long each time, with jitter, within the patience of a job and of a turn', async () => {
    assert.deepEqual(await waitsOf('create', JOB_PATIENCE_MS, refused(412)), [500, 1_000, 2_000, 4_000, 8_000]);
    assert.deepEqual(await waitsOf('create', JOB_PATIENCE_MS, refused(412), 0.5), [750, 1_500, 3_000, 6_000, 12_000]);
    assert.deepEqual(await waitsOf('create', TURN_PATIENCE_MS, refused(429)), [500, 1_000, 2_000]);
  });

  it('as long as Retry-After says, in seconds or as a date, and a little longer', () => {
    const clock = { now: () => START, random: () => 0.5 };
    assert.equal(pauseAfter('create', refused(429, '7'), 1, clock), 7_250);
    assert.equal(pauseAfter('create', refused(429, '7'), 3, clock), 7_250);
    assert.equal(pauseAfter('repeatable', refused(503, new Date(START + 9_000).toUTCString()), 1, clock), 9_250);
    assert.equal(pauseAfter('create', refused(412, new Date(START - 9_000).toUTCString()), 1, clock), 250);
    assert.equal(pauseAfter('create', refused(429, 'soon'), 1, clock), 750);
  });

  it('not at all if the wait does not fit: the job tries again', async () => {
    assert.deepEqual(await waitsOf('create', JOB_PATIENCE_MS, refused(429, '26')), [26_000]);
    assert.deepEqual(await waitsOf('create', JOB_PATIENCE_MS, refused(429, '28')), []);
    assert.deepEqual(await waitsOf('create', TURN_PATIENCE_MS, refused(429, '6')), []);
  });
});

describe('an attempt to send', () => {
  it('returns what the call returns, and makes no more calls', async () => {
    let calls = 0;
    const timing = virtualTime();
    const sent = await send(
      'create',
      JOB_PATIENCE_MS,
      async () => (++calls === 2 ? 'sent' : Promise.reject(refused(429))),
      timing,
    );
    assert.deepEqual([sent, calls, timing.waits.length], ['sent', 2, 1]);
  });

  it('is given up when the time for the whole send is over', () =>
    assert.rejects(
      send('repeatable', 20, () => new Promise(() => undefined)),
      DeadlineExceeded,
    ));
});
