/** Copies of a card, which were adopted when someone clicked them (`clicks/clicked-card.ts`). */
import assert from 'node:assert/strict';
import { type Drawing, MINUTE, UPDATE, denied, pending, startDrawing } from '../drawing.ts';
import { START } from '../support.ts';

/** "Messages in bot conversations": the message no longer exists. */
const GONE = { status: 404, code: 'ActivityNotFoundInConversation' } as const;

describe('drawing a copy that was adopted', () => {
  let world: Drawing;
  beforeEach(async () => {
    world = await startDrawing();
  });
  afterEach(() => world.teams.close());

  const second = async (): Promise<string[]> => {
    await world.draw(pending());
    const [card] = [...world.cards.rows.values()].filter(({ audience }) => audience === 'approvers');
    assert.ok(card);
    await world.cards.put({ ...card, activity: '', drawn: new Date(START - MINUTE).toISOString() });
    await world.draw(pending());
    const [now] = (await world.cards.of(pending().id)).cards.filter(({ audience }) => audience === 'approvers');
    assert.ok(now && now.activity !== card.activity);
    await world.cards.adopt(now, card);
    return world.inChannel();
  };

  it('draws it like the card itself, at every move, and only then', async () => {
    assert.deepEqual(await second(), ['approvers: pending en', 'approvers: pending en']);
    assert.deepEqual(await world.callsOf(() => world.draw(pending())), ['PUT']);
    assert.deepEqual(await world.callsOf(() => world.draw(pending())), []);
    await world.draw(denied);
    assert.deepEqual(world.inChannel(), ['approvers: denied en', 'approvers: denied en']);
    assert.deepEqual(await world.callsOf(() => world.draw(denied)), []);
  });

  it('draws it at the next attempt if Teams is away', async () => {
    await second();
    world.teams.faults.failNext({ match: UPDATE, status: 500 });
    await assert.rejects(world.draw(pending()), { message: 'A card could not be drawn' });
    assert.deepEqual(await world.callsOf(() => world.draw(pending())), ['PUT']);
  });

  for (const [what, fault] of [
    ['gone', GONE],
    ['somebody else’s message', { status: 403, code: 'NotEnoughPermissions' }],
    ['no message', { status: 400, code: 'BadSyntax' }],
  ] as const) {
    it(`forgets it if it is ${what}, and holds up nothing`, async () => {
      await second();
      world.teams.faults.failNext({ match: UPDATE, ...fault });
      await world.draw(pending());
      assert.deepEqual((await world.cards.of(pending().id)).copies, []);
      assert.deepEqual(await world.callsOf(() => world.draw(pending())), []);
      assert.deepEqual(world.inChannel(), ['approvers: pending en', 'approvers: pending en']);
    });
  }
});
