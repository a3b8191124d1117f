/** Cards that cannot be posted anywhere, and cards that may or may not have been posted. */
import assert from 'node:assert/strict';
import type { Status } from '../../../src/requests/model/request.ts';
import { MEGAN } from '../../sandbox/teams/support.ts';
import { ID, requestIn } from '../../support/samples.ts';
import { MINUTE, THREAD, TOLD, UPDATE, denied, pending, startDrawing, type Drawing } from '../drawing.ts';
import { START, approvalsOf, chatOf } from '../support.ts';

const failed = { message: 'A card could not be drawn' };

describe('posting a card', () => {
  let world: Drawing;
  afterEach(() => world.teams.close());

  describe('that cannot be posted', () => {
    it('without an approvals channel, tells the requester once, and posts the card when there is one', async () => {
      world = await startDrawing((teams) => [chatOf(teams, MEGAN)]);
      for (const version of [3, 4, 5]) await world.draw({ ...pending(), version });
      assert.equal(world.inChat().length, 2);
      assert.match(world.inChat().join(), /No approvals channel has been set up/);
      await world.conversations.put(approvalsOf(world.teams));
      await world.draw(pending());
      assert.deepEqual(world.inChannel(), ['approvers: pending en']);
    });

    for (const [status, code] of [
      [403, 'BotNotInConversationRoster'],
      [403, 'BotDisabledByAdmin'],
      [403, 'ConversationBlockedByUser'],
      [403, 'MessageWritesBlocked'],
      [404, 'ConversationNotFound'],
    ] as const) {
      it(`if the approvals channel answers ${status} ${code}, tells the requester the truth once, and tries later`, async () => {
        world = await startDrawing();
        world.teams.faults.failNext({ match: THREAD, status, code, times: 3 });
        for (const version of [3, 4, 5]) await world.draw({ ...pending(), version });
        assert.equal(world.inChat().length, 2);
        assert.match(world.inChat().join(), /could not bring your request to the approvers yet[^]*I keep trying/);
        assert.deepEqual(world.later, [ID, ID, ID]);
        await world.draw(pending());
        assert.deepEqual(world.inChannel(), ['approvers: pending en']);
      });
    }

    for (const [status, code] of [
      [403, 'BadArgument'],
      [403, 'Forbidden'],
      [403, 'InvalidBotApiHost'],
      [403, 'NotEnoughPermissions'],
      [404, 'ServiceError'],
      [404, 'ActivityNotFoundInConversation'],
      [400, 'BadArgument'],
      [401, 'BotNotRegistered'],
      [429, 'Throttled'],
      [307, 'Elsewhere'],
    ] as const) {
      it(`if it is refused with ${status} ${code}, is tried again and again; after the last attempt the requester is told`, async () => {
        world = await startDrawing();
        const repair = world.teams.faults.failNext({ match: THREAD, status, code, times: 99 });
        await assert.rejects(world.draw(pending()), failed);
        assert.deepEqual([world.inChat(), world.later], [['requester: pending en'], []]);
        for (const round of [1, 2]) {
          await assert.rejects(world.draw(pending(), true), failed);
          assert.deepEqual([world.inChat().length, world.later.length], [2, round]);
        }
        assert.match(world.inChat().join(), /could not bring your request to the approvers yet/);
        repair();
        await world.draw(pending());
        assert.deepEqual(world.inChannel(), ['approvers: pending en']);
      });
    }

    it('does not alarm a requester whose request has ended', async () => {
      world = await startDrawing();
      await world.draw(pending());
      world.teams.faults.failNext({ match: UPDATE, status: 404, code: 'ActivityNotFoundInConversation', times: 2 });
      world.teams.faults.failNext({ match: THREAD, status: 403, code: 'BotNotInConversationRoster' });
      await world.draw(denied);
      assert.doesNotMatch(world.inChat().join(), /nobody sees/);
    });

    it('is skipped for a requester who removed the bot; the approvers get theirs', async () => {
      world = await startDrawing();
      world.teams.setInstalled(MEGAN.id, false);
      await world.draw(pending());
      assert.deepEqual(world.inChannel(), ['approvers: pending en']);
      assert.ok(world.logged.some(({ msg }) => msg === 'No conversation for a card'));
    });
  });

  describe('that may have been posted', () => {
    beforeEach(async () => {
      world = await startDrawing();
    });

    for (const [how, fault] of [
      ['because the answer was lost', { how: 'lost-answer' }],
      ['because a gateway answered', { status: 504, applied: true }],
      ['because it was accepted without a word', { status: 202, applied: true, body: '' }],
      ['because it was created without an id', { status: 201, applied: true, body: '{"id":""}' }],
      ['because the answer cannot be read', { status: 200, applied: true, body: '<html>' }],
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

    it('is not posted again hours later, and the requester is told nothing wrong', async () => {
      const accepted = { match: THREAD, status: 202, applied: true, body: '', times: 9 } as const;
      world.teams.faults.failNext(accepted);
      for (let tries = 1; tries <= 3; tries += 1) {
        await assert.rejects(world.draw(pending(), tries === 3), failed);
        world.now += MINUTE / 2;
      }
      assert.deepEqual([world.inChannel().length, world.inChat().length, world.later], [2, 1, []]);
    });

    it('waits a minute after each attempt', async () => {
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

    it('is not posted again to approvers who have nothing left to do', async () => {
      world.teams.faults.failNext({ match: THREAD, how: 'lost-answer' });
      await assert.rejects(world.draw(pending()), failed);
      world.now += MINUTE;
      const cancelled = requestIn<Status>({ state: 'cancelled', at: new Date(START).toISOString(), subject: null });
      assert.deepEqual(await world.callsOf(() => world.draw(cancelled)), ['PUT']);
      assert.equal(world.inChannel().length, 1);
    });

    it('is posted again with the outcome if someone decided on it, as the first one still asks', async () => {
      world.teams.faults.failNext({ match: THREAD, how: 'lost-answer' });
      await assert.rejects(world.draw(pending()), failed);
      world.now += MINUTE;
      assert.deepEqual((await world.callsOf(() => world.draw(denied))).sort(), ['POST', 'POST', 'PUT']);
      assert.deepEqual(world.inChannel(), ['approvers: pending en', 'approvers: denied en']);
    });

    it('is not a refused card, which the next attempt posts', async () => {
      world.teams.faults.failNext({ match: THREAD, status: 400 });
      await assert.rejects(world.draw(pending()), failed);
      await world.draw(pending());
      assert.equal(world.inChannel().length, 1);
    });
  });

  describe('by two instances', () => {
    beforeEach(async () => {
      world = await startDrawing();
    });

    it('at once is posted by one of them; the other tries again and finds it posted', async () => {
      const draws = await Promise.allSettled([world.draw(pending()), world.draw(pending())]);
      assert.equal(draws.filter(({ status }) => status === 'rejected').length, 1);
      assert.deepEqual(await world.callsOf(() => world.draw(pending())), []);
      assert.deepEqual(world.inChannel(), ['approvers: pending en']);
      assert.deepEqual(world.inChat(), ['requester: pending en']);
    });

    it('is not deleted by the one that posted it if someone clicked it before it was recorded', async () => {
      const { cards } = world;
      const replace = cards.replace.bind(cards);
      cards.replace = async (before, after) => {
        const [first] = world.teams.history(world.teams.approvals.conversationId);
        if (after?.audience === 'approvers' && before?.activity === '' && first !== undefined) {
          await cards.adopt(before, { conversation: first.conversationId, activity: first.id });
        }
        return replace(before, after);
      };
      await world.draw(pending());
      assert.deepEqual(world.inChannel(), ['approvers: pending en']);
      assert.deepEqual((await world.callsOf(() => world.draw(denied))).sort(), TOLD);
    });

    it('of which one pauses for a minute in between, is deleted by the one that resumes', async () => {
      const { cards } = world;
      const replace = cards.replace.bind(cards);
      let stoodStill = false;
      cards.replace = async (before, after) => {
        if (!stoodStill && after?.audience === 'approvers' && after.activity !== '') {
          stoodStill = true;
          assert.equal(world.inChannel().length, 1);
          world.now += MINUTE;
          await world.draw(pending());
          assert.equal(world.inChannel().length, 2);
        }
        return replace(before, after);
      };
      await world.draw(pending());
      assert.deepEqual(world.inChannel(), ['approvers: pending en']);
      assert.deepEqual((await world.callsOf(() => world.draw(denied))).sort(), TOLD);
      assert.deepEqual(world.inChannel(), ['approvers: denied en']);
    });
  });
});
