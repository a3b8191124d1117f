import assert from 'node:assert/strict';
import { TestAdapter, TurnContext } from 'botbuilder';
import { createBot } from '../../../src/bot/bot.ts';
import { memory } from '../../support/memory.ts';
import { quietLog } from '../../support/quiet-log.ts';

const gone = (): Promise<never> => Promise.reject(new Error('The database is gone'));
const turn = {
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:x', name: 'Megan Bowen', aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000001' },
  recipient: { id: '28:y', name: '' },
  conversation: { id: 'a:1', conversationType: 'personal', isGroup: false, name: '' },
  locale: 'nl-NL',
};
const bot = createBot({
  requests: memory([]),
  conversations: { get: gone, put: gone, readdress: gone, setApprovals: gone },
  cards: { of: gone, put: gone, at: gone, replace: gone },
  documents: { read: gone, swap: gone },
  privately: gone,
  connector: { post: gone, update: gone, withdraw: gone, openPersonalChat: gone, members: () => assert.fail() },
  tenantId: 'aaaaaaaa-0000-4000-8000-000000000000',
  signIn: null,
  log: quietLog().log,
});

describe('a turn that failed because the database is gone', () => {
  it('an invoke still gets its answer: HTTP 200, with an error that carries the reference', async () => {
    const adapter = new TestAdapter();
    const context = new TurnContext(adapter, { ...turn, type: 'invoke', name: 'adaptiveCard/action' });
    await assert.rejects(bot.run(context), /database is gone/);
    await assert.rejects(bot.apologise(context, 'E-1234ABCD'), /database is gone/);
    const [answer] = adapter.activeQueue;
    assert.equal(answer?.type, 'invokeResponse');
    assert.match(JSON.stringify(answer.value), /"status":200,"body":\{"statusCode":500,.*E-1234ABCD/);
  });

  it('a person who wrote still gets an apology, in his language', async () => {
    const adapter = new TestAdapter();
    const context = new TurnContext(adapter, { ...turn, type: 'message', text: 'hallo' });
    await assert.rejects(bot.apologise(context, 'E-1234ABCD'), /database is gone/);
    assert.match(adapter.activeQueue[0]?.text ?? '', /Er ging hier iets mis.*E-1234ABCD/);
  });
});

describe('a turn that failed while its activity was read', () => {
  const unreadable = (): never => {
    throw new TypeError('unreadable');
  };
  const broken = (type: string): TurnContext => {
    const context = new TurnContext(new TestAdapter(), { ...turn, type, name: 'adaptiveCard/action' });
    Object.defineProperty(context.activity, 'channelData', { get: unreadable });
    return context;
  };
  it('still gets its answer, an invoke and a message alike', async () => {
    for (const type of ['invoke', 'message']) {
      const context = broken(type);
      await assert.rejects(bot.run(context), /unreadable/);
      await assert.rejects(bot.apologise(context, 'E-1234ABCD'), /database is gone/);
      const { adapter } = context;
      assert.ok(adapter instanceof TestAdapter);
      assert.match(JSON.stringify(adapter.activeQueue[0]), /Er ging hier iets mis.*E-1234ABCD/);
    }
  });
});
