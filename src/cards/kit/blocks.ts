/** Parts that the views of several cards share. */
import type { Locale } from '../../locales/index.ts';
import type { View } from './card.ts';
import { plainText, TEXT_LIMIT } from './plain-text.ts';

/** The colour of a card's first line. It only underlines what the words say. */
export type Tone = 'accent' | 'good' | 'warning' | 'attention' | 'emphasis';

/** What every layout begins with. `title` is one of the locale's own texts: it is shown in a TextBlock. */
export function opening(locale: Locale, title: string, tone: Tone, reference?: string): View {
  const spoken = reference === undefined ? title : `${title} (${plainText(reference)})`;
  return { lang: locale.tag, title, tone, fallbackText: spoken };
}

/** A fact: its label and what it says. An empty value shows as a dash. */
export function row(label: string, value: string, limit?: number): View {
  return { label, value: plainText(value, limit) || '–' };
}

/** Groups of facts, each set a little apart; empty ones are left out. */
export function facts(...groups: readonly (readonly View[])[]): View[] {
  return groups.filter((rows) => rows.length > 0).map((rows, index) => ({ rows, separator: index > 0 }));
}

/** Paragraphs of text; empty ones are left out. */
export function paragraphs(...texts: readonly string[]): View[] {
  return texts.filter((text) => text !== '').map((text) => ({ text: plainText(text, TEXT_LIMIT) }));
}

/** A line that stands out above the rest of a card. */
export function notice(text: string, tone: Tone): readonly View[] {
  return [{ text: plainText(text, TEXT_LIMIT), tone }];
}

/** A button that the bot hears of. `positive`: the one main thing to do on its card. */
export function click(verb: string, title: string, style: 'default' | 'positive' = 'default'): View {
  return { verb, title, style };
}

/** A part of a layout that is there or not. */
export function when(condition: boolean, ...views: readonly View[]): readonly View[] {
  return condition ? views : [];
}

/** A button that opens a page. */
export type Link = { readonly title: string; readonly url: string };
