import assert from 'node:assert/strict';
import { type Part, picture, written } from './document.ts';

const machine = { cores: 2, memoryGb: 8, node: '24.0.0', postgres: '15.1', date: '2026-11-29' };
const part: Part = {
  name: 'turns',
  title: 'Turns',
  about: 'Beside an echo bot.',
  command: 'npm run bench:turns',
  figures: [
    { what: 'CPU', value: 3, unit: '×', most: 2, note: 'warm' },
    { what: 'saves', value: 0.9, unit: '×', least: 1 },
    { what: 'statements', value: 12, unit: '', most: 12 },
    { what: 'only told', value: 7, unit: 'ms' },
  ],
  trouble: undefined,
};
const EMPTY =
  'Before\n<!-- Written by `npm run measurements`: begin -->\nold\n<!-- Written by `npm run measurements`: end -->\nAfter';

describe('The measurements', () => {
  it('say first what was not reached, at most or at least', () => {
    const text = written(EMPTY, machine, [part]);
    const [, missed = ''] = /## Not reached\n\n([^]*?)\n\n/.exec(text) ?? [];
    assert.equal(missed, '- CPU: 3 ×, goal ≤ 2 × (warm)\n- saves: 0.90 ×, goal ≥ 1 ×');
    assert.ok(text.includes('1 of 3 goals are reached'));
    assert.ok(text.indexOf('## Not reached') < text.indexOf('## Turns'));
  });

  it('name a part that did not finish among what was not reached', () => {
    const text = written(EMPTY, machine, [{ ...part, figures: [], trouble: 'it failed' }]);
    assert.match(text, /## Not reached\n\n- Turns: it failed\n/);
  });

  it('replace what stands between the markers, and nothing else', () => {
    const once = written(EMPTY, machine, [part]);
    assert.equal(written(once, machine, [part]), once);
    assert.ok(once.startsWith('Before\n') && once.endsWith('\nAfter') && !once.includes('\nold\n'));
    assert.throws(() => written('no markers', machine, [part]), /markers/);
  });

  it('draw a bar for each figure with a goal, and describe it in words', () => {
    const svg = picture({ ...part, title: 'Turns & <start>' });
    assert.equal(svg.match(/<rect /g)?.length, 3);
    assert.ok(svg.includes('Turns &amp; &lt;start&gt;') && svg.includes('CPU: 3 ×, goal ≤ 2 ×.'));
    assert.ok(!svg.includes('only told'));
  });
});
