/** Cards that have no place to be posted in, and cards of which nobody knows whether they were posted. */
import assert from 'node:assert/strict';
import type { Status } from '../../src/requests/request.ts';
import { ANNE } from '../sandbox/teams/support.ts';
import { requestIn } from '../support/samples.ts';
import { type Drawing, MINUTE, THREAD, UPDATE, denied, pending, startDrawing } from './drawing.ts';
import { START, approvalsOf, chatOf } from './support.ts';

const failed = { message: 'A card could not be drawn' };

describe('posting a card', () => {
  let world: Drawing;
  afterEach(() => world.teams.close());

  describe('that has no place', () => {
    for (const [how, start] of [
      ['there is no approvals channel', () => startDrawing((teams) => [chatOf(teams, ANNE)])],
      [
        'Teams does not let the bot write to the approvals channel',
        async () => {
          const drawing = await startDrawing();
          drawing.teams.faults.failNext({ match: THREAD, status: 403, times: 3 });
          return drawing;
        },
      ],
    ] as const) {
      it(`where ${how}, the requester is told once; the card is posted as soon as it can be`, async () => {
        world = await start();
        for (const version of [3, 4, 5]) await world.draw({ ...pending(), version });
        assert.equal(world.inChat().length, 2);
        assert.match(world.inChat().join(), /nobody sees your request/);
        await world.conversations.put(approvalsOf(world.teams));
        await world.draw(pending());
        assert.deepEqual(world.inChannel(), ['approvers: pending en']);
      });
    }

    it('worries no requester whose request is over', async () => {
      world = await startDrawing();
      await world.draw(pending());
      world.teams.faults.failNext({ match: UPDATE, status: 404, times: 2 });
      world.teams.faults.failNext({ match: THREAD, status: 403 });
      await world.draw(denied);
      assert.doesNotMatch(world.inChat().join(), /nobody sees/);
    });

    it('for a requester who took the bot away is left out; the approvers get theirs', async () => {
      world = await startDrawing();
      world.teams.setInstalled(ANNE.id, false);
      await world.draw(pending());
      assert.deepEqual(world.inChannel(), ['approvers: pending en']);
      assert.ok(world.logged.some(({ msg }) => msg === 'A card has nowhere to go'));
    });
  });

  describe('of which nobody knows whether it was posted', () => {
    beforeEach(async () => {
      world = await startDrawing();
    });

    for (const [how, fault] of [
      ['because the answer was lost', { how: 'lost-answer' }],
      ['because a gateway answered', { status: 504, applied: true }],
    ] as const) {
      it(`${how} is posted again after a minute, once`, async () => {
        world.teams.faults.failNext({ match: THREAD, ...fault });
        await assert.rejects(world.draw(pending()), failed);
        assert.deepEqual(world.inChat(), ['requester: pending en']);
        for (const later of [1_000, MINUTE / 2]) {
          world.now = START + later;
          assert.deepEqual(await world.callsOf(() => assert.rejects(world.draw(pending()), failed)), []);
        }
        world.now = START + MINUTE;
        await world.draw(pending());
        assert.equal(world.inChannel().length, 2);
        assert.deepEqual(await world.callsOf(() => world.draw(pending())), []);
      });
    }

    it('waits a minute anew after each attempt', async () => {
      world.teams.faults.failNext({ match: THREAD, status: 503, times: 2 });
      await assert.rejects(world.draw(pending()), failed);
      world.now += MINUTE;
      await assert.rejects(world.draw(pending()), failed);
      world.now += MINUTE / 2;
      assert.deepEqual(await world.callsOf(() => assert.rejects(world.draw(pending()), failed)), []);
      world.now += MINUTE / 2;
      await world.draw(pending());
      assert.equal(world.inChannel().length, 1);
    });

    it('is not posted again to approvers who have nothing to do any more', async () => {
      world.teams.faults.failNext({ match: THREAD, how: 'lost-answer' });
      await assert.rejects(world.draw(pending()), failed);
      world.now += MINUTE;
      const cancelled = requestIn<Status>({ state: 'cancelled', at: new Date(START).toISOString(), subject: null });
      assert.deepEqual(await world.callsOf(() => world.draw(cancelled)), ['PUT']);
      assert.equal(world.inChannel().length, 1);
    });

    it('says in another one what became of it, where somebody decided on it: there it stands and asks', async () => {
      world.teams.faults.failNext({ match: THREAD, how: 'lost-answer' });
      await assert.rejects(world.draw(pending()), failed);
      world.now += MINUTE;
      assert.deepEqual(await world.callsOf(() => world.draw(denied)), ['PUT', 'POST']);
      assert.deepEqual(world.inChannel(), ['approvers: pending en', 'approvers: denied en']);
    });

    it('is another one than a card that was refused: that one is posted by the next try', async () => {
      world.teams.faults.failNext({ match: THREAD, status: 400 });
      await assert.rejects(world.draw(pending()), failed);
      await world.draw(pending());
      assert.equal(world.inChannel().length, 1);
    });
  });
});
