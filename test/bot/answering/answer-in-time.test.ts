/** What depends on someone's rights is answered in the turn, or follows it. */
import assert from 'node:assert/strict';
import { createAfterwards } from '../../../src/bot/answering/afterwards.ts';
import { createAnswerInTime } from '../../../src/bot/answering/answer-in-time.ts';
import { OverBudget } from '../../../src/bot/directory-for-people.ts';
import type { Connector } from '../../../src/bot/ports.ts';
import { readTurn } from '../../../src/bot/sdk/read-turn.ts';
import type { Message, Turn } from '../../../src/bot/turn.ts';
import { locale as en } from '../../../src/locales/en/locale.ts';
import { DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { TestAdapter, TurnContext } from 'botbuilder';
import { lidia } from '../../../sandbox/directory/cast.ts';
import { memory } from '../../support/memory.ts';
import { quietLog } from '../../support/quiet-log.ts';

const PATIENCE_MS = 50;
const MINUTE_MS = 60_000;
const { chat } = en;

describe('an answer that depends on rights', () => {
  const unused = (): never => assert.fail('not to be called');

  function answering() {
    const deps = memory([]);
    const { log } = quietLog();
    const afterwards = createAfterwards(log);
    const posted: string[] = [];
    const connector: Connector = {
      ...{ update: unused, withdraw: unused, members: unused, member: unused },
      ...{ channelsOf: unused, team: unused, openPersonalChat: unused },
      async post(place, card) {
        posted.push(`${place.id}: ${JSON.stringify(card)}`);
        return { conversation: place.id, activity: '1' };
      },
      async typing({ conversation }) {
        posted.push(`${conversation}: typing`);
      },
    };
    const answerInTime = createAnswerInTime({
      ...{ requests: deps, connector, afterwards, log },
      graphPatienceMs: PATIENCE_MS,
    });
    return { deps, posted, afterwards, answerInTime };
  }

  /** Someone writes in a thread. @param ago for how long the bot has been at it */
  function turnOf(id: string, ago = 0): { turn: Turn; sent: Message[] } {
    const activity = {
      ...{ type: 'message', id, text: 'pending', channelId: 'msteams', locale: 'en-US' },
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      from: { id: '29:x', name: lidia.name, aadObjectId: lidia.id },
      recipient: { id: '28:y', name: '' },
      conversation: { id: 'thread', conversationType: 'channel', isGroup: true, name: '' },
    };
    const incoming = readTurn(new TurnContext(new TestAdapter(), activity), null);
    assert.ok(incoming.caller !== undefined);
    const sent: Message[] = [];
    const send = async (message: Message): Promise<void> => void sent.push(message);
    return { turn: { ...incoming, send, since: performance.now() - ago }, sent };
  }

  it('is given in the turn if Graph is fast', async () => {
    const { answerInTime, posted } = answering();
    const { turn, sent } = turnOf('1');
    await answerInTime(turn, async ({ directory }) => ({ text: `${await directory.isApprover(lidia.id)}` }));
    assert.deepEqual([sent, posted], [[{ text: 'true' }], []]);
  });

  it('follows in the same conversation if Graph is slow, once, however often Teams delivers the message', async () => {
    const { answerInTime, posted, afterwards } = answering();
    const rights = Promise.withResolvers<undefined>();
    const { turn, sent } = turnOf('1');
    const work = (): Promise<Message> => rights.promise.then(() => ({ text: 'Here it is' }));
    await answerInTime(turn, work);
    await answerInTime(turn, () => assert.fail('done twice'));
    assert.deepEqual([sent, posted], [[], ['thread: typing']]);
    while (posted.length === 1) await new Promise(setImmediate);
    assert.match(posted[1] ?? '', new RegExp(`^thread: .*${chat.checkingRights}`));
    rights.resolve(undefined);
    await afterwards.settle();
    assert.match(posted[2] ?? '', /^thread: .*Here it is/);
    assert.equal(posted.length, 3);
  });

  it('is asked for again while the directory fails', async () => {
    const { deps, answerInTime, posted, afterwards } = answering();
    deps.isApprover = new DirectoryUnavailable('503');
    await answerInTime(turnOf('1').turn, async ({ directory }) => ({
      text: `${await directory.isApprover(lidia.id)}`,
    }));
    deps.isApprover = true;
    await afterwards.settle();
    assert.match(posted.at(-1) ?? '', /true/);
  });

  it('says after a minute that the directory does not answer', async () => {
    const { deps, answerInTime, posted, afterwards } = answering();
    deps.isApprover = new DirectoryUnavailable('503');
    const { turn } = turnOf('1', MINUTE_MS - 1_500);
    await answerInTime(turn, async ({ directory }) => ({ text: `${await directory.isApprover(lidia.id)}` }));
    await afterwards.settle();
    assert.match(posted.at(-1) ?? '', new RegExp(chat.directoryUnavailable));
  });

  it('is an error of the turn if the directory refuses, or the person asks too much', async () => {
    const { answerInTime } = answering();
    const much = new OverBudget();
    await assert.rejects(
      answerInTime(turnOf('1').turn, () => Promise.reject(much)),
      much,
    );
  });

  it('comes in the order in which one person wrote', async () => {
    const { answerInTime, posted, afterwards } = answering();
    const rights = Promise.withResolvers<undefined>();
    const done: string[] = [];
    const order = (mode: string) => async (): Promise<Message> => {
      if (mode === 'stop') await rights.promise;
      done.push(mode);
      return { text: mode };
    };
    await answerInTime(turnOf('1').turn, order('stop'));
    await answerInTime(turnOf('2').turn, order('off'));
    rights.resolve(undefined);
    await afterwards.settle();
    assert.deepEqual(done, ['stop', 'off']);
    assert.equal(posted.filter((one) => !one.endsWith('typing')).length, 2);
  });

  it('comes before that of an examination that was asked for earlier, and takes minutes', async () => {
    const { answerInTime, posted, afterwards } = answering();
    const examined = Promise.withResolvers<Message>();
    await answerInTime(turnOf('1').turn, () => examined.promise, 'examinations');
    const { turn, sent } = turnOf('2');
    await answerInTime(turn, () => Promise.resolve({ text: 'Locked down' }));
    examined.resolve({ text: 'Examined' });
    await afterwards.settle();
    assert.deepEqual(sent, [{ text: 'Locked down' }]);
    assert.match(posted.at(-1) ?? '', /Examined/);
  });

  it('says that nothing was done if the instance stops before Graph answers', async function () {
    this.timeout(20_000);
    const { deps, answerInTime, posted, afterwards } = answering();
    const slow = Object.assign({}, deps.directory, { mayLockDown: () => new Promise<boolean>(() => undefined) });
    const done: string[] = [];
    const { turn } = turnOf('1');
    Object.assign(deps, { directory: slow });
    await answerInTime(turn, async ({ directory }) => {
      await directory.mayLockDown(lidia.id);
      done.push('locked down');
      return { text: 'Done' };
    });
    await afterwards.settle();
    assert.match(posted.at(-1) ?? '', new RegExp(chat.stoppedMeanwhile));
    assert.deepEqual(done, []);
  });
});
