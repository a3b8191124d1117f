/** Activities with a genuine token and a few parts that no connector sends. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { exchange, head } from '../support/http/raw-http.ts';
import { activitiesOf } from './support/activities.ts';
import { type AttackedBot, startAttackedBot } from './support/attacked-bot.ts';
import { readAnswers } from './support/http-answers.ts';
import { broken, disturbed } from './support/odd-values.ts';
import { again, casesOf, countOf } from './support/run.ts';

const AT_ONCE = 10;
/** Teams waits as long for the answer to an invoke. */
const DEADLINE_MS = 10_000;
const ALLOWED = [200, 400, 401, 403, 413];
/** "Universal Action Model": the types of an answer, of which the bot sends these. What a 500 is due to, the log says. */
const answered = z.strictObject({
  statusCode: z.literal([200, 400, 500]),
  type: z.enum(['application/vnd.microsoft.card.adaptive', 'application/vnd.microsoft.error']),
  value: z.record(z.string(), z.unknown()),
});

describe(`random activities (${again('activities')})`, function () {
  const waves = Math.ceil(countOf('activities') / AT_ONCE);
  this.timeout(120_000 + waves * 30_000);
  let bot: AttackedBot;
  before(async () => {
    bot = await startAttackedBot();
  });
  after(() => bot.dispose());

  let taken = 0;
  const attack = async (json: string): Promise<void> => {
    const port = await bot.port();
    const body = Buffer.from(json);
    const lines = ['Content-Type: application/json', `Authorization: ${bot.bearer}`, 'Connection: close'];
    const parts = [head([...lines, `Content-Length: ${body.length}`]), body];
    const { text, closed } = await exchange(port, parts, { withinMs: DEADLINE_MS });
    try {
      assert.ok(closed, 'it is answered in time');
      const [answer, ...more] = readAnswers(text, false);
      assert.ok(answer !== undefined && more.length === 0 && ALLOWED.includes(answer.status));
      if (answer.status === 200) taken += 1;
      if (answer.status === 200 && answer.body !== '') answered.parse(JSON.parse(answer.body));
      bot.showsNoSecret(text);
    } catch (error) {
      throw new Error(`${json.slice(0, 2_000)}\n\nis answered with\n\n${text.slice(0, 600)}`, { cause: error });
    }
  };

  it('are answered in time with an allowed status, and an invoke with a valid body', async () => {
    let done = 0;
    const odd = fc.constantFrom(...activitiesOf(bot)).chain(disturbed);
    const any = fc.oneof({ arbitrary: odd, weight: 19 }, broken(odd));
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (bodies) => {
        await Promise.all(bodies.map(attack));
        done += 1;
        // Lazy loading does not count as growth.
        if (done >= waves / 10) await bot.isWarm();
      }),
      casesOf(waves),
    );
    assert.ok(taken > (waves * AT_ONCE) / 6, `only ${taken} got past the gates`);
  });

  it('leave the bot as it was: no request moved, nothing written, nobody else told, and people are served', () =>
    bot.isUnharmed());
});
