import assert from 'node:assert/strict';
import { TestAdapter, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Dialog, DialogStack } from '../../../src/bot/dialog.ts';
import { openDialog } from '../../../src/bot/sdk/dialog.ts';

const counted = z.object({ count: z.number().default(0) });
type Counted = z.output<typeof counted>;

describe('a dialog that the framework runs', () => {
  let stack: DialogStack;
  let asked: string[];
  const counting: Dialog<Counted> = {
    id: 'counting',
    read: (stored) => counted.parse(stored),
    begin: async ({ count }) => ({ count: count + 1 }),
    goOn: async ({ count }) => (count < 3 ? { count: count + 1 } : null),
    repeat: async ({ count }) => void asked.push(`again ${count}`),
  };
  /** As in the next turn: only what is stored is left. */
  const open = () => {
    const context = new TurnContext(new TestAdapter(), { type: 'message' });
    return openDialog(context, counting, stack);
  };

  beforeEach(() => {
    stack = { dialogStack: [] };
    asked = [];
  });

  it('is unknown before it begins, and then there is nothing to repeat or to stop', async () => {
    assert.equal(open().known(), undefined);
    await open().repeat();
    await open().stop();
    assert.deepEqual([asked, stack], [[], { dialogStack: [] }]);
  });

  it('keeps what it knows until it is over', async () => {
    await open().begin({ count: 1 });
    assert.deepEqual(open().known(), { count: 2 });
    await open().goOn();
    await open().repeat();
    assert.deepEqual([open().known(), asked], [{ count: 3 }, ['again 3']]);
    await open().goOn();
    assert.equal(open().known(), undefined);
  });

  it('knows within the same turn what it has learnt', async () => {
    const dialog = open();
    await dialog.begin({ count: 1 });
    assert.deepEqual(dialog.known(), { count: 2 });
    await dialog.stop();
    assert.equal(dialog.known(), undefined);
  });

  it('cannot be read if what is stored is something else', () => {
    stack = { dialogStack: [{ id: 'counting', state: 'odd' }] };
    assert.throws(() => open().known(), z.ZodError);
  });
});
