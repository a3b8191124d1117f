/** The Adaptive Cards library, to check that a card is valid. */
import { createRequire } from 'node:module';
import type * as Library from 'adaptivecards';
import type { Card } from '../../../src/cards/kit/card.ts';

// Its modules are written for bundlers; only the bundle can be loaded here.
const loaded: unknown = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');

/** What the library finds wrong with a card; nothing for a valid card. */
export function faultsOf(card: Card): readonly string[] {
  if (!isLibrary(loaded)) throw new Error('The Adaptive Cards library was not loaded');
  const context = new loaded.SerializationContext();
  const parsed = new loaded.AdaptiveCard();
  parsed.parse(card, context);
  const parsing = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const checking = parsed.validateProperties().validationEvents.map(({ message }) => message);
  return [...parsing, ...checking].filter((message) => !isMistaken(message));
}

/** Its pattern for `lang` keeps state between cards, so it refuses every other one. */
function isMistaken(message: string): boolean {
  return /^Invalid value "[a-z]{2}" for property "lang"\.$/u.test(message);
}

function isLibrary(value: unknown): value is typeof Library {
  return typeof value === 'object' && value !== null && 'AdaptiveCard' in value && 'SerializationContext' in value;
}
