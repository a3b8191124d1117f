/** What the Bot Framework's token service knows of an OAuth connection in the bot's registration, asked as for a sign-in. */
import type { Activity } from 'botbuilder';
import { AuthenticationConstants, type BotFrameworkAuthentication, ClaimsIdentity } from 'botframework-connector';
import { withDeadline } from '../../net/deadline.ts';
import { statusOf } from '../connector-errors.ts';
import type { Conversation } from '../ports.ts';

/** `exchangeUri`: its "Token Exchange URL"; null if it has none. Null if there is no such connection. */
export type ConnectionLook = (
  connection: string,
  place: Conversation,
  member: string,
) => Promise<{ readonly exchangeUri: string | null } | null>;

const DEADLINE_MS = 5_000;

export function createConnectionLook(authentication: BotFrameworkAuthentication, appId: string): ConnectionLook {
  const identity = new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: appId }]);
  return async (connection, place, member) => {
    const activity: Partial<Activity> = {
      channelId: 'msteams',
      serviceUrl: place.serviceUrl,
      from: { id: member, name: '' },
      recipient: { id: place.bot, name: '' },
      conversation: { id: place.id, conversationType: 'channel', isGroup: true, name: '' },
    };
    try {
      const client = await authentication.createUserTokenClient(identity);
      // The SDK's type requires fields that it doesn't send.
      const asked = client.getSignInResource(connection, activity as Activity, '');
      const { tokenExchangeResource } = await withDeadline(asked, DEADLINE_MS);
      return { exchangeUri: tokenExchangeResource?.uri ?? null };
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  };
}
