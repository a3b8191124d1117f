/**
 * The link that opens a chat with the bot (Microsoft Teams, "Deep link to a chat"). It reaches guests too, whom a setup policy may
 * not.
 */
import type { Cloud } from '../../requests/model/cloud.ts';

/** Where Teams is in each cloud; null where we don't know it, and make no link up. */
export const TEAMS = {
  public: 'https://teams.microsoft.com',
  'us-government': 'https://gov.teams.microsoft.us',
  'us-defense': 'https://dod.teams.microsoft.us',
  china: null,
} as const satisfies Readonly<Record<Cloud, string | null>>;

/**
 * @param bot its application ID, or its id in Teams (`28:…`)
 * @param tenantId of this organisation, so that guests don't look for the bot in their own
 */
export function chatLink(teams: string, bot: string, tenantId?: string): string {
  const tenant = tenantId === undefined ? '' : `&tenantId=${tenantId}`;
  return `${teams}/l/chat/0/0?users=28:${bot.replace(/^28:/, '')}${tenant}`;
}
