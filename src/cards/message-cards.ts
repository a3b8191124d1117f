/** Cards that say one thing, to anyone. */
import type { Locale } from '../locales/index.ts';
import type { Card } from './kit/card.ts';
import { draw } from './kit/draw.ts';
import { type Row, type Tone, facts, opening, paragraphs, row } from './kit/blocks.ts';

/** One sentence, which may hold anything: it is shown as plain text. */
export function noticeCard(locale: Locale, text: string): Card {
  const [paragraph] = paragraphs(text);
  return draw('notice', { lang: locale.tag, fallbackText: locale.notice, text: paragraph?.text ?? '–' });
}

/** Something failed in the bot. The log has the cause, under this reference. */
export function errorCard(locale: Locale, reference: string): Card {
  const { error, labels } = locale;
  return messageCard(locale, error.title, 'attention', [error.text], [row(labels.reference, reference)], reference);
}

/** A title, a few sentences, and what they are about. */
export function messageCard(
  locale: Locale,
  title: string,
  tone: Tone,
  texts: readonly string[],
  rows: readonly Row[],
  reference?: string,
): Card {
  return draw('message', {
    ...opening(locale, title, tone, reference),
    paragraphs: paragraphs(...texts),
    facts: facts(rows),
  });
}
