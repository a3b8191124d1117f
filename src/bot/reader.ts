import { type Locale, localeFor } from '../locales/index.ts';
import type { Place } from './turn.ts';

/** In which language someone reads, and with which times: their own, where Teams has said where they are. */
export function localeOfReader({ language, timeZone }: Pick<Place, 'language' | 'timeZone'>): Locale {
  return localeFor(language, timeZone === '' ? undefined : { name: timeZone, own: true });
}
