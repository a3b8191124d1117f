/** An answer that Teams did not take in its turn: who gets it later, when, and who reads that something went wrong. */
import assert from 'node:assert/strict';
import { TestAdapter, TurnContext } from 'botbuilder';
import { createAfterwards } from '../../../src/bot/answering/afterwards.ts';
import { createAnswerAgain } from '../../../src/bot/answering/answer-again.ts';
import { TeamsRefused, TeamsSilent } from '../../../src/bot/connector-errors.ts';
import { readTurn } from '../../../src/bot/sdk/read-turn.ts';
import type { Message, Turn } from '../../../src/bot/turn.ts';
import { lidia } from '../../../sandbox/directory/cast.ts';
import { quietLog } from '../../support/quiet-log.ts';

const BUSY = new TeamsRefused(429, '20', 'Throttled');
const BROKEN = new TeamsRefused(502, null, 'BadGateway');

describe('an answer that Teams did not take', () => {
  /** @param failures what the next calls outside of the turn end with; all later ones succeed */
  function answering(failures: readonly Error[] = []) {
    const { log, lines } = quietLog();
    const afterwards = createAfterwards(log);
    const left = [...failures];
    const posted: string[] = [];
    const pauses: number[] = [];
    const answerAgain = createAnswerAgain({
      connector: {
        post: async (place, card) => {
          const failure = left.shift();
          if (failure !== undefined) throw failure;
          posted.push(JSON.stringify(card));
          return { conversation: place.id, activity: '1' };
        },
      },
      ...{ afterwards, log },
      pause: async (milliseconds) => void pauses.push(milliseconds),
    });
    return { answerAgain, afterwards, posted, pauses, lines };
  }

  /** @param apology what telling the person of the failure ends with */
  function turnOf(conversationType = 'personal', apology?: Error): { turn: Turn; said: Message[] } {
    const activity = {
      ...{ type: 'message', id: '1', text: 'help', channelId: 'msteams', locale: 'en-US' },
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      from: { id: '29:x', name: lidia.name, aadObjectId: lidia.id },
      recipient: { id: '28:y', name: '' },
      conversation: { id: 'a:1', conversationType, isGroup: conversationType !== 'personal', name: '' },
    };
    const incoming = readTurn(new TurnContext(new TestAdapter(), activity), null);
    assert.ok(incoming.caller !== undefined);
    const said: Message[] = [];
    const send = async (message: Message): Promise<void> => {
      if (apology !== undefined) throw apology;
      said.push(message);
    };
    const turn: Turn = { ...incoming, send };
    turn.delivery.answer = (to) => to.send({ text: 'The answer' });
    return { turn, said };
  }

  it('comes after the wait that Teams asks for', async () => {
    const { answerAgain, afterwards, posted, pauses } = answering();
    const { turn, said } = turnOf();
    await answerAgain(turn, BUSY);
    await afterwards.settle();
    assert.deepEqual([said, pauses, posted.length], [[], [20_000], 1]);
    assert.match(posted[0] ?? '', /The answer/);
  });

  it('is not sent again if it may be there, as its person is told that something went wrong', async () => {
    for (const error of [BROKEN, new TeamsSilent('ECONNRESET')]) {
      const { answerAgain, afterwards, posted } = answering();
      const { turn, said } = turnOf();
      await answerAgain(turn, error);
      await afterwards.settle();
      assert.match(JSON.stringify(said), /Something went wrong here.*E-[0-9A-F]{8}/);
      assert.deepEqual(posted, []);
    }
  });

  it('is sent again a minute later if they cannot be told of it either', async () => {
    const { answerAgain, afterwards, posted, pauses } = answering([BROKEN, new TeamsSilent('ECONNREFUSED')]);
    await answerAgain(turnOf('personal', BROKEN).turn, BROKEN);
    await afterwards.settle();
    assert.deepEqual([pauses, posted.length], [[60_000, 60_000, 5_000], 1]);
  });

  it('is given up after five tries, and at once when Teams refuses it for good; both are logged', async () => {
    const forbidden = new TeamsRefused(403, null, 'ConversationBlockedByUser');
    for (const [failures, tries] of [
      [Array.from({ length: 9 }, () => BUSY), 5],
      [[forbidden], 1],
    ] as const) {
      const { answerAgain, afterwards, posted, pauses, lines } = answering(failures);
      await answerAgain(turnOf().turn, BUSY);
      await afterwards.settle();
      assert.deepEqual([posted, pauses.length], [[], tries]);
      assert.match(JSON.stringify(lines.at(-1)), /Answer not sent"/);
    }
  });

  it('is only tried once more when the instance stops', async () => {
    const { answerAgain, afterwards, pauses, posted } = answering();
    await afterwards.settle();
    await answerAgain(turnOf().turn, BUSY);
    await afterwards.settle();
    assert.deepEqual([pauses, posted.length], [[], 1]);
  });

  it('never goes to a channel, where an answer in private was held up', async () => {
    const { answerAgain, posted } = answering();
    await assert.rejects(answerAgain(turnOf('channel').turn, BUSY), BUSY);
    assert.deepEqual(posted, []);
  });

  it('is not meant by any other failure', async () => {
    const { answerAgain } = answering();
    const other = new Error('The database is gone');
    await assert.rejects(answerAgain(turnOf().turn, other), other);
    const refused = new TeamsRefused(400, null, 'BadSyntax');
    await assert.rejects(answerAgain(turnOf().turn, refused), refused);
    const { turn } = turnOf();
    turn.delivery.answer = undefined;
    await assert.rejects(answerAgain(turn, BUSY), BUSY);
  });
});
