import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { wholeTemplate } from '../../../src/cards/kit/whole-template.ts';
import blocks from '../../../src/cards/kit/templates/blocks.json' with { type: 'json' };

describe('a whole template', () => {
  it('has each shared block in place of its reference, at any depth', () => {
    const { items } = wholeTemplate({ items: [{ $ref: 'blocks.json#/notice' }] });
    assert.deepEqual(items, [{ ...blocks.notice, items: [blocks.paragraph] }]);
  });

  it('adds fields beside a reference to the block, or replaces the block’s own', () => {
    const part = wholeTemplate({ $ref: 'blocks.json#/facts', $data: '${facts}', spacing: 'None' });
    assert.deepEqual(part, { ...blocks.facts, $data: '${facts}', spacing: 'None' });
  });

  it('falls back from every Action.Execute to the same Action.Submit, for clients without universal actions', () => {
    const { fallback, ...execute } = wholeTemplate({
      $ref: 'blocks.json#/click',
      $data: '${clicks}',
      style: 'positive',
    });
    const { title, data } = blocks.click;
    assert.deepEqual(execute, { ...blocks.click, $data: '${clicks}', style: 'positive' });
    assert.deepEqual(fallback, { type: 'Action.Submit', title, data, style: 'positive' });
  });

  it('refuses a reference to an unknown block, by name', () => {
    assert.throws(
      () => wholeTemplate({ body: [{ $ref: 'blocks.json#/fact' }] }),
      /blocks\.json#\/fact, which is not there/u,
    );
  });

  it('shares no block that is used only once', () => {
    const templates = globSync('src/cards/kit/templates/*.json').map((file) => readFileSync(file, 'utf8'));
    const uses = (name: string): number => templates.join().split(`"blocks.json#/${name}"`).length - 1;
    assert.deepEqual(
      Object.keys(blocks).filter((name) => uses(name) < 2),
      [],
    );
  });
});
