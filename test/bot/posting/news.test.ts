/** Who is notified of what: by a new message in their own chat, which the former one points to. */
import assert from 'node:assert/strict';
import type { Audience, News } from '../../../src/bot/ports.ts';
import { newsFor } from '../../../src/bot/posting/news.ts';
import type { Request, Status } from '../../../src/requests/model/request.ts';
import { ALEX, LIDIA, MEGAN } from '../../sandbox/teams/support.ts';
import { alex, requestIn, statuses } from '../../support/samples.ts';
import { type Drawing, FOLLOWED, MINUTE, decided, denied, pending, settled, startDrawing } from '../drawing.ts';
import { START } from '../support.ts';

type Name = keyof typeof statuses;
type Told = Readonly<Partial<Record<Name, News | null>>>;
/** As before: what they do themselves, or what changes nothing for them, is an edit. */
const SAME: News = 'approved';

/** What each state tells someone who was last told of the approval. */
const OWN: Told = {
  asked: null,
  choosing: null,
  pending: null,
  escalated: null,
  withheld: null,
  redirected: null,
  refused: null,
  approved: 'approved',
  resetting: 'approved',
  'resetting, waits for a sign-in': 'approved',
  'resetting, disowned': 'approved',
  done: 'ready',
  'done and shown': SAME,
  'done and erased': 'erased',
  'done and disowned, all due': SAME,
  denied: 'denied',
  expired: 'expired',
  failed: 'failed',
  handled: 'handled',
  cancelled: SAME,
  frozen: SAME,
};
const ASKED_FOR_ANOTHER: Told = {
  ...OWN,
  done: 'done',
  'done and shown': 'done',
  'done and disowned, all due': 'stopped',
  superseded: 'superseded',
  frozen: 'stopped',
};
const OWNER_OF_IT: Told = { ...ASKED_FOR_ANOTHER, 'done and disowned, all due': SAME, superseded: SAME, frozen: SAME };
const APPROVER: Told = {
  'resetting, waits for a sign-in': null,
  resetting: null,
  done: 'ready',
  'done and shown': SAME,
  'done and erased': 'erased',
  'done and disowned, all due': 'stopped',
  failed: 'failed',
};

describe('news', () => {
  for (const [who, audience, changes, told] of [
    ['a requester of their own reset', 'requester', {}, OWN],
    ['a requester of somebody else’s', 'requester', { requester: alex }, ASKED_FOR_ANOTHER],
    ['the owner, where somebody else asked', 'owner', { requester: alex }, OWNER_OF_IT],
    ['the approver who hands it over', 'handover', { requester: alex }, APPROVER],
    ['the approver who only signed in again', 'handover', {}, { done: SAME, 'done and shown': SAME, failed: 'failed' }],
  ] as const satisfies readonly (readonly [string, Audience, Partial<Request>, Told])[]) {
    it(`for ${who}`, () => {
      const found = Object.keys(told).map((name) => {
        const status: Status = statuses[name as Name];
        return [name, newsFor(requestIn<Status>(status, changes), audience, SAME)];
      });
      assert.deepEqual(Object.fromEntries(found), told);
    });
  }

  it('is nothing to the channel: its card is edited', () => {
    for (const status of Object.values<Status>(statuses))
      for (const audience of ['approvers', 'reminder', 'alert'] as const)
        assert.equal(newsFor(requestIn(status), audience, null), null);
  });
});

