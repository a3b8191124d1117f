import assert from 'node:assert/strict';
import { type Activity, TestAdapter, TurnContext } from 'botbuilder';
import { createAfterwards } from '../../../src/bot/answering/afterwards.ts';
import { createBot } from '../../../src/bot/bot.ts';
import { TeamsAdapter } from '../../../src/bot/sdk/adapter.ts';
import { createAuthentication } from '../../../src/bot/sdk/authentication.ts';
import { readTurn } from '../../../src/bot/sdk/read-turn.ts';
import { memory } from '../../support/memory.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { megan } from '../../../sandbox/directory/cast.ts';

const gone = (): Promise<never> => Promise.reject(new Error('The database is gone'));
const activity = {
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:x', name: megan.name, aadObjectId: megan.id },
  recipient: { id: '28:y', name: '' },
  conversation: { id: 'a:1', conversationType: 'personal', isGroup: false, name: '' },
  locale: 'nl-NL',
};
const bot = createBot({
  requests: memory([]),
  conversations: { get: gone, put: gone, readdress: gone, setApprovals: gone },
  cards: {
    of: gone,
    scene: gone,
    put: gone,
    at: gone,
    replace: gone,
    succeed: gone,
    adopt: gone,
    copyShows: gone,
    forgetCopy: gone,
  },
  documents: { read: gone, swap: gone },
  privately: gone,
  examine: gone,
  graphPatienceMs: 50,
  afterwards: createAfterwards(quietLog().log),
  connector: {
    ...{
      post: gone,
      typing: gone,
      update: gone,
      withdraw: gone,
      openPersonalChat: gone,
      member: gone,
      channelsOf: gone,
      team: gone,
    },
    members: () => assert.fail(),
  },
  tenantId: 'aaaaaaaa-0000-4000-8000-000000000000',
  log: quietLog().log,
});

const { log, lines } = quietLog();
let outage: 'database' | undefined;
const { onTurnError } = new TeamsAdapter(
  createAuthentication({ appId: 'bot', tenantId: 'ours', channel: null, serviceUrlHosts: [], tokens: gone }),
  { appId: 'bot', signIn: null, outageIn: () => outage, onFailed: (where) => bot.forget(where), log },
);

/** What the person reads. Their dialog can't be forgotten either, and that comes after it. */
async function apology(context: TurnContext): Promise<Partial<Activity> | undefined> {
  await onTurnError(context, new Error('Something'));
  const { adapter } = context;
  assert.ok(adapter instanceof TestAdapter);
  assert.match(JSON.stringify(lines.at(-1)), /The database is gone.*Dialog of a failed turn not reset/);
  return adapter.activeQueue[0];
}

describe('a turn that failed because the database is unavailable', () => {
  it('an invoke still gets its answer: HTTP 200, with an error that has the reference', async () => {
    const context = new TurnContext(new TestAdapter(), { ...activity, type: 'invoke', name: 'adaptiveCard/action' });
    await assert.rejects(bot.run(readTurn(context, null)), /database is gone/);
    const answer = await apology(context);
    assert.equal(answer?.type, 'invokeResponse');
    assert.match(JSON.stringify(answer.value), /"status":200,"body":\{"statusCode":500,.*E-[0-9A-F]{8}/);
  });

  it('a person who wrote still gets an apology, in their language', async () => {
    const context = new TurnContext(new TestAdapter(), { ...activity, type: 'message', text: 'hallo' });
    assert.match((await apology(context))?.text ?? '', /Er ging hier iets mis.*E-[0-9A-F]{8}/);
  });
});

describe('a turn that failed during an outage', () => {
  before(() => (outage = 'database'));
  after(() => (outage = undefined));

  it('is one warning, which says what is away; its person gets the apology, and their dialog goes on', async () => {
    const already = lines.length;
    const adapter = new TestAdapter();
    await onTurnError(new TurnContext(adapter, { ...activity, type: 'message', text: 'hallo' }), new Error('No route'));
    assert.match(adapter.activeQueue[0]?.text ?? '', /Er ging hier iets mis.*E-[0-9A-F]{8}/);
    const [line, ...more] = lines.slice(already);
    assert.deepEqual(more, []);
    assert.match(JSON.stringify(line), /"level":40.*"because":"database".*Turn not carried out/);
  });
});

describe('a turn that failed while its activity was being read', () => {
  const unreadable = (): never => {
    throw new TypeError('unreadable');
  };
  it('is still answered, for an invoke and a message alike', async () => {
    for (const type of ['invoke', 'message']) {
      const context = new TurnContext(new TestAdapter(), { ...activity, type, name: 'adaptiveCard/action' });
      Object.defineProperty(context.activity, 'channelData', { get: unreadable });
      assert.throws(() => readTurn(context, null), /unreadable/);
      assert.match(JSON.stringify(await apology(context)), /Er ging hier iets mis.*E-[0-9A-F]{8}/);
    }
  });
});
