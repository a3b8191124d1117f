/** Which cards of a request are drawn, and which are left alone. */
import assert from 'node:assert/strict';
import { asKeyedHash, asSealed } from '../../../src/requests/model/secrets/sealed.ts';
import type { Request, Status } from '../../../src/requests/model/request.ts';
import { MEGAN, LIDIA, ALEX } from '../../sandbox/teams/support.ts';
import { alex, requestIn } from '../../support/samples.ts';
import {
  FOLLOWED,
  MINUTE,
  TOLD,
  UPDATE,
  decided,
  denied,
  pending,
  settled,
  startDrawing,
  type Drawing,
} from '../drawing.ts';
import { START, chatOf } from '../support.ts';

/** "Messages in bot conversations": the message no longer exists. */
const GONE = { status: 404, code: 'ActivityNotFoundInConversation' } as const;
const { at } = decided.decision;
const sealed = {
  state: 'sealed',
  sealed: asSealed<'secret'>('c2VhbGVk'),
  until: new Date(START + 10 * MINUTE).toISOString(),
  reminded: false,
} as const;
const revealed = { state: 'revealed', at } as const;
const done = (handover: typeof sealed | typeof revealed, changes: Partial<Request> = {}): Request =>
  requestIn<Status>(
    handover.state === 'sealed' ? { state: 'done', ...settled, handover } : { state: 'done', ...settled, handover },
    changes,
  );

