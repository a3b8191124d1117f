/** What an operation may cost. Counts don't depend on the machine: a higher one is a decision, not an accident. */
import assert from 'node:assert/strict';
import { type StatementCounter, countStatements } from '../../support/statements.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, globalAdmin } = NAMES;
const GUEST = 'User One';

/**
 * The most SQL statements and Microsoft Graph calls of each operation, from a person's last word or click until its jobs are done.
 * A batch is one request with several calls.
 * Fetching a job isn't counted (`statements.ts`). Everybody is known, and what is cached is cached.
 */
const MOST = {
  help: { statements: 3, graphCalls: 4, graphRequests: 1 },
  'a guest’s own password, until the card that says where it lives': {
    statements: 12,
    // The account, and whether they can reset it themselves, which is cached from then on.
    graphCalls: 2,
    graphRequests: 2,
  },
  // Rights in one request; the account, its sign-ins and its security info in one each, the last three at once.
  'an own password, until the approval card': { statements: 20, graphCalls: 9, graphRequests: 4 },
  'an approval, until the password can be shown': { statements: 40, graphCalls: 23, graphRequests: 3 },
  'a denial': { statements: 19, graphCalls: 11, graphRequests: 1 },
  // Four for the click, four for the approvers' card, which says so at once.
  'a password, shown once': { statements: 8, graphCalls: 0, graphRequests: 0 },
  status: { statements: 5, graphCalls: 0, graphRequests: 0 },
} as const;

describe('journey: what an operation costs', () => {
  let world: World;
  let counter: StatementCounter;
  before(async () => {
    counter = countStatements();
    world = await startWorld();
    // From now on the bot knows their chats, and what it caches about the directory.
    await world.say(GUEST, 'help');
    await world.say(megan, 'reset password for user1@forthcoffee.com');
    await lastWord(megan, (from) => world.told(megan, /Forth Coffee/, from));
    await world.click(globalAdmin, await own(alex), 'deny', { reason: 'Not now' });
    await world.say(megan, 'help');
  });
  after(async () => {
    counter.stop();
    await world.dispose();
  });

  /** Says why, which is all that is missing, and waits for what follows. */
  async function lastWord<T>(name: string, then: (from: number) => Promise<T>): Promise<T> {
    const from = world.teams.revision();
    await world.say(name, 'Forgotten');
    return then(from);
  }

  async function own(name: string): Promise<CardMessage> {
    await world.say(name, 'reset my password');
    return lastWord(name, approvalCard);
  }

  const approvalCard = (from: number) => world.approvalCard(/Reset .+’s password\?/, from);

  async function within(what: keyof typeof MOST, act: () => Promise<unknown>): Promise<void> {
    const before = world.directory.calls.length;
    const statements = await counter.of(act);
    const calls = world.directory.calls.slice(before);
    const named = (some: typeof calls) => some.map(({ method, path }) => `${method} ${path}`);
    const graphCalls = named(calls.filter(({ path }) => !path.endsWith('/$batch')));
    const graphRequests = named(calls.filter(({ inBatch }) => !inBatch));
    const most = MOST[what];
    assert.ok(statements.length <= most.statements, shown(most.statements, statements));
    assert.ok(graphCalls.length <= most.graphCalls, shown(most.graphCalls, graphCalls));
    assert.ok(graphRequests.length <= most.graphRequests, shown(most.graphRequests, graphRequests));
  }

  const shown = (most: number, list: readonly string[]): string =>
    `${list.length} instead of at most ${most}:\n${list.join('\n')}`;

  it('help', () => within('help', () => world.say(megan, 'help')));

  it('a guest’s own password', async () => {
    await within('a guest’s own password, until the card that says where it lives', async () => {
      const before = world.teams.revision();
      await world.say(GUEST, 'reset my password');
      await world.told(GUEST, /Forth Coffee/, before);
    });
  });

  it('an own password, approved and shown', async () => {
    await world.say(megan, 'reset my password');
    let approval: CardMessage | undefined;
    await within('an own password, until the approval card', async () => {
      approval = await lastWord(megan, approvalCard);
    });
    assert.ok(approval);
    const card = approval;
    const reset = () => world.told(megan, /Your password was reset/);
    await within('an approval, until the password can be shown', async () => {
      await world.click(globalAdmin, card, 'approve');
      await reset();
    });
    const done = await reset();
    await within('a password, shown once', () => world.click(megan, done, 'reveal'));
  });

  it('a denial', async () => {
    const card = await own(alex);
    await within('a denial', () => world.click(globalAdmin, card, 'deny', { reason: 'Not now' }));
  });

  it('status', () => within('status', () => world.say(megan, 'status')));
});
