/** The Bot Connector's REST API, for callers with a token of this bot. */
import { messageRoutes, type ConnectorWorld } from './connector-messages.ts';
import { rosterRoutes, type RosterWorld } from './connector-rosters.ts';
import type { Route } from './http.ts';
import type { AcceptedToken } from './identity-endpoint.ts';

const AUDIENCE = 'https://api.botframework.com';

export function connectorRoutes(
  world: ConnectorWorld & RosterWorld,
  accepts: (token: string) => AcceptedToken | undefined,
): Route[] {
  return [...messageRoutes(world), ...rosterRoutes(world)].map((route) => ({
    ...route,
    handle(call) {
      const [, token] = /^Bearer (.+)$/i.exec(call.headers.authorization ?? '') ?? [];
      if (token === undefined || accepts(token)?.audience !== AUDIENCE) {
        return { status: 401, body: { message: 'Authorization has been denied for this request.' } };
      }
      return route.handle(call);
    },
  }));
}
