/** Raw HTTP: bytes that are almost a request, or several, at once, slowly, cut off, or huge. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chance } from '../support/random.ts';
import { exchange } from '../support/http/raw-http.ts';
import { oddConnection } from './support/almost-http.ts';
import { type AttackedBot, startAttackedBot } from './support/attacked-bot.ts';
import { type HttpAnswer, readAnswers } from './support/http-answers.ts';
import { again, casesOf, countOf } from './support/run.ts';

/** So many connections at once. */
const AT_ONCE = 50;
/** After the last byte; a slow body gets five seconds. */
const DEADLINE_MS = 9_000;
const ALLOWED = [100, 200, 400, 401, 403, 404, 405, 408, 411, 413, 415, 417, 431];
/** One body for each status: it says nothing about the request or the bot. */
const FIXED_BODY = /^(?:\{"(?:error|status)":"[\w ]+"\})?$/;

describe(`random HTTP (${again('http')})`, function () {
  const waves = Math.ceil(countOf('http') / AT_ONCE);
  this.timeout(120_000 + waves * 30_000);
  let bot: AttackedBot;
  before(async () => {
    bot = await startAttackedBot();
  });
  after(() => bot.dispose());

  const attack = async (number: number): Promise<void> => {
    const port = await bot.port();
    const { parts, pauseMs, endAfterMs } = oddConnection(chance(number), bot.bearer);
    const sent = Buffer.concat(parts).toString('latin1');
    const got = await exchange(port, parts, { pauseMs, endAfterMs, withinMs: DEADLINE_MS + pauseMs * parts.length });
    try {
      assert.ok(got.closed, 'the connection is closed in time');
      readAnswers(got.text, sent.includes('HEAD')).forEach(isHarmless);
      bot.showsNoSecret(got.text);
    } catch (error) {
      throw new Error(`${sent.slice(0, 1_000)}\n\nis answered with\n\n${got.text.slice(0, 400)}`, { cause: error });
    }
  };

  function isHarmless({ status, body, headers }: HttpAnswer): void {
    assert.ok(ALLOWED.includes(status), `an unexpected status: ${status}`);
    assert.match(body, FIXED_BODY);
    assert.equal(headers.has('x-powered-by'), false);
  }

  it('is refused, answered in time and in well-formed HTTP; every connection ends', async () => {
    let done = 0;
    // A number stands for a connection: to shrink it would give another one.
    const connections = fc.array(fc.noShrink(fc.nat({ max: 2 ** 31 })), { minLength: AT_ONCE, maxLength: AT_ONCE });
    await fc.assert(
      fc.asyncProperty(connections, async (numbers) => {
        await Promise.all(numbers.map(attack));
        done += 1;
        // Lazy loading does not count as growth.
        if (done >= waves / 10) await bot.isWarm();
      }),
      casesOf(waves),
    );
  });

  it('leaves the bot as it was: the same process and memory, nothing written, nothing sent, and people are served', () =>
    bot.isUnharmed());
});
