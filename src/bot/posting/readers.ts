/** How the readers of a card read: a person in their own time zone, a channel in that of a setting. */
import { type Locale, localeFor } from '../../locales/index.ts';
import type { Audience, Conversation } from '../ports.ts';
import { localeOfReader } from '../reader.ts';
import { isForApprovers } from './places.ts';

/**
 * @param place where the card is to be; undefined if it isn't known
 * @param known language tag of the card that is there
 * @param channelTimeZone of the approvals channel, where nobody's own zone counts
 */
export function localeOfCard(
  audience: Audience,
  place: Pick<Conversation, 'locale' | 'timeZone'> | undefined,
  known: string,
  channelTimeZone: string,
): Locale {
  const language = place?.locale ?? known;
  return isForApprovers(audience)
    ? localeFor(language, { name: channelTimeZone, own: false })
    : localeOfReader({ language, timeZone: place?.timeZone ?? '' });
}
