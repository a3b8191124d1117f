/** Teams draws all buttons alike: it ignores their styles (Microsoft, "Types of cards"). So their order says which one to press. */
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/kit/card.ts';
import { locales } from '../../src/locales/index.ts';
import { gallery } from '../../sandbox/gallery/gallery.ts';
import { type Node, isNode, ofType } from './support/walk.ts';

/** They take back or stop something. */
const GIVES_UP = ['cancel', 'cancel-ask', 'deny', 'not-me'];
/** They show more, and change nothing. */
const SHOWS = ['show-sign-ins'];
/** More can't be told apart on a phone. */
const MOST_BUTTONS = 4;

const actionsOf = (set: Node): readonly Node[] => (Array.isArray(set['actions']) ? set['actions'].filter(isNode) : []);
/** What pressing it makes the bot do, at once or after a question; nothing for a page, or for a fold with more to read. */
const verbsUnder = (action: Node): readonly unknown[] =>
  ofType(action, 'Action.Execute')
    .map(({ verb }) => verb)
    .filter((verb) => !SHOWS.includes(String(verb)));
const weightOf = (action: Node): number => {
  if (action['style'] === 'positive') return 0;
  return verbsUnder(action).some((verb) => GIVES_UP.includes(String(verb))) ? 2 : 1;
};
/** The buttons that are seen at once: not those that a fold or a question shows, nor one that stands beside its entry in a list. */
const seenAtOnce = (card: Card): readonly Node[] => {
  const parts: readonly unknown[] = card.body;
  return parts.filter(isNode).flatMap((part) => (part['type'] === 'ActionSet' ? actionsOf(part) : []));
};

describe('the buttons of every card in the gallery', () => {
  for (const locale of locales) {
    const samples = gallery(locale).flatMap(({ rows }) => rows.flatMap((row) => row.samples));

    it(`stand in the order of their weight: the main one first, whatever gives up last, in ${locale.tag}`, () => {
      for (const { id, card } of samples) {
        for (const set of ofType(card, 'ActionSet')) {
          const acting = actionsOf(set).filter(
            (action) => action['style'] === 'positive' || verbsUnder(action).length > 0,
          );
          const weights = acting.map(weightOf);
          assert.deepEqual(weights, [...weights].sort(), id);
        }
      }
    });

    it(`have one main button at most, in ${locale.tag}`, () => {
      for (const { id, card } of samples) {
        assert.ok(seenAtOnce(card).filter(({ style }) => style === 'positive').length <= 1, id);
      }
    });

    it(`are few at a time, in ${locale.tag}`, () => {
      const most = samples
        .map(({ id, card }) => ({ id, seen: seenAtOnce(card).length }))
        .filter(({ seen }) => seen > MOST_BUTTONS);
      assert.deepEqual(most, []);
    });
  }
});
