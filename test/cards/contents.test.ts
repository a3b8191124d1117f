import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { importsOf } from '../support/source.ts';

/** What lays a card out: `draw.ts` and `card.ts` of the kit, and every file that draws a card. */
const LAYS_OUT = /^(?:draw|whole-template|.*-cards?|card)\.ts$/;

describe('the contents of cards', () => {
  it('know nothing of how they are laid out', () => {
    const contents = globSync('src/cards/*/*-content.ts');
    assert.ok(contents.length > 5);
    const used = contents.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
    assert.deepEqual(
      used.filter(({ to }) => LAYS_OUT.test(basename(to))).map(({ from, to }) => `${from} imports ${to}`),
      [],
    );
  });
});
