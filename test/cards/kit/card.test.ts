import assert from 'node:assert/strict';
import { cardTemplate } from '../../../src/cards/kit/card.ts';

const head = { type: 'AdaptiveCard', version: '1.5', lang: 'en', fallbackText: '${fallbackText}' };
const run = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '${text}' }] };

describe('a card template', () => {
  const draw = cardTemplate({ ...head, body: [run, { ...run, $data: '${list}' }] });

  it('is filled with its data’s texts', () => {
    const card = draw({ fallbackText: 'short', text: 'one', list: [{ text: 'two' }, { text: 'three' }] });
    assert.deepEqual(card, {
      ...head,
      fallbackText: 'short',
      body: ['one', 'two', 'three'].map((text) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] })),
    });
  });

  it('leaves out the parts of empty lists', () => {
    assert.equal(draw({ fallbackText: '', text: '', list: [] }).body.length, 1);
  });

  it('never reads text in the data as an expression, in the first filling or in a later one', () => {
    const texts = ['${$root}', "${json('{}')}", '$${fallbackText}', '${', '$', '$&', '${text}${'];
    for (const text of texts) {
      const [first] = draw({ fallbackText: 'secret', text, list: [] }).body;
      assert.deepEqual(first, { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
    }
  });

  it('keeps clients from showing a time in place of a name that looks like one of their functions', () => {
    for (const braces of ['{{', '{{{', '{{{{', '{\uE000{']) {
      const name = `Megan ${braces}DATE(2017-02-14T06:08:00Z, SHORT)}}`;
      const [first] = draw({ fallbackText: name, text: name, list: [] }).body;
      assert.doesNotMatch(JSON.stringify(first), /Megan.*\{\{/u);
      assert.match(JSON.stringify(first), /DATE\(2017/u);
    }
  });

  it('keeps texts that look like numbers, booleans or null as texts', () => {
    for (const text of ['12', 'true', 'null', '[]', '"']) {
      const [first] = draw({ fallbackText: '', text, list: [] }).body;
      assert.deepEqual(first, { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
    }
  });

  it('refuses data that lacks a field, and names the field but no value', () => {
    assert.throws(
      () => draw({ fallbackText: 'secret', list: [] }),
      (error: Error) => error.message.includes('${text}') && !error.message.includes('secret'),
    );
    assert.throws(() => draw({ fallbackText: 'secret', text: '' }), /lack/u);
  });

  it('refuses a template that is not an Adaptive Card of version 1.5', () => {
    assert.throws(() => cardTemplate({ ...head, version: '1.6', body: [] })({ fallbackText: '' }), /no Adaptive Card/u);
  });
});
