/** How often the local Teams is called when it refuses: only our rules apply, the SDK adds none. */
import assert from 'node:assert/strict';
import type { Connector, Posted } from '../../../src/bot/ports.ts';
import { TeamsRefused, TeamsSilent } from '../../../src/bot/connector-errors.ts';
import { type LocalTeams, startLocalTeams } from '../../../sandbox/teams/local-teams.ts';
import { MEGAN, APP_ID, ALEX, TENANT_ID } from '../../sandbox/teams/support.ts';
import { type VirtualTime, approvalsOf, cardSaying, chatOf, connectorTo, virtualTime } from '../support.ts';

const ANY = /\/connector\//;

describe('the connector', () => {
  let teams: LocalTeams;
  let timing: VirtualTime;
  let connector: Connector;
  let posted: Posted;
  let since: number;
  before(async () => {
    teams = await startLocalTeams({ appId: APP_ID, tenantId: TENANT_ID, people: [MEGAN, ALEX] });
  });
  after(() => teams.close());
  beforeEach(async () => {
    timing = virtualTime();
    connector = await connectorTo(teams, timing);
    posted = await connector.post(chatOf(teams, MEGAN), cardSaying('first'));
    since = teams.calls.length;
  });

  const calls = (): number => teams.calls.length - since;
  const sends = {
    'a message in a chat': () => connector.post(chatOf(teams, MEGAN), cardSaying('hello')),
    'a new thread': () => connector.post(approvalsOf(teams), cardSaying('hello')),
    'an update': () => connector.update(teams.serviceUrl, posted, cardSaying('changed')),
    'the opening of a chat': () =>
      connector.openPersonalChat({
        serviceUrl: teams.serviceUrl,
        bot: `28:${APP_ID}`,
        member: teams.channelIdOf(MEGAN.id),
      }),
  } as const;
  const creates: readonly (keyof typeof sends)[] = ['a message in a chat', 'a new thread'];
  const repeatables: readonly (keyof typeof sends)[] = ['an update', 'the opening of a chat'];

  /** The calls that are made if the first two are refused like this. */
  const table: readonly (readonly [status: number, create: number, repeatable: number])[] = [
    [400, 1, 1],
    [401, 1, 1],
    [403, 1, 1],
    [404, 1, 1],
    [412, 3, 3],
    [413, 1, 1],
    [429, 3, 3],
    [500, 1, 1],
    [502, 1, 3],
    [503, 1, 3],
    [504, 1, 3],
  ];
  for (const [status, create, repeatable] of table) {
    for (const [names, expected] of [
      [creates, create],
      [repeatables, repeatable],
    ] as const) {
      for (const name of names) {
        it(`${name}, refused twice with ${status}: ${expected} ${expected === 1 ? 'call' : 'calls'}`, async () => {
          const undo = teams.faults.failNext({ match: ANY, times: 2, status });
          const failure = await sends[name]().then(
            () => undefined,
            (error: unknown) => error,
          );
          undo();
          assert.equal(calls(), expected);
          if (expected > 1) assert.equal(failure, undefined);
          else assert.ok(failure instanceof TeamsRefused && failure.statusCode === status, String(failure));
        });
      }
    }
  }

  it('an update of a deleted message is distinguished from all other 404 refusals', async () => {
    teams.faults.failNext({ match: ANY, status: 404, code: 'ActivityNotFoundInConversation' });
    assert.equal(await sends['an update'](), false);
  });

  it('the chat of someone without the bot is distinguished from all other 403 refusals', async () => {
    teams.setInstalled(MEGAN.id, false);
    assert.equal(await sends['the opening of a chat'](), undefined);
    teams.setInstalled(MEGAN.id, true);
  });

  it('waits as long as Retry-After says, in seconds or until a date', async () => {
    teams.faults.failNext({ match: ANY, status: 429, retryAfter: 7 });
    await sends['a new thread']();
    teams.faults.failNext({ match: ANY, status: 429, retryAfter: new Date(timing.now() + 9_000).toUTCString() });
    await sends['an update']();
    assert.deepEqual(timing.waits, [7_000, 9_000]);
    teams.faults.failNext({ match: ANY, status: 429, retryAfter: 120 });
    await assert.rejects(sends['an update'](), { statusCode: 429 });
    assert.equal(timing.waits.length, 2);
  });

  for (const how of ['lost-answer', 'drop'] as const) {
    for (const name of creates) {
      it(`${name}, ${how}: one call, and it is unknown whether it was carried out`, async () => {
        teams.faults.failNext({ match: ANY, how });
        await assert.rejects(sends[name](), (error) => error instanceof TeamsSilent && error.sent);
        assert.equal(calls(), 1);
      });
    }
    for (const name of repeatables) {
      it(`${name}, ${how}: it is repeated`, async () => {
        teams.faults.failNext({ match: ANY, how });
        await sends[name]();
        assert.equal(calls(), 2);
      });
    }
  }

  it('reports the connector’s error code for a refusal, and nothing else of its answer', async () => {
    teams.setInstalled(ALEX.id, false);
    await assert.rejects(connector.post(chatOf(teams, ALEX), cardSaying('hello')), {
      message: 'Teams answered 403 (BotNotInConversationRoster)',
      code: 'BotNotInConversationRoster',
    });
    teams.setInstalled(ALEX.id, true);
  });
});
