/**
 * The languages the bot speaks. A new one is a copy of `en/`, translated, with its entry here and in the manifest
 * (`localizationInfo` of `appPackage/manifest.json`).
 */
import { type Zone, UTC, timesIn } from './date-time.ts';
import { locale as en } from './en/locale.ts';
import type { Locale } from './locale.ts';
import { locale as nl } from './nl/locale.ts';

export type { HomeKey } from './requester/homes.ts';
export type { Locale } from './locale.ts';
export type { Intent } from './reading/phrases.ts';
export type { Zone } from './date-time.ts';

export const locales: readonly Locale[] = [en, nl];

/**
 * What someone reads: the language of a tag as Teams sends it (`nl-BE` is Dutch), English where there is none or it is not spoken,
 * with times as they are written in the tag's region.
 */
export function localeFor(tag: string | undefined, zone: Zone = UTC): Locale {
  const { language, region } = partsOf(tag);
  const spoken = locales.find((locale) => locale.tag === language);
  if (spoken === undefined) return zone === UTC ? en : { ...en, ...timesIn(en.region, zone) };
  if (region === undefined && zone === UTC) return spoken;
  return { ...spoken, ...timesIn(region === undefined ? spoken.region : `${spoken.tag}-${region}`, zone) };
}

/** The tag comes with a message: it may be no tag at all, or ask for other numerals and calendars. */
function partsOf(tag = ''): { readonly language: string; readonly region?: string | undefined } {
  try {
    return new Intl.Locale(tag);
  } catch {
    return { language: '' };
  }
}
