/** Answers to messages that ask for no reset: what the bot can do, and where something else is helped with. */
import type { Locale } from '../locales/index.ts';
import type { OperatorHelp, Signpost } from '../requests/model/services.ts';
import type { Card } from './kit/card.ts';
import { type Click, type Link, type Tone, click, opening, paragraphs } from './kit/blocks.ts';
import { draw } from './kit/draw.ts';
import { signpost } from './kit/signpost.ts';

/** The verbs of the buttons on these cards. They carry nothing else. */
export const CHOICES = ['start', 'start-other', 'own-requests'] as const;
export type Choice = (typeof CHOICES)[number];

/** What was not understood is answered with what can be done. */
export function choicesCard(locale: Locale): Card {
  return drawAnswer(locale, locale.answers.choices, 'accent', [], CHOICES);
}

export function thanksCard(locale: Locale): Card {
  return drawAnswer(locale, locale.answers.thanks, 'good', [], ['own-requests']);
}

export function secretCard(locale: Locale): Card {
  return drawAnswer(locale, locale.answers.secret, 'attention', [], ['start']);
}

/** Where a topic is helped with that a reset doesn't solve. */
export function signpostCard(locale: Locale, topic: Signpost, operator: OperatorHelp | undefined): Card {
  const { links, ...said } = signpost(locale, topic, operator);
  return drawAnswer(locale, said, 'accent', links, ['start'], locale.answers.ifPassword);
}

function drawAnswer(
  locale: Locale,
  { title, text }: { readonly title: string; readonly text: string },
  tone: Tone,
  links: readonly Link[],
  choices: readonly Choice[],
  below = '',
): Card {
  return draw('answer', {
    ...opening(locale, title, tone),
    paragraphs: paragraphs(text, below),
    links,
    buttons: [{ clicks: choices.map((choice) => button(locale, choice, links.length === 0)) }],
  });
}

function button({ buttons }: Locale, choice: Choice, isMain: boolean): Click {
  switch (choice) {
    case 'start':
      return click('start', buttons.start, isMain ? 'positive' : 'default');
    case 'start-other':
      return click('start-other', buttons.startOther);
    case 'own-requests':
      return click('own-requests', buttons.ownRequests);
  }
}
