/** Parts that the data of several templates share. */
import type { Locale } from '../../locales/index.ts';
import type { Instant } from '../../requests/model/request.ts';
import { plainText, TEXT_LIMIT } from './text/plain-text.ts';

/** The colour of a card's first line. It only underlines what the words say. */
export type Tone = 'accent' | 'good' | 'warning' | 'attention' | 'emphasis';

export type ClickStyle = 'default' | 'positive';

export type Paragraph = { readonly text: string };
/** A fact: its label and what it says. */
export type Row = { readonly label: string; readonly value: string };
/** A line that stands out above the rest of a card. */
export type Notice = Paragraph & { readonly tone: Tone };
/** A button that the bot hears of. */
export type Click = { readonly verb: string; readonly title: string; readonly style: ClickStyle };
/** A button that asks once before the bot hears of it. */
export type Confirm = {
  readonly verb: string;
  readonly title: string;
  readonly question: string;
  readonly button: string;
};
/** A button that opens a page. */
export type Link = { readonly title: string; readonly url: string };

type Opening = {
  readonly lang: string;
  readonly title: string;
  readonly tone: Tone;
  readonly fallbackText: string;
};

/** What most cards begin with. `title` is one of the locale's own texts: it is shown in a TextBlock. */
export function opening(locale: Locale, title: string, tone: Tone, reference?: string): Opening {
  return { lang: locale.tag, title, tone, fallbackText: inOneLine(title, reference) };
}

/** A card in one line: its title, and the reference of its request. */
export function inOneLine(title: string, reference?: string): string {
  return reference === undefined ? title : `${title} (${plainText(reference)})`;
}

/** An empty value shows as a dash. */
export function row(label: string, value: string, limit?: number): Row {
  return { label, value: plainText(value, limit) || '–' };
}

/** One group of facts; none where there are no rows. */
export function facts(rows: readonly Row[]): readonly { readonly rows: readonly Row[] }[] {
  return when(rows.length > 0, { rows });
}

/** Several groups of facts, each set a little apart; empty ones are left out. */
export function factGroups(
  ...groups: readonly (readonly Row[])[]
): readonly { readonly rows: readonly Row[]; readonly separator: boolean }[] {
  return groups.filter((rows) => rows.length > 0).map((rows, index) => ({ rows, separator: index > 0 }));
}

/** Paragraphs of text; empty ones are left out. */
export function paragraphs(...texts: readonly string[]): readonly Paragraph[] {
  return texts.filter((text) => text !== '').map((text) => ({ text: plainText(text, TEXT_LIMIT) }));
}

export function notice(text: string, tone: Tone): readonly Notice[] {
  return [{ text: plainText(text, TEXT_LIMIT), tone }];
}

/** `positive`: the one main thing to do on its card. */
export function click(verb: string, title: string, style: ClickStyle = 'default'): Click {
  return { verb, title, style };
}

/** A part of a card that is there or not. */
export function when<Part>(condition: boolean, ...parts: readonly Part[]): readonly Part[] {
  return condition ? parts : [];
}

/** How long something lasts that ends in minutes, in the locale's words. Only for a card that is read at once. */
export function soon(locale: Locale, now: Instant, until: Instant): string {
  return locale.soon(Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 60_000)), locale.time(until));
}
