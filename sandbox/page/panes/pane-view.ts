/** What a pane shows: a chat or the channel, as one person sees it. */
import type { CardViews } from '../cards/card-views.ts';
import type { Person, State } from '../model.ts';
import type { Change, Store } from '../store.ts';

export type Place = 'chat' | 'approvals';

export type World = { readonly state: State; readonly store: Store; readonly views: CardViews };

export type View = { readonly element: HTMLElement; hear(change: Change): void };

export type ViewOptions = { readonly world: World; readonly person: Person; readonly locale: string };

const SUGGESTIONS: Readonly<Record<string, readonly string[]>> = {
  'en-US': ['reset my password', 'help', 'status'],
  'nl-NL': ['wachtwoord vergeten', 'help', 'status'],
};

/** Suggested messages to the bot in this language. */
export function suggestionsFor(locale: string): readonly string[] {
  return SUGGESTIONS[locale] ?? [];
}
