/** Fills a card's people pickers from the directory, as Teams does. Pure. */
import type { Person } from '../model.ts';
import { field } from '../shape.ts';

/** A choice from it sends an object id (learn.microsoft.com, "People Picker in Adaptive Cards"). */
const DIRECTORY = 'graph.microsoft.com/users';

/** A copy of the card whose pickers offer these people. */
export function withPeople(card: unknown, people: readonly Pick<Person, 'id' | 'name' | 'signInName'>[]): unknown {
  if (Array.isArray(card)) return card.map((part: unknown) => withPeople(part, people));
  if (typeof card !== 'object' || card === null) return card;
  const copy = Object.fromEntries(Object.entries(card).map(([name, part]) => [name, withPeople(part, people)]));
  if (field(field(card, 'choices.data'), 'dataset') !== DIRECTORY) return copy;
  const choices = people.map(({ id, name, signInName }) => ({ title: `${name} (${signInName})`, value: id }));
  return { ...copy, choices };
}
