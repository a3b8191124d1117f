/** The one card that holds a password: the answer to a click, for one person, kept nowhere. */
import type { Locale } from '../locales/index.ts';
import { type Card, cardLayout } from './card.ts';
import { SIGN_IN_PAGE } from './links.ts';
import { WHO_LIMIT } from './plain-text.ts';
import layout from './templates/reveal.json' with { type: 'json' };
import { facts, opening, paragraphs, row } from './view.ts';

const draw = cardLayout(layout);

export type RevealView = {
  readonly locale: Locale;
  /** Shown to the letter: it is our own, and every character counts. */
  readonly password: string;
  readonly signInName: string;
  readonly reference: string;
};

/** Send it only as the answer to an invoke (never as a message), so that it does not stay in a chat's history. */
export function revealCard({ locale, password, signInName, reference }: RevealView): Card {
  const { reveal, labels, buttons } = locale;
  return draw({
    ...opening(locale, reveal.title, 'accent', reference),
    password,
    facts: facts([row(labels.signInName, signInName, WHO_LIMIT), row(labels.reference, reference)]),
    paragraphs: paragraphs(reveal.change, reveal.once),
    button: buttons.signInPage,
    url: SIGN_IN_PAGE,
  });
}