describe('drawing a request', () => {
  let world: Drawing;
  beforeEach(async () => {
    world = await startDrawing();
  });
  afterEach(() => world.teams.close());

  it('posts a card to its requester and one to the approvers; drawing again sends nothing', async () => {
    await world.draw(pending());
    assert.deepEqual([world.inChat(), world.inChannel()], [['requester: pending en'], ['approvers: pending en']]);
    assert.deepEqual(await world.callsOf(() => world.draw(pending())), []);
    assert.deepEqual(await world.callsOf(() => world.draw({ ...pending(), version: 9 })), []);
  });

  it('redraws only what has changed: with the request, its surroundings, or the language', async () => {
    await world.draw(pending());
    assert.deepEqual((await world.callsOf(() => world.draw(denied))).sort(), TOLD);
    assert.deepEqual(world.inChannel(), ['approvers: denied en']);
    world.also = { approvers: 'two approvers needed' };
    assert.deepEqual(await world.callsOf(() => world.draw(denied)), ['PUT']);
    assert.deepEqual(world.inChannel(), ['approvers: denied en two approvers needed']);
    await world.conversations.put(chatOf(world.teams, MEGAN, 'nl-NL'));
    assert.deepEqual(await world.callsOf(() => world.draw(denied)), ['PUT', 'PUT']);
    assert.deepEqual(world.inChat(), ['PR-TEST22: zie het nieuwere bericht hieronder.', 'requester: denied nl']);
  });

  it('draws a card if it is not known what it shows', async () => {
    await world.draw(pending());
    for (const card of [...world.cards.rows.values()]) await world.cards.put({ ...card, drawn: '' });
    assert.deepEqual(await world.callsOf(() => world.draw(pending())), ['PUT', 'PUT']);
  });

  it('posts a card again if the old one is gone', async () => {
    await world.draw(pending());
    world.teams.faults.failNext({ match: UPDATE, ...GONE, times: 2 });
    await world.draw(denied);
    assert.deepEqual(world.inChannel(), ['approvers: pending en', 'approvers: denied en']);
    assert.deepEqual(await world.callsOf(() => world.draw(denied)), []);
  });

  for (const code of ['ServiceError', 'BadArgument', 'Fault']) {
    it(`does not take a card for gone because of a 404 with the code ${code}: the next attempt draws it`, async () => {
      await world.draw(pending());
      world.teams.faults.failNext({ match: /^PUT .*thread/, status: 404, code });
      await assert.rejects(world.draw(denied), { message: 'A card could not be drawn' });
      assert.deepEqual(world.inChannel(), ['approvers: pending en']);
      await world.draw(denied);
      assert.deepEqual(world.inChannel(), ['approvers: denied en']);
    });
  }

  it('leaves a card alone if the bot was removed from its conversation, and draws it when it is back', async () => {
    await world.draw(pending());
    world.teams.setInstalled(MEGAN.id, false);
    await world.draw(denied);
    assert.deepEqual([world.inChat(), world.inChannel()], [['requester: pending en'], ['approvers: denied en']]);
    world.teams.setInstalled(MEGAN.id, true);
    await world.draw(denied);
    assert.deepEqual(world.inChat(), [FOLLOWED, 'requester: denied en']);
  });

  it('fails if a card cannot be drawn now, after drawing the others; the next draw draws that one', async () => {
    await world.draw(pending());
    world.teams.faults.failNext({ match: /^PUT .*thread/, status: 500 });
    await assert.rejects(world.draw(denied), { message: 'A card could not be drawn' });
    assert.deepEqual(
      [world.inChat(), world.inChannel()],
      [[FOLLOWED, 'requester: denied en'], ['approvers: pending en']],
    );
    assert.deepEqual(await world.callsOf(() => world.draw(denied)), ['PUT']);
    assert.deepEqual(world.inChannel(), ['approvers: denied en']);
  });

  it('draws a card that a failed draw may have changed, even if it has to look as it did before', async () => {
    await world.draw(pending());
    world.also = { approvers: 'stopped' };
    world.teams.faults.failNext({ match: /^PUT .*thread/, status: 500, applied: true });
    await assert.rejects(world.draw(pending()), { message: 'A card could not be drawn' });
    assert.deepEqual(world.inChannel(), ['approvers: pending en stopped']);
    world.also = {};
    assert.deepEqual(await world.callsOf(() => world.draw(pending())), ['PUT']);
    assert.deepEqual(world.inChannel(), ['approvers: pending en']);
  });

  describe('a reminder', () => {
    it('is posted once, in the approval card’s thread, and says later what became of the request', async () => {
      await world.draw(pending());
      await world.draw(pending({ reminded: true }));
      assert.deepEqual(world.inChannel(), ['approvers: pending en', 'reminder: pending en']);
      const [approval, reminder] = world.teams.history(world.teams.approvals.conversationId);
      assert.match(reminder?.conversationId ?? '', /;messageid=/);
      assert.equal(reminder?.conversationId, approval?.conversationId);
      assert.deepEqual(await world.callsOf(() => world.draw(pending({ reminded: true }))), []);
      await world.draw(denied);
      assert.deepEqual(world.inChannel(), ['approvers: denied en', 'reminder: denied en']);
    });

    it('is not posted for a request that was decided in time', async () => {
      await world.draw(pending());
      await world.draw(denied);
      assert.deepEqual(world.inChannel(), ['approvers: denied en']);
    });

    it('is not posted again if someone deleted it', async () => {
      await world.draw(pending());
      await world.draw(pending({ reminded: true }));
      world.also = { reminder: 'soon over' };
      world.teams.faults.failNext({ match: UPDATE, ...GONE });
      assert.deepEqual(await world.callsOf(() => world.draw(pending({ reminded: true }))), ['PUT']);
    });

    it('is not needed if the approval card itself is posted only now', async () => {
      await world.draw(pending({ reminded: true }));
      assert.deepEqual(world.inChannel(), ['approvers: pending en']);
    });
  });

  describe('a code', () => {
    it('stays visible while it is valid: no redraw removes it; the approvers’ card is drawn', async () => {
      const code = { hash: asKeyedHash('x'), until: new Date(START + 10 * MINUTE).toISOString(), wrong: [] };
      await world.draw(pending());
      world.also = { requester: 'anew', approvers: 'anew' };
      world.now = START + 8 * MINUTE;
      await world.draw(pending({ code }));
      assert.deepEqual(
        [world.inChat(), world.inChannel()],
        [['requester: pending en'], ['approvers: pending en anew']],
      );
      await world.draw(pending({ code: { ...code, wrong: ['1', '2', '3', '4', '5'].map(asKeyedHash) } }));
      assert.deepEqual(world.inChat(), ['requester: pending en anew']);
    });

    it('is replaced by the card once it has expired', async () => {
      const code = { hash: asKeyedHash('x'), until: new Date(START + 10 * MINUTE).toISOString(), wrong: [] };
      await world.draw(pending());
      world.also = { requester: 'anew' };
      world.now = START + 10 * MINUTE;
      await world.draw(pending({ code }));
      assert.deepEqual(world.inChat(), ['requester: pending en anew']);
    });
  });

  describe('a password', () => {
    it('for someone else is handed over on the approver’s own card', async () => {
      await world.draw(done(sealed, { requester: alex }));
      assert.deepEqual([world.inChat(ALEX), world.inChat(LIDIA)], [['requester: done en'], ['handover: done en']]);
    });

    it('stays visible while it is read: no redraw removes it; the approvers’ card is drawn', async () => {
      await world.draw(pending());
      await world.draw(done(sealed));
      world.also = { requester: 'shown', approvers: 'shown' };
      world.now = START + 2 * MINUTE;
      await world.draw(done(revealed));
      assert.deepEqual(
        [world.inChat(), world.inChannel()],
        [[FOLLOWED, 'requester: done en'], ['approvers: done en shown']],
      );
      world.now = START + 5 * MINUTE;
      await world.draw(done(revealed));
      assert.deepEqual(world.inChat(), [FOLLOWED, 'requester: done en shown']);
    });
  });

  describe('the owner of the password', () => {
    it('has their own card if someone else asked, and none if they asked themselves', async () => {
      await world.draw({ ...pending(), requester: alex });
      assert.deepEqual([world.inChat(MEGAN), world.inChat(ALEX)], [['owner: pending en'], ['requester: pending en']]);
      await world.draw({ ...denied, requester: alex });
      assert.deepEqual(world.inChat(MEGAN), [FOLLOWED, 'owner: denied en']);
    });

    it('is not told of a request that ended before it was known whose password it is', async () => {
      await world.draw(requestIn<Status>({ state: 'expired', at, subject: null }, { requester: alex }));
      assert.deepEqual(world.inChat(MEGAN), []);
    });

    it('alerts the approvers with "This was not me", in its own thread', async () => {
      await world.draw(pending());
      const disowned = { by: { id: MEGAN.id, name: MEGAN.name }, at };
      await world.draw(requestIn<Status>({ state: 'frozen', subject: decided.subject, disowned }));
      assert.deepEqual(world.inChannel(), ['approvers: frozen en', 'alert: frozen en']);
      const [approval, alert] = world.teams.history(world.teams.approvals.conversationId);
      assert.notEqual(approval?.conversationId, alert?.conversationId);
    });

    it('removes the password from sight with "This was not me", whoever reads it', async () => {
      await world.draw(done(sealed));
      world.also = { requester: 'gone' };
      const disowned = { by: { id: MEGAN.id, name: MEGAN.name }, at };
      await world.draw(requestIn<Status>({ state: 'done', ...settled, handover: revealed, disowned }));
      assert.deepEqual(world.inChat(), ['requester: done en gone']);
    });
  });

  it('asks the approver in their own chat to sign in again, and says there what became of it', async () => {
    const attempt = { secret: 'password', step: 'begun', sealed: asSealed<'secret'>('c2VhbGVk') } as const;
    const attempted = { state: 'resetting', ...decided, attempt, triedAt: [], disowned: null } as const;
    await world.draw(requestIn<Status>({ ...attempted, step: 'sign-in-needed', waitsSince: at, checking: [] }));
    assert.deepEqual(world.inChat(LIDIA), ['handover: resetting en']);
    world.also = { handover: 'goes on' };
    await world.draw(requestIn<Status>({ ...attempted, step: 'under-way', grant: null }));
    assert.deepEqual(world.inChat(LIDIA), ['handover: resetting en goes on']);
    assert.deepEqual((await world.callsOf(() => world.draw(done(sealed)))).sort(), ['POST', 'PUT', 'PUT', 'PUT']);
    assert.deepEqual(world.inChat(LIDIA), ['handover: done en goes on']);
  });
});