describe('a message that tells news', () => {
  let world: Drawing;
  beforeEach(async () => {
    world = await startDrawing();
  });
  afterEach(() => world.teams.close());

  const { at } = decided.decision;
  const until = new Date(START + 10 * MINUTE).toISOString();
  const sealed = { state: 'sealed', sealed: statuses.done.handover.sealed, until, reminded: false } as const;
  const done = (handover: RequestOf['handover']): Request =>
    requestIn<Status>({ state: 'done', ...settled, handover } as RequestOf);
  type RequestOf = Extract<Status, { state: 'done' }>;
  const approved = requestIn<Status>({ state: 'approved', ...decided });
  const wait = (): void => {
    world.now += MINUTE;
  };

  it('is new each time, and the former one is one line; to draw again sends nothing', async () => {
    await world.draw(pending());
    await world.draw(approved);
    assert.deepEqual(world.inChat(), [FOLLOWED, 'requester: approved en']);
    await world.draw(done(sealed));
    assert.deepEqual(world.inChat(), [FOLLOWED, FOLLOWED, 'requester: done en']);
    world.also = { requester: 'reminded' };
    await world.draw(done({ ...sealed, reminded: true }));
    assert.deepEqual(world.inChat(), [FOLLOWED, FOLLOWED, FOLLOWED, 'requester: done en reminded']);
    assert.deepEqual(await world.callsOf(() => world.draw(done({ ...sealed, reminded: true }))), []);
  });

  it('is the first one, where nothing was told before', async () => {
    await world.draw(done(sealed));
    assert.deepEqual(world.inChat(), ['requester: done en']);
  });

  it('says in its summary what the notification shows: the first line, and the reference', async () => {
    await world.draw(denied);
    const [message] = world.teams.history(world.teams.personalChat(MEGAN.id));
    assert.equal(message?.summary, 'requester: denied en');
  });

  it('goes to all whom it concerns, each in their own chat', async () => {
    const changes = { requester: alex };
    await world.draw({ ...pending(), ...changes });
    await world.draw({ ...denied, ...changes });
    assert.deepEqual(
      [world.inChat(ALEX), world.inChat(MEGAN), world.inChat(LIDIA)],
      [[FOLLOWED, 'requester: denied en'], [FOLLOWED, 'owner: denied en'], []],
    );
  });

  it('that was read stays: to have read it is no news', async () => {
    await world.draw(done(sealed));
    world.also = { requester: 'shown' };
    world.now += 6 * MINUTE;
    await world.draw(done({ state: 'revealed', at }));
    assert.deepEqual(world.inChat(), ['requester: done en shown']);
  });

  describe('if the process ends, or Teams doesn’t answer,', () => {
    it('before it is posted: the former one shows how things are, and a minute later the new one is there', async () => {
      await world.draw(pending());
      world.teams.faults.failNext({ match: /^POST .*conversations\/a/, how: 'drop' });
      await assert.rejects(world.draw(denied), { message: 'A card could not be drawn' });
      await assert.rejects(world.draw(denied));
      assert.deepEqual(world.inChat(), ['requester: denied en']);
      wait();
      await world.draw(denied);
      assert.deepEqual(world.inChat(), [FOLLOWED, 'requester: denied en']);
    });

    it('before it is recorded: it is there, and so is another one a minute later, to which the former one points', async () => {
      await world.draw(pending());
      world.teams.faults.failNext({ match: /^POST .*conversations\/a/, how: 'lost-answer' });
      await assert.rejects(world.draw(denied));
      await assert.rejects(world.draw(denied));
      assert.deepEqual(world.inChat(), ['requester: denied en', 'requester: denied en']);
      wait();
      await world.draw(denied);
      assert.deepEqual(world.inChat(), [FOLLOWED, 'requester: denied en', 'requester: denied en']);
    });

    it('before the former one is folded: the next draw folds it, and posts nothing', async () => {
      await world.draw(pending());
      world.teams.faults.failNext({ match: /^PUT .*conversations\/a/, status: 500 });
      await assert.rejects(world.draw(denied));
      assert.deepEqual(world.inChat(), ['requester: pending en', 'requester: denied en']);
      assert.deepEqual(await world.callsOf(() => world.draw(denied)), ['PUT']);
      assert.deepEqual(world.inChat(), [FOLLOWED, 'requester: denied en']);
    });
  });

  it('that Teams refuses leaves the former one as the card: it shows every move until there is a new one', async () => {
    await world.draw(pending());
    world.teams.faults.failNext({ match: /^POST .*conversations\/a/, status: 403, code: 'MessageWritesBlocked' });
    await world.draw(approved);
    world.teams.faults.failNext({ match: /^POST .*conversations\/a/, status: 403, code: 'MessageWritesBlocked' });
    await world.draw(approved);
    assert.deepEqual(world.inChat(), ['requester: approved en']);
    await world.draw(done(sealed));
    assert.deepEqual(world.inChat(), [FOLLOWED, 'requester: done en']);
  });

  it('is posted once by two instances that draw at once', async () => {
    await world.draw(pending());
    await Promise.allSettled([world.draw(denied), world.draw(denied)]);
    await world.draw(denied);
    assert.deepEqual(world.inChat(), [FOLLOWED, 'requester: denied en']);
  });

  it('takes a copy that was adopted along: that becomes a line, too', async () => {
    await world.draw(pending());
    const [card] = (await world.cards.of(pending().id)).cards.filter(({ audience }) => audience === 'requester');
    assert.ok(card);
    await world.cards.put({ ...card, activity: '', drawn: new Date(START - MINUTE).toISOString() });
    await world.draw(pending());
    const [now] = (await world.cards.of(pending().id)).cards.filter(({ audience }) => audience === 'requester');
    assert.ok(now);
    await world.cards.adopt(now, card);
    await world.draw(denied);
    assert.deepEqual(world.inChat(), [FOLLOWED, FOLLOWED, 'requester: denied en']);
  });
});
