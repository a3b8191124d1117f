/** The clock of a machine jumps; what lasts so long must not last longer or shorter for it. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createBudget } from '../src/bot/budget.ts';
import { createCache } from '../src/directory/graph/cache.ts';
import { personCalled } from './support/ids.ts';

/** Where the time of day is meant: it is compared with another one, or stored. */
const TIME_OF_DAY: Readonly<Record<string, string>> = {
  'src/net/retry-after.ts': 'Retry-After may be a date',
  'src/bot/sdk/sending.ts': 'the same, and no wait is longer than a turn or a job',
  'src/store/jobs/attempt.ts': 'when a stored job runs again',
  'src/store/jobs/workers.ts': 'in how long a stored job is due',
  'src/store/embedded/prepared-database.ts': 'when a file was used',
  'src/store/requests/request-store.ts': 'when somebody asked',
  'src/store/condition/condition.ts': 'how far the clocks of the bot and the database are apart',
  'src/directory/accounts/notice-addresses.ts': 'since when an address is known',
  'src/directory/sign-in-help/security-info.ts': 'since when a change is recent',
};

describe('A clock that jumps', () => {
  const real = Date.now;
  afterEach(() => void (Date.now = real));

  it('is not asked how long something lasts', () => {
    const asking = globSync('src/**/*.ts').filter((file) => readFileSync(file, 'utf8').includes('Date.now'));
    assert.deepEqual(asking.sort(), Object.keys(TIME_OF_DAY).sort());
  });

  it('back, keeps nobody waiting for an hour', () => {
    const hourAhead = real() + 3_600_000;
    Date.now = () => hourAhead;
    const budget = createBudget({ burst: 2, refillMs: 1_000 });
    const somebody = personCalled('somebody');
    assert.ok(budget.take(somebody));
    Date.now = real;
    assert.ok(budget.take(somebody));
  });

  it('back, keeps nothing in a cache for longer', async () => {
    let loads = 0;
    const cached = createCache(() => 0);
    const load = (): Promise<number> => Promise.resolve((loads += 1));
    const hourAhead = real() + 3_600_000;
    Date.now = () => hourAhead;
    await cached('key', load);
    Date.now = real;
    await new Promise((resolve) => setImmediate(resolve));
    await cached('key', load);
    assert.equal(loads, 2);
  });
});
