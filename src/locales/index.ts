/** The languages the bot speaks. */
import { en } from './en/locale.ts';
import type { Locale } from './locale.ts';
import { nl } from './nl/locale.ts';

export type { HomeKey } from './homes.ts';
export type { Locale } from './locale.ts';
export type { Written } from './progress.ts';
export type { Intent } from './phrases.ts';

export const locales: readonly Locale[] = [en, nl];

/** The language for a tag as Teams sends it (`nl-BE` is Dutch); English where there is none or it is not spoken. */
export function localeFor(tag: string | undefined): Locale {
  const language = tag?.split('-')[0]?.toLowerCase();
  return locales.find((locale) => locale.tag === language) ?? en;
}
