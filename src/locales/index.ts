/**
 * The languages the bot speaks. A new one is a copy of `en/`, translated, with its entry here and in the manifest
 * (`localizationInfo` of `appPackage/manifest.json`).
 */
import { locale as en } from './en/locale.ts';
import type { Locale } from './locale.ts';
import { locale as nl } from './nl/locale.ts';

export type { HomeKey } from './homes.ts';
export type { Locale } from './locale.ts';
export type { Intent } from './reading/phrases.ts';

export const locales: readonly Locale[] = [en, nl];

/** The language for a tag as Teams sends it (`nl-BE` is Dutch); English where there is none or it is not spoken. */
export function localeFor(tag: string | undefined): Locale {
  const language = tag?.split('-')[0]?.toLowerCase();
  return locales.find((locale) => locale.tag === language) ?? en;
}
